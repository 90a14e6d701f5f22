"""What is tried out is truly done, and nothing of it is left."""

import contextlib

import pytest

from claims.actions import corroboration, trials
from claims.models import Appearance, Claim, Corroboration
from sources.vocabulary import Reliability
from tests.factories import make_appearance, make_capture, make_claim, make_grade, make_source
from tests.whole import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def weighed() -> Claim:
    claim = make_claim()
    speaker = make_source("The council")
    make_grade(speaker, Reliability.B)
    make_appearance(claim, capture=make_capture(), attributed_to=speaker)
    corroboration.refresh(claim_id=claim.pk)
    return claim


def test_whatever_is_written_is_gone_history_and_all(weighed: Claim) -> None:
    before = everything()

    with trials.tried():
        Claim.objects.update(text="Otherwise.")
        Appearance.objects.all().delete()
        corroboration.refresh(claim_id=weighed.pk)
        assert everything() != before

    assert everything() == before


def test_it_is_gone_when_something_fails_too(weighed: Claim) -> None:
    before = everything()

    with contextlib.suppress(RuntimeError), trials.tried():
        Claim.objects.update(text="Otherwise.")
        raise RuntimeError

    assert everything() == before


def test_a_score_worked_out_again_is_the_one_that_is_stored(weighed: Claim) -> None:
    before = everything()

    assert list(trials.differing(claims=[weighed.pk, 0])) == []
    assert everything() == before


def test_a_score_that_is_not_what_comes_out_is_told_with_the_columns_that_differ(weighed: Claim) -> None:
    stored = Corroboration.objects.get(claim=weighed)
    Corroboration.objects.filter(claim=weighed).update(score=0.01, articles=9, ledger=[])
    before = everything()

    (found,) = trials.differing(claims=[weighed.pk])

    assert found.as_json() == {
        "claim": weighed.public_id,
        "columns": ["articles", "ledger", "score"],
        "stored": 0.01,
        "worked": stored.score,
    }
    assert weighed.public_id in str(found)
    assert "0.0100 is stored" in str(found)
    assert everything() == before


def test_a_score_that_is_missing_or_stands_for_nothing_is_told(weighed: Claim) -> None:
    Corroboration.objects.all().delete()
    (missing,) = trials.differing(claims=[weighed.pk])
    corroboration.refresh(claim_id=weighed.pk)
    Appearance.objects.all().delete()
    (idle,) = trials.differing(claims=[weighed.pk])

    assert missing.stored == {}
    assert "none is stored" in str(missing)
    assert idle.worked == {}
    assert idle.as_json()["worked"] is None


def test_a_claim_that_waits_to_be_weighed_is_left_out(weighed: Claim) -> None:
    Corroboration.objects.update(score=0.01)
    corroboration.ask(claims=[weighed.pk])

    assert list(trials.differing(claims=[weighed.pk])) == []
