"""Judging claims, appearances and contradictions."""

from collections.abc import Callable

import pytest

from claims.actions import judgements
from claims.models import Appearance, Claim, Contradiction
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim, make_contradiction

pytestmark = pytest.mark.django_db


def read() -> Appearance:
    """An appearance the reader has found."""
    return make_appearance(method="reader 1")


MAKERS = [make_claim, read, make_contradiction]


@pytest.mark.parametrize("make", MAKERS)
def test_a_judgement_names_who_when_and_why_and_can_be_taken_back(
    ana: User, make: Callable[[], Claim | Appearance | Contradiction]
) -> None:
    row = make()

    judgements.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="Another year.", version=1)
    row.refresh_from_db()
    assert (row.judgement, row.judged_by, row.judged_why) == ("rejected", ana, "Another year.")

    judgements.judge(row=row, judgement=Judgement.SUGGESTED, by=ana, why="", version=2)
    row.refresh_from_db()
    assert (row.judgement, row.judged_by, row.judged_at, row.version) == ("suggested", None, None, 3)


@pytest.mark.parametrize("make", MAKERS)
def test_of_two_who_judge_one_version_the_second_is_told(
    ana: User, ben: User, make: Callable[[], Claim | Appearance | Contradiction]
) -> None:
    row = make()
    judgements.judge(row=row, judgement=Judgement.CONFIRMED, by=ana, why="Read it.", version=1)

    with pytest.raises(Stale, match="last judged by Ana Ruiz"):
        judgements.judge(row=row, judgement=Judgement.REJECTED, by=ben, why="Read it too.", version=1)

    row.refresh_from_db()
    assert row.judged_by == ana


def test_what_rests_on_an_appearance_is_worked_out_anew(ana: User) -> None:
    appearance = make_appearance()

    judgements.judge(row=appearance, judgement=Judgement.REJECTED, by=ana, why="Not said there.", version=1)

    claim = Claim.objects.select_related("event__act").get()
    assert (claim.score_due, claim.event.compare_due, claim.event.act.match_due) == (1, 1, 1)
    assert not Appearance.objects.standing().exists()


def test_both_sides_of_a_contradiction_are_weighed_anew(ana: User) -> None:
    contradiction = make_contradiction()

    judgements.judge(row=contradiction, judgement=Judgement.REJECTED, by=ana, why="Two raids.", version=1)

    assert set(Claim.objects.stale()) == {contradiction.one, contradiction.other}


def test_words_without_a_claim_cannot_be_confirmed(ana: User) -> None:
    with pytest.raises(Refused, match="move them to one"):
        judgements.judge(
            row=make_appearance(unclaimed=True), judgement=Judgement.CONFIRMED, by=ana, why="Yes.", version=1
        )


def test_a_quote_put_there_by_hand_is_rejected_not_taken_back(ana: User) -> None:
    appearance = make_appearance(judgement=Judgement.CONFIRMED, method="by hand")

    with pytest.raises(Refused, match="reject it instead"):
        judgements.judge(row=appearance, judgement=Judgement.SUGGESTED, by=ana, why="", version=1)
