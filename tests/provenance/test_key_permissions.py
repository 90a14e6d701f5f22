"""No key opens, by any route and method, more than its scopes, its state and the state of what is asked for allow."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from provenance.partners.actions import keys, partners
from provenance.partners.models import Key
from tests.partners import EVERYTHING, bearer, make_keeper, make_key, make_partner
from tests.permissions import ANY, API, IN_FULL, KEYS, NO_VIEWS, RESOURCES
from tests.provenance.test_permissions import Scene

pytestmark = pytest.mark.django_db
SHARE = 1.0 if IN_FULL else 0.04
"""How many of the cells of the table are tried, picked by chance from one seed."""
SEED = 27
ROUTES = sorted({*KEYS, *NO_VIEWS})
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
HIDDEN: dict[str, dict[str, Any]] = {
    "draft": {"publication": "draft"},
    "withdrawn": {"publication": "withdrawn"},
    "under embargo": {"publication": "published", "embargo_until": timezone.now() + timedelta(days=900)},
}
"""How something may be kept from partners."""


@dataclass(frozen=True)
class Shown:
    """A key as it is shown; ``fault`` is what it is refused with everywhere, empty where it is good."""

    headers: dict[str, str]
    scopes: tuple[str, ...] = ()
    fault: str = ""


@pytest.fixture
def shown() -> dict[str, Shown]:
    """A key of each scope, one of all, one of all but each, and one for every way of being no good."""
    who, partner = make_keeper(), make_partner("Harbour Courier")
    scopes = {each: (each,) for each in EVERYTHING}
    scopes |= {
        f"all but {each}": tuple(other for other in EVERYTHING if other != each) for each in EVERYTHING
    }
    scopes["all"] = tuple(EVERYTHING)
    good = {
        name: Shown(bearer(make_key(partner, name, scopes=each, a_minute=100_000)), each)
        for name, each in scopes.items()
    }
    bad = {name: make_key(name=name) for name in ("revoked", "expired", "stopped")}
    bad["elsewhere"] = make_key(name="elsewhere", networks="203.0.113.0/24")
    keys.revoke(key=bad["revoked"].key, version=1, by=who, why="Leaked.")
    Key.objects.filter(name="expired").update(expires_at=timezone.now())
    partners.stop(partner=bad["stopped"].key.partner, version=1, by=who, why="Left.")
    told = {"stopped": "partner_stopped", "elsewhere": "key_out_of_network"}
    refused = {name: Shown(bearer(each), (), told.get(name, f"key_{name}")) for name, each in bad.items()}
    forgotten = make_key(name="forgotten")
    Key.objects.filter(name="forgotten").delete()
    return good | refused | {"forgotten": Shown(bearer(forgotten), (), "key_unknown")}


def expected(route: str, method: str, key: Shown) -> tuple[int, str]:
    """With what a key is turned away, number and code; 0 where it is let in."""
    if key.fault:
        return (403 if key.fault == "key_out_of_network" else 401), key.fault
    opens = KEYS.get(route, {})
    method = "GET" if method == "HEAD" else method
    if route in NO_VIEWS or (method in opens and opens[method] in (ANY, *key.scopes)):
        return 0, ""
    return (403, "key_out_of_scope") if method in opens else (405, "method_not_allowed")


def test_every_route_of_the_api_says_what_it_asks_of_a_key() -> None:
    assert {name for name in API if name.startswith("api:")} == set(KEYS) | NO_VIEWS


def test_each_key_opens_what_its_scopes_say_and_no_more(
    shown: dict[str, Shown], proved: Callable[..., None]
) -> None:
    scene, client, chance = Scene(), Client(raise_request_exception=False), random.Random(SEED)  # noqa: S311
    cells = [(route, method, name) for route in ROUTES for method in METHODS for name in shown]
    picked = [cell for cell in cells if chance.random() < SHARE]
    wrong = []
    for route, method, name in picked:
        answer = client.generic(
            method, scene.address(route), b"{}", content_type="application/json", headers=shown[name].headers
        )
        code, fault = expected(route, method, shown[name])
        told = answer.json()["code"] if method != "HEAD" and answer.status_code == code else fault
        let_in = answer.status_code not in (401, 403) and answer.status_code < 500
        if (let_in, "") != (True, fault) if code == 0 else (answer.status_code, told) != (code, fault):
            wrong.append((route, method, name, answer.status_code, fault))
    assert wrong == []
    proved(
        "T27",
        size=f"{len(ROUTES)} routes × {len(METHODS)} methods × {len(shown)} keys",
        figure=f"{len(picked) - len(wrong):,} of {len(picked):,} cells of keys as declared",
    )


def test_what_is_hidden_is_not_there_for_any_key_and_nor_is_what_another_partner_proposed(
    shown: dict[str, Shown], proved: Callable[..., None]
) -> None:
    client, cells, wrong = Client(raise_request_exception=False), 0, []
    good = [name for name, key in shown.items() if not key.fault and (IN_FULL or name in ("all", "read"))]
    scenes = {state: Scene(**fields) for state, fields in HIDDEN.items()}
    named = [route for route in KEYS if route not in NO_VIEWS and _names_one(scenes["draft"], route)]
    assert len(named) > 15
    for state, scene in scenes.items():
        for route in named:
            for name in good:
                answer = client.get(scene.address(route), headers=shown[name].headers)
                code, _ = expected(route, "GET", shown[name])
                cells += 1
                told = b"".join(answer.streaming_content) if answer.streaming else answer.content
                if answer.status_code != (code or 404) or scene.claim.text.encode() in told:
                    wrong.append((state, route, name, answer.status_code))
    assert wrong == []
    proved(
        "T27",
        size=f"{len(HIDDEN)} states × {len(named)} routes × {len(good)} keys",
        figure=f"{cells:,} of {cells:,} of what is hidden",
    )


def _names_one(scene: Scene, route: str) -> bool:
    """Whether the address names something of the scene that is hidden with it."""
    return any(
        each in scene.address(route)
        for each in (scene.claim.public_id, scene.claim.event.public_id, scene.capture.article.public_id,
                     scene.capture.public_id, scene.appearance.public_id, scene.derivation.public_id)
    )  # fmt: skip


def test_a_whole_list_asks_for_the_scope_that_opens_whole_lists(shown: dict[str, Shown]) -> None:
    Scene()
    client = Client(raise_request_exception=False)
    for name in ("all", "read", "bulk", "all but bulk", "all but read"):
        for resource in RESOURCES if IN_FULL else RESOURCES[:2]:
            for how in ("ndjson", "csv", "xlsx"):
                answer = client.get(f"/api/v1/{resource}/?format={how}", headers=shown[name].headers)
                may = {"read", "bulk"} <= set(shown[name].scopes)
                assert answer.status_code == (200 if may else 403), (name, resource, how)
