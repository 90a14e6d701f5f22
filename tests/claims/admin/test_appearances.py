"""Appearances on the desk."""

import pytest

from claims.models import Appearance
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.desk import address, save, sit, told
from tests.factories import make_appearance, make_capture, make_claim

pytestmark = pytest.mark.django_db
TEXT = "Four were killed on Friday, the council said."


def test_a_quote_is_added_by_hand(ana: User) -> None:
    claim, capture, client = make_claim(), make_capture(TEXT), sit(ana)
    said = {"quote": "Four were killed", "stance": "repeats", "why": "Missed."}

    save(client, address(Appearance, "add"), claim=claim.pk, capture=capture.pk, **said)

    row = Appearance.objects.get()
    assert (row.claim, row.quote, row.judged_by) == (claim, "Four were killed", ana)


def test_a_quote_that_does_not_stand_there_is_refused_with_the_nearest_words(ana: User) -> None:
    answer = save(
        sit(ana),
        address(Appearance, "add"),
        claim=make_claim().pk,
        capture=make_capture(TEXT).pk,
        quote="Four people killed on Friday",
        stance="repeats",
        why="Missed.",
    )

    assert told(answer) == (
        "These words do not stand in the capture; the nearest are “Four were killed on Friday,”"
    )


def test_choosing_another_claim_moves_the_appearance(ana: User) -> None:
    row, other = make_appearance(), make_claim()

    save(sit(ana), address(row, "change"), claim=str(other.pk), why="The other raid.")

    row.refresh_from_db()
    assert (row.claim, row.judgement) == (other, Judgement.CONFIRMED)


def test_an_appearance_is_rejected(ana: User) -> None:
    row = make_appearance()

    save(sit(ana), address(row, "change"), judgement="rejected", why="A question, no claim.")

    row.refresh_from_db()
    assert (row.judgement, row.judged_why) == (Judgement.REJECTED, "A question, no claim.")
