"""Partners and their keys for tests, made by the product’s own actions."""

from datetime import timedelta
from itertools import count
from typing import Any

from provenance.accounts.models import User
from provenance.partners.actions import keys, partners
from provenance.partners.actions.keys import Made
from provenance.partners.models import Partner
from provenance.partners.vocabulary import Scope
from tests.factories import make_user

EVERYTHING = [each.value for each in Scope]
_numbers = count(1)


def make_keeper() -> User:
    """Who looks after partners."""
    found = User.objects.filter(username="petra").first()
    return found or make_user("petra", staff=True)


def make_partner(name: str = "", **fields: Any) -> Partner:
    """A partner newsroom, without a key."""
    name = name or f"Harbour Courier {next(_numbers)}"
    return partners.welcome(name=name, by=make_keeper(), why="They have signed.", **fields)


def make_key(partner: Partner | None = None, name: str = "nightly pull", **fields: Any) -> Made:
    """A key that opens everything from everywhere for a year, unless the test says otherwise."""
    asked = {"scopes": EVERYTHING, "networks": "", "lasts": timedelta(days=365), **fields}
    return keys.make(
        partner=partner or make_partner(), name=name, by=make_keeper(), why="For their desk.", **asked
    )


def bearer(made: Made) -> dict[str, str]:
    """The header that shows a key."""
    return {"Authorization": f"Bearer {made.secret}"}
