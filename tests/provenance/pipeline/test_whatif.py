"""A decision is tried out within bounds, and what is left undone is counted."""

from collections.abc import Callable

import pytest

from claims.actions import corroboration
from claims.models import Claim, Corroboration
from provenance.accounts.models import User
from provenance.pipeline import whatif
from provenance.pipeline.whatif import AtWork, what_if
from sources.actions import grades
from sources.errors import Refused
from sources.models import Source
from sources.vocabulary import Reliability
from tests.factories import make_appearance, make_capture, make_claim, make_source
from tests.whole import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(monkeypatch: pytest.MonkeyPatch) -> Source:
    """A source five claims rest on, all weighed, nothing waiting but what a decision stirs."""
    speaker = make_source("The council")
    for number in range(5):
        claim = make_claim(f"Number {number}.")
        make_appearance(claim, capture=make_capture(), attributed_to=speaker)
        corroboration.refresh(claim_id=claim.pk)
    Claim.objects.update(score_done=0, score_due=0)
    return speaker


def graded(source: Source, by: User, letter: Reliability = Reliability.A) -> Callable[[], object]:
    return lambda: grades.give(source=source, reliability=letter, by=by, reason="A long record.")


def test_the_claims_that_would_move_are_told_with_both_scores_and_why(council: Source, ben: User) -> None:
    before = everything()

    found = what_if(graded(council, ben), seconds=600)

    assert everything() == before
    assert len(found.moved) == 5
    assert all(each.after["score"] > each.before["score"] for each in found.moved)
    assert all("The council" in each.why for each in found.moved)
    assert (found.worked, found.unmoved, found.claims_left) == (5, 0, 0)


def test_only_so_many_claims_are_worked_out_and_the_others_counted(
    council: Source, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whatif, "MOST_CLAIMS", 3)

    found = what_if(graded(council, ben), seconds=600)

    assert (found.worked, found.claims_left) == (3, 2)


def test_claims_nobody_has_weighed_yet_come_last(
    council: Source, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Claim.objects.latest("pk")
    Corroboration.objects.filter(claim=fresh).delete()
    monkeypatch.setattr(whatif, "MOST_CLAIMS", 4)

    found = what_if(graded(council, ben), seconds=600)

    assert fresh not in {each.claim for each in found.moved}
    assert (len(found.moved), found.claims_left) == (4, 1)


def test_when_time_is_up_the_rest_is_counted(council: Source, ben: User) -> None:
    found = what_if(graded(council, ben), seconds=-1)

    assert (found.worked, found.moved) == (0, [])
    assert found.rows_left > 0


def test_a_refused_decision_is_refused_and_leaves_nothing(council: Source, ben: User) -> None:
    before = everything()

    with pytest.raises(Refused):
        what_if(lambda: grades.give(source=council, reliability=Reliability.A, by=ben, reason=" "))

    assert everything() == before


def test_what_waits_for_other_reasons_is_left_alone_and_said(council: Source, ben: User) -> None:
    waiting = Claim.objects.order_by("pk").first()
    assert waiting is not None
    Claim.objects.filter(pk=waiting.pk).update(score_due=9)

    found = what_if(graded(council, ben), seconds=600)

    assert found.waiting
    assert waiting.public_id not in {each.claim.public_id for each in found.moved if each.claim}


def test_too_much_work_waiting_is_a_clear_refusal(
    council: Source, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whatif, "MOST_WAITING", 1)
    Claim.objects.update(score_due=9)

    with pytest.raises(AtWork, match="try again"):
        what_if(graded(council, ben))
