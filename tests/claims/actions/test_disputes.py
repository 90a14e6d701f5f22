"""Who disputes a claim from within, when its quotes have come from another claim, and when a piece says it twice."""

import pytest

from claims.actions import corroboration
from claims.models import Appearance, Claim, Contradiction, Corroboration
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.vocabulary import Judgement, SourceKind
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


def test_a_piece_that_denies_in_its_own_voice_what_it_quotes_somebody_denying_is_one_voice_against() -> None:
    claim = make_claim()
    hospital = make_source("Lindt Hospital", kind=SourceKind.INSTITUTION)
    voice(claim, "Naru Wire", Stance.ASSERTS)
    capture = make_capture(
        "Nobody died. The hospital said so.", article=make_article(source=make_source("Courier"))
    )
    make_appearance(claim, quote="Nobody died", capture=capture, stance=Stance.DISPUTES)
    make_appearance(
        claim,
        quote="The hospital said so",
        capture=capture,
        stance=Stance.DISPUTES,
        attributed_to=hospital,
    )

    corroboration.refresh(claim_id=claim.pk)

    backing = Corroboration.objects.get(claim=claim)
    against = [entry["label"] for entry in backing.ledger if entry["side"] == "against"]
    assert (backing.origins_against, against) == (1, ["Lindt Hospital"])
