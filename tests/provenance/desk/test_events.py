"""The pages on which events are merged and claims moved: looked up, tried without a trace, saved, taken back."""

from typing import Any

import pytest
from django.test import Client

from claims.actions import corroboration, mergers
from claims.models import Claim, Contradiction, Event
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.pipeline import line
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim, make_event
from tests.provenance.pages.reading import plain, shown
from tests.reviewing import sign_in
from tests.whole import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker() -> Client:
    return sign_in(Role.FACT_CHECKER)[0]


@pytest.fixture
def claims() -> tuple[Claim, Claim]:
    """Two claims that cannot both stand, were they about one event."""
    pair = []
    for title, low in (("Ferry sinks", 4), ("Storm at Olmari", 9)):
        event = make_event(title, when_first="2026-02-27")
        claim = make_claim(f"{low} drowned.", event=event, low=low, high=low)
        make_appearance(claim, low=low, high=low, population="people", judgement=Judgement.CONFIRMED)
        corroboration.refresh(claim_id=claim.pk)
        pair.append(claim)
    line.drain()
    return pair[0], pair[1]


def merging(event: Event, query: str = "") -> str:
    return f"/events/{event.public_id}/merge/{query}"


def moving(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/event/"


def send(client: Client, page: str, row: Event | Claim, other: Event, /, **typed: Any) -> Any:
    row.refresh_from_db()
    other.refresh_from_db()
    held = {"version": row.version, f"version-{other.public_id}": other.version, "why": "One storm."}
    return client.post(page, {**held, "other": other.public_id, "keep": "other", **typed}, follow=True)


def test_merging_shows_what_would_contradict_what_and_can_be_split(
    checker: Client, claims: tuple[Claim, Claim]
) -> None:
    one, other = claims[0].event, claims[1].event
    assert f'value="{other.public_id}"' in shown(checker, merging(one))
    assert "No other event holds all of these words" in shown(checker, merging(one, "?q=zebra"))
    assert f'value="{other.public_id}"' in shown(checker, merging(one, "?q=storm"))
    before = everything()
    tried = plain(send(checker, merging(one), one, other, deed="try").content.decode())
    assert "Would contradict each other: 4 drowned. · 9 drowned." in tried
    assert everything() == before

    answer = send(checker, merging(one), one, other, deed="save")
    assert answer.redirect_chain[0][0] == merging(other)
    assert (
        checker.get(f"/events/{one.public_id}/").headers["Location"].startswith(f"/events/{other.public_id}/")
    )
    line.drain()
    assert Contradiction.objects.rivalries().count() == 1

    one.refresh_from_db()
    undo = {"deed": "undo", "one": one.public_id, "version": one.version, "why": "Two storms."}
    assert "Split off again" in plain(checker.post(merging(other), undo, follow=True).content.decode())
    line.drain()
    assert Contradiction.objects.rivalries().count() == 0


def test_a_claim_is_moved_with_a_look_beforehand_and_put_back(
    checker: Client, claims: tuple[Claim, Claim]
) -> None:
    claim, other = claims[0], claims[1].event
    was = claim.event
    shown(checker, moving(claim))
    before = everything()
    assert "Would contradict each other:" in plain(
        send(checker, moving(claim), claim, other, deed="try").content.decode()
    )
    assert everything() == before

    told = plain(send(checker, moving(claim), claim, other, deed="save").content.decode())
    assert "Moved: the claim is about “Storm at Olmari” now" in told
    assert "Taken out of Ferry sinks fact-checker" in told

    send(checker, moving(claim), claim, was, deed="save")
    claim.refresh_from_db()
    assert claim.event == was


def test_what_cannot_be_related_is_said_and_nothing_moves(
    checker: Client, claims: tuple[Claim, Claim]
) -> None:
    claim, other = claims[0], claims[1].event
    own = claim.event
    cases: list[tuple[str, Event | Claim, dict[str, str], int, str]] = [
        (merging(own), own, {"other": ""}, 400, "Choose the event it is the same as"),
        (merging(own), own, {"other": "named", "other_named": "nobody"}, 400, "No event has this id"),
        (merging(own), own, {"keep": ""}, 400, "Choose which of the two is kept"),
        (merging(own), own, {"version": "7"}, 409, "Nothing of yours was saved"),
        (merging(own), own, {f"version-{other.public_id}": ""}, 400, "Look at the event first"),
        (merging(own), own, {"deed": "burn"}, 400, "use one of the buttons"),
        (merging(own), own, {"deed": "undo", "one": "nobody"}, 400, "open the page again"),
        (moving(claim), claim, {"other": ""}, 400, "Choose the event the claim is about"),
        (moving(claim), claim, {"other": own.public_id}, 400, "about this event already"),
        (moving(claim), claim, {"version": "7"}, 409, "Nothing of yours was saved"),
        (moving(claim), claim, {"why": " "}, 400, "Say why"),
        (moving(claim), claim, {"deed": "burn"}, 400, "use one of the buttons"),
    ]

    for page, row, typed, code, told in cases:
        answer = send(checker, page, row, other, **{"deed": "save", **typed})
        words = plain(answer.content.decode())
        assert (answer.status_code, told in words) == (code, True), (typed, words)
    assert Claim.objects.get(pk=claim.pk).event == own
    assert not Event.objects.exclude(merged_into=None).exists()


def test_who_may_relate_events_does_and_nobody_else(claims: tuple[Claim, Claim]) -> None:
    claim, other = claims[0], claims[1].event
    writers = (Role.FACT_CHECKER, Role.SENIOR_FACT_CHECKER, Role.ADMINISTRATOR)

    for role in (Role.CURATOR, None, *writers):
        client, code = sign_in(role)[0], 200 if role in writers else 403
        for page, row in ((merging(claim.event), claim.event), (moving(claim), claim)):
            assert client.get(page).status_code == code, role
            assert send(client, page, row, other, deed="try").status_code == code, role
        assert ("Same as another event?" in shown(client, f"/events/{other.public_id}/")) == (code == 200), (
            role
        )
    assert Client().get(merging(other)).status_code == 302


def test_a_form_for_what_was_merged_meanwhile_is_refused_and_says_so(
    checker: Client, claims: tuple[Claim, Claim], ana: User
) -> None:
    (one, two), third = claims, make_event("Squall", when_first="2026-02-27")
    send(checker, merging(one.event), one.event, two.event, deed="save")
    gone, other = make_claim("Four dead.", event=third), make_claim("Four died.", event=third)
    mergers.merge(claim=gone, into=other, by=ana, why="The same.", version=1)
    line.drain()
    before = everything()

    answers = [
        send(checker, merging(one.event), one.event, third, deed="save"),
        send(checker, moving(gone), gone, two.event, deed="save"),
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert all("meanwhile. Nothing of yours was saved" in plain(each.content.decode()) for each in answers)
    assert everything() == before
