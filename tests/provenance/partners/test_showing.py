"""Whoever shows a key is known by it or turned away with the remedy, at every address of the API."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from provenance.partners.actions import keys, partners
from provenance.partners.actions.keys import Made
from provenance.partners.models import Key
from provenance.partners.urls import urlpatterns
from provenance.partners.vocabulary import Scope
from sources.vocabulary import Publication
from tests.factories import make_article, make_user
from tests.partners import bearer, make_keeper, make_key, make_partner
from tests.provenance.partners.test_doors import SHAPE, addresses

pytestmark = pytest.mark.django_db
LIST = "/api/v1/claims/"
TEXT = {"text": "Four miners were killed in the Verrin quarry on Friday."}


def ask(client: Client, made: Made | None, address: str = LIST, method: str = "GET", **more: Any) -> Any:
    headers = bearer(made) if made else {}
    body = {"data": TEXT, "content_type": "application/json"} if method == "POST" else {}
    return getattr(client, method.lower())(address, headers=headers, **body, **more)


def test_what_is_no_key_of_ours_is_refused_at_every_address_whatever_would_be_answered_to_a_stranger(
    client: Client,
) -> None:
    unknown = f"Bearer {make_key().secret}"
    Key.objects.all().delete()
    all_of_them = addresses(make_article())
    for address in all_of_them:
        for shown, code in (
            (unknown, "key_unknown"),
            (unknown[:-1], "key_malformed"),
            ("Bearer", "key_malformed"),
        ):
            answer = client.get(address, headers={"Authorization": shown})

            assert (address, answer.status_code) == (address, 401)
            assert answer["WWW-Authenticate"] == 'Bearer realm="partners", error="invalid_token"'
            told = answer.json()
            assert set(told) == SHAPE
            assert (told["type"], told["code"], told["field"]) == ("not_authenticated", code, "Authorization")
    assert len(all_of_them) > 30


def test_each_way_a_key_may_be_no_good_is_told_with_what_to_do(client: Client) -> None:
    who, told = make_keeper(), {}
    made = {name: make_key(name=name) for name in ("revoked", "expired", "stopped", "elsewhere", "narrow")}
    keys.revoke(key=made["revoked"].key, version=1, by=who, why="Leaked.")
    Key.objects.filter(name="expired").update(expires_at=timezone.now())
    partners.stop(partner=made["stopped"].key.partner, version=1, by=who, why="Left.")
    for name, narrower in {"elsewhere": {"networks": "192.0.2.0/24"}, "narrow": {}}.items():
        asked = {"scopes": ["bulk"], "networks": "", **narrower}
        keys.change(key=made[name].key, version=1, by=who, why="Narrower.", **asked)  # type: ignore[arg-type]

    for name, each in made.items():
        answer = ask(client, each)
        told[name] = (
            answer.status_code,
            answer.json()["code"],
            answer["WWW-Authenticate"].partition(", ")[2],
        )
        assert "manager" in answer.json()["detail"], name
        assert each.secret not in answer.content.decode()

    assert told == {
        "revoked": (401, "key_revoked", 'error="invalid_token"'),
        "expired": (401, "key_expired", 'error="invalid_token"'),
        "stopped": (401, "partner_stopped", 'error="invalid_token"'),
        "elsewhere": (403, "key_out_of_network", 'error="insufficient_scope"'),
        "narrow": (403, "key_out_of_scope", 'error="insufficient_scope", scope="read"'),
    }


def test_a_key_expires_to_the_second(client: Client) -> None:
    made = make_key(lasts=timedelta(days=1))
    with time_machine.travel(made.key.expires_at - timedelta(seconds=1), tick=False):
        assert ask(client, made).status_code == 200
    with time_machine.travel(made.key.expires_at, tick=False):
        assert ask(client, made).json()["code"] == "key_expired"


def test_a_network_is_told_by_our_own_proxy_and_never_by_whoever_asks(client: Client, settings: Any) -> None:
    made = make_key(networks="192.0.2.0/24")
    inside, outside = "192.0.2.7", "198.51.100.7"

    assert ask(client, made, REMOTE_ADDR=inside).status_code == 200
    assert ask(client, made, REMOTE_ADDR=outside).status_code == 403
    assert ask(client, made, REMOTE_ADDR=outside, HTTP_X_FORWARDED_FOR=inside).status_code == 403
    settings.BEHIND_PROXY = True
    proxy = {"REMOTE_ADDR": "10.0.0.1"}
    assert ask(client, made, HTTP_X_FORWARDED_FOR=inside, **proxy).status_code == 200
    forged = ask(client, made, HTTP_X_FORWARDED_FOR=f"{inside}, {outside}", **proxy)
    assert (forged.status_code, outside in forged.json()["detail"]) == (403, True)


def test_a_key_sees_what_everybody_may_see_and_no_session_beside_it_shows_more(client: Client) -> None:
    made = make_key()
    draft, shown = make_article(publication=Publication.DRAFT), make_article()
    make_article(embargo_until=timezone.now() + timedelta(hours=1))
    client.force_login(make_user("ana", staff=True))

    rows = ask(client, made, "/api/v1/articles/").json()["results"]

    assert [row["id"] for row in rows] == [shown.public_id]
    assert ask(client, made, f"/api/v1/articles/{draft.public_id}/").status_code == 404
    assert len(ask(client, None, "/api/v1/articles/").json()["results"]) == 3


def test_pages_take_no_notice_of_a_key(client: Client) -> None:
    made = make_key()
    assert ask(client, made, "/claims/").status_code == 200
    assert ask(client, made, "/queue/").status_code == 302


def test_every_view_of_the_api_says_what_it_asks_of_a_key() -> None:
    views = [each.callback.cls for each in urlpatterns if hasattr(each.callback, "cls")]
    assert len(views) > 25
    for view in views:
        taken = {
            method for method in ("GET", "POST", "PUT", "PATCH", "DELETE") if hasattr(view, method.lower())
        }
        assert set(view.scopes) == taken, view


@pytest.mark.parametrize("scope", list(Scope))
def test_a_key_of_one_scope_opens_what_asks_for_it_and_nothing_else(client: Client, scope: Scope) -> None:
    made, opened = make_key(scopes=[scope]), 0
    for address in addresses(make_article()):
        kind = (
            getattr(resolve(address).func, "cls", None)
            if address.endswith("/") and "nowhere" not in address
            else None
        )
        for method, asked in getattr(kind, "scopes", {}).items():
            answer = ask(client, made, address, method)
            refused = answer.status_code == 403 and answer.json()["code"] == "key_out_of_scope"
            assert refused == (asked not in (None, scope)), (address, method, answer.status_code)
            opened += answer.status_code == 200
    assert opened >= 2


def test_a_view_that_names_no_scope_opens_to_no_key(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_key()
    monkeypatch.delattr("provenance.partners.views.Changes.scopes")
    answer = ask(client, made, "/api/v1/changes/")
    assert (answer.status_code, answer.json()["code"]) == (403, "no_key_opens")
    assert ask(client, None, "/api/v1/changes/").status_code == 200


def test_a_key_costs_one_query_and_one_write_an_hour(client: Client, django_assert_num_queries: Any) -> None:
    made = make_key(make_partner())
    ask(client, made)
    with django_assert_num_queries(0 + 1):
        assert ask(client, made, "/api/v1/").status_code == 200
    assert Key.objects.get().used_at is not None


def test_options_tell_everybody_what_an_address_takes(client: Client) -> None:
    assert ask(client, make_key(scopes=["bulk"]), method="OPTIONS").status_code == 200
    assert ask(client, make_key(scopes=["bulk"]), method="HEAD").status_code == 403


def test_a_program_is_told_which_key_it_shows_and_nobody_else_is(client: Client) -> None:
    made = make_key(make_partner("Harbour Courier"), scopes=["bulk"], networks="127.0.0.0/8", a_minute=30)

    told = ask(client, made, "/api/v1/key/").json()

    assert (told["partner"], told["name"], told["scopes"]) == ("Harbour Courier", "nightly pull", ["bulk"])
    assert (told["networks"], told["quota"]) == (["127.0.0.0/8"], {"most": 30, "seconds": 60})
    assert made.secret not in str(told)
    client.force_login(make_user("ana", staff=True))
    answer = ask(client, None, "/api/v1/key/")
    assert (answer.status_code, "Show a key" in answer.json()["detail"]) == (401, True)
