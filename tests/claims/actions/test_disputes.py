"""Who disputes a claim from within, when its quotes have come from another claim."""

import pytest

from claims.actions import corroboration
from claims.models import Appearance, Claim, Contradiction
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_source

pytestmark = pytest.mark.django_db


def voice(claim: Claim, name: str, stance: Stance) -> Appearance:
    capture = make_capture(article=make_article(make_source(name)))
    return make_appearance(claim, capture=capture, stance=stance)


def disputed() -> Claim:
    """A claim that one outlet asserts and another disputes."""
    claim = make_claim()
    voice(claim, "Lindt Courier", Stance.ASSERTS)
    voice(claim, "Harbour Post", Stance.DISPUTES)
    corroboration.refresh(claim_id=claim.pk)
    return claim


def moved(claim: Claim) -> Claim:
    """The claim that took all its quotes, weighed before the one they came from."""
    taker = make_claim()
    claim.appearances.update(claim=taker)
    corroboration.refresh(claim_id=taker.pk)
    return taker


def test_quotes_that_move_take_their_dispute_along_whichever_claim_is_weighed_first() -> None:
    claim = disputed()
    before = Contradiction.objects.get()

    taker = moved(claim)
    corroboration.refresh(claim_id=claim.pk)

    after = Contradiction.objects.get()
    assert (before.one, after.one) == (claim, taker)


def test_a_dispute_that_a_person_judged_moves_with_its_quotes_and_stays_judged(ana: User) -> None:
    claim = disputed()
    Contradiction.objects.update(
        judgement=Judgement.REJECTED, judged_by=ana, judged_at="2026-10-12T08:00Z", judged_why="No."
    )

    taker = moved(claim)
    corroboration.refresh(claim_id=claim.pk)

    kept = Contradiction.objects.get()
    assert (kept.one, kept.judgement) == (taker, Judgement.REJECTED)
