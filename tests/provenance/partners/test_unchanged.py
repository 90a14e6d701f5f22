"""Whoever holds the answer is told so at the door, exactly as the view would: never whom the door keeps out."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from provenance.partners import unchanged, usage
from provenance.partners.actions import keys, usages
from provenance.partners.actions.keys import Made
from tests.counting import forget_answers
from tests.factories import make_claim
from tests.partners import bearer, make_keeper, make_key
from tests.provenance.partners.settling import settle

# The end of the feed is only trusted when nothing is being written: so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/api/v1/claims/"
BY_THE_VIEW = {"Accept": "application/json, */*;q=0.1"}


@pytest.fixture
def at_the_door(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the answers given there."""
    given: list[int] = []
    real = unchanged.told

    def told(request: Any, view: Any) -> Any:
        answer = real(request, view)
        if answer is not None:
            given.append(answer.status_code)
        return answer

    monkeypatch.setattr(unchanged, "told", told)
    return given


def held(client: Client, made: Made, address: str = LIST) -> dict[str, str]:
    """The headers of a program that holds the answer, and has asked with its tag before."""
    settle()
    shown = bearer(made)
    shown["If-None-Match"] = client.get(address, headers=shown)["ETag"]
    assert client.get(address, headers=shown).status_code == 304
    return shown


def told(answer: Any) -> dict[str, str]:
    """The headers; what is left of the quota differs with every request."""
    assert (answer.status_code, answer.content) == (304, b"")
    headers = {name: value for name, value in answer.headers.items() if name != "RateLimit"}
    headers["Vary"] = ", ".join(sorted(headers["Vary"].split(", ")))
    headers["Content-Security-Policy"] = "; ".join(sorted(headers["Content-Security-Policy"].split("; ")))
    return headers


@pytest.fixture(autouse=True)
def _nothing_is_remembered(afresh: None) -> None:
    forget_answers()


def test_the_door_answers_with_one_question_as_the_view_does_and_counts_alike(
    client: Client, at_the_door: list[int]
) -> None:
    made, claim = make_key(a_minute=50), make_claim()
    for address in (LIST, f"{LIST}?page_size=3&fields=text", f"{LIST}{claim.public_id}/"):
        shown = held(client, made, address)
        by_the_view = client.get(address, headers={**shown, **BY_THE_VIEW})
        del at_the_door[:]
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address, headers=shown)

        assert (told(answer), at_the_door, len(asked)) == (told(by_the_view), [304], 1)
        assert answer["RateLimit"] != by_the_view["RateLimit"]
    usages.keep(usage.counted())
    assert made.key.usage.get().answered == 12


def test_what_was_written_since_is_told_and_so_is_another_form_of_the_answer(
    client: Client, at_the_door: list[int]
) -> None:
    made, claim = make_key(), make_claim()
    shown = held(client, made)
    del at_the_door[:]

    others = [client.get(LIST, headers={**shown, "Accept": form}) for form in ("text/csv", "text/html")]
    others += [
        client.get(LIST, headers={**shown, "If-None-Match": '"another"'}),
        client.head(LIST, headers=shown),
    ]
    assert [answer.status_code for answer in others] == [200, 406, 200, 304]
    Claim.objects.filter(pk=claim.pk).update(text="It happened twice.")

    assert client.get(LIST, headers=shown).json()["results"][0]["text"] == "It happened twice."
    assert at_the_door == []


def test_who_is_kept_out_is_not_told_that_nothing_has_changed(client: Client) -> None:
    make_claim()
    revoked, narrowed, spent = make_key(), make_key(), make_key(a_minute=3)
    shown = {made.key.pk: held(client, made) for made in (revoked, narrowed, spent)}
    by, why = make_keeper(), "To see."
    keys.revoke(key=revoked.key, version=1, by=by, why=why)
    keys.change(key=narrowed.key, version=1, scopes=["match"], networks="", by=by, why=why)
    settle()

    for made in (revoked, narrowed, spent):
        client.get(LIST, headers=shown[made.key.pk])
    numbers = [
        client.get(LIST, headers=shown[made.key.pk]).status_code for made in (revoked, narrowed, spent)
    ]

    assert numbers == [401, 403, 429]
