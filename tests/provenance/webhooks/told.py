"""Endpoints and changes to tell them of, for tests; endpoints are made by the product’s own action."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from provenance.partners.changes import ChangeTold
from provenance.partners.models import Partner
from provenance.telling.models import Fate
from provenance.telling.places import Place
from provenance.webhooks.actions import deliveries, endpoints
from provenance.webhooks.actions.endpoints import Made
from provenance.webhooks.models import Delivery, Endpoint
from sources.publicid import public_id
from tests.factories import NOON
from tests.partners import make_keeper, make_partner

SITE = "https://newsroom.example"
URL = "https://desk.example/told"
WORLD = {"desk.example": ("127.0.0.1", 9)}
"""Somebody knows that name; nothing is asked of the network to find it."""
_numbers = count(1)


def make_endpoint(partner: Partner | None = None, *, url: str = URL, resources: Sequence[str] = ()) -> Made:
    """An endpoint that is told of everything unless the test says otherwise."""
    return endpoints.begin(
        partner=partner or make_partner(),
        url=url,
        resources=resources,
        by=make_keeper(),
        why="For their desk.",
    )


def a_change(
    resource: str = "claims", action: Fate = Fate.UPDATED, name: str = "", **fields: Any
) -> ChangeTold:
    """Something that changed, of its own name unless the test gives one."""
    known = public_id("told", name or str(next(_numbers)))
    told: ChangeTold = {
        "resource": resource,
        "id": known,
        "action": action,
        "became": None,
        "at": NOON,
        "row": None,
    }
    return told | fields  # type: ignore[return-value]


def write(endpoint: Endpoint, *told: ChangeTold) -> list[Delivery]:
    """Have an endpoint told of some changes: the messages, in their order."""
    endpoint.refresh_from_db()
    before = endpoint.sequence
    end = Place(endpoint.place + len(told), endpoint.started)
    assert deliveries.write(endpoint=endpoint, told=told, end=end, site=SITE, now=NOON) is not None
    endpoint.refresh_from_db()
    return list(endpoint.deliveries.filter(sequence__gt=before).order_by("sequence"))


def later(**much: float) -> Any:
    """A clock that stands so long after noon."""
    return lambda: NOON + timedelta(**much)
