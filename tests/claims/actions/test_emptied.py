"""What is taken away when nothing turns out to say a claim, and what stays."""

import pytest

from claims.actions import emptied
from claims.models import Claim, Contradiction, Event, Measure
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim, make_contradiction, make_corroboration, make_review

pytestmark = pytest.mark.django_db


def test_a_claim_the_machine_made_and_nothing_says_goes_with_its_event() -> None:
    claim = make_corroboration().claim

    assert emptied.clear(claims={claim.pk}) == {claim.pk}

    assert not Claim.objects.exists()
    assert not Event.objects.exists()
    assert not Measure.objects.exists()


def test_what_is_still_said_or_was_touched_by_a_person_stays() -> None:
    kept = [
        make_appearance().claim,
        make_claim(version=2),
        make_claim(judgement=Judgement.REJECTED),
        make_review().claim,
        make_claim(merged_into=make_claim(version=2)),
    ]

    assert not emptied.clear(claims={claim.pk for claim in kept if claim})

    assert Claim.objects.count() == 6


def test_a_contradiction_goes_with_it_unless_a_person_has_judged_it() -> None:
    judged = make_contradiction(judgement=Judgement.CONFIRMED)
    pair = make_contradiction()
    for row in (judged, pair):
        row.one.appearances.update(claim=row.other)

    emptied.clear(claims={judged.one_id, pair.one_id})

    assert Contradiction.objects.get() == judged
    assert not Claim.objects.filter(pk=pair.one_id).exists()
    assert Event.objects.filter(pk=pair.other.event_id).exists()
