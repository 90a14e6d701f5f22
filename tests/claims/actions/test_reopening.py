"""A pair somebody dismissed stays dismissed for the same values, and is opened again when one side's changes."""

import pytest

from claims.actions import contradictions, judgements, pairs
from claims.models import Claim, Contradiction
from claims.vocabulary import Outcome
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim, make_event, make_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def dismissed(ben: User) -> Contradiction:
    """Two against four, dismissed by Ben."""
    event = make_event()
    measure = make_measure(event)
    for low in (2, 4):
        claim = make_claim(f"{low} were killed.", event=event, measure=measure, low=low, high=low)
        make_appearance(claim)
    contradictions.compare(event_id=event.pk)
    (pair,) = Contradiction.objects.all()
    return judgements.judge(
        row=pair, judgement=Judgement.REJECTED, by=ben, why="Two hospitals.", version=pair.version
    )


def compare_again(pair: Contradiction) -> Contradiction:
    contradictions.compare(event_id=pair.one.event_id)
    (found,) = Contradiction.objects.all()
    return found


def test_what_both_sides_gave_and_how_far_apart_is_kept(dismissed: Contradiction) -> None:
    assert (dismissed.one_value, dismissed.other_value) == ("two", "four")
    assert dismissed.apart == 0.5


def test_it_stays_dismissed_while_both_give_the_same(dismissed: Contradiction) -> None:
    found = compare_again(dismissed)

    assert found.judgement == Judgement.REJECTED
    assert found.version == dismissed.version


def test_it_is_opened_again_and_says_so_when_one_side_gives_something_else(dismissed: Contradiction) -> None:
    Claim.objects.filter(low=4).update(low=7, high=7)

    found = compare_again(dismissed)

    assert (found.judgement, found.outcome) == (Judgement.SUGGESTED, Outcome.CONTRADICTS)
    assert found.version == dismissed.version + 1
    assert found.reopened.startswith(f"Dismissed by {dismissed.judged_by}")
    assert "(“Two hospitals.”); opened again because “four” is now “seven”." in found.reopened


def test_a_change_that_leaves_no_contradiction_opens_nothing(dismissed: Contradiction) -> None:
    Claim.objects.filter(low=4).update(low=2, high=2)

    assert compare_again(dismissed).judgement == Judgement.REJECTED


def test_what_was_dismissed_before_values_were_kept_takes_those_of_today(dismissed: Contradiction) -> None:
    Contradiction.objects.update(one_value="", other_value="")

    found = compare_again(dismissed)

    assert found.judgement == Judgement.REJECTED
    assert "four" in (found.one_value, found.other_value)


def test_the_same_quotes_in_another_claim_are_not_suggested_again(dismissed: Contradiction) -> None:
    (row,) = Claim.objects.get(low=4).appearances.all()
    another = make_claim("Four people died.", event=row.claim.event, measure=row.claim.measure, low=4, high=4)
    row.claim = another
    row.save()

    found = compare_again(dismissed)

    assert found.pk == dismissed.pk
    assert found.method == pairs.METHOD
