"""A full rescore changes nothing where every change was followed up, and finds what was not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import corroboration, rescoring
from claims.models import Claim, Corroboration
from sources.vocabulary import Reliability
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_grade, make_source
from tests.learned import make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims() -> list[Claim]:
    """Five claims, all weighed."""
    found = [make_claim() for _ in range(5)]
    for claim in found:
        make_appearance(claim)
        corroboration.refresh(claim_id=claim.pk)
    return found


def test_a_full_rescore_changes_nothing(claims: list[Claim]) -> None:
    assert list(rescoring.differing()) == []
    assert not Claim.objects.stale().exists()


def test_only_the_claim_that_differs_is_found_until_it_is_weighed_again(claims: list[Claim]) -> None:
    Corroboration.objects.filter(claim=claims[2]).update(score=0.99, score_high=1)

    assert [each.claim for each in rescoring.differing()] == [claims[2].public_id]

    corroboration.refresh(claim_id=claims[2].pk)
    assert list(rescoring.differing()) == []


def test_all_claims_of_a_stretch_take_one_statement(claims: list[Claim]) -> None:
    with CaptureQueriesContext(connection) as asked:
        list(rescoring.differing())

    assert len([each for each in asked if each["sql"].startswith("WITH RECURSIVE")]) == 1
    assert len(asked) <= 5


def test_a_rescore_of_no_claims_at_all_finds_none() -> None:
    assert list(rescoring.differing()) == []
    assert list(rescoring.differing(claims=[])) == []


def test_stretches_cover_every_claim(claims: list[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "STRETCH", 2)
    Corroboration.objects.update(origins_for=9)

    assert {each.claim for each in rescoring.differing()} == {claim.public_id for claim in claims}


def test_a_claim_whose_voices_lean_on_one_another_is_worked_out_by_itself() -> None:
    claim, wire, herald = make_claim(), make_source("Naru Wire"), make_source("Lindt Herald")
    for outlet in (wire, herald):
        make_grade(outlet, Reliability.B)
        make_appearance(claim, capture=make_capture(article=make_article(source=outlet)))
    corroboration.refresh(claim_id=claim.pk)
    assert list(rescoring.differing()) == []

    tie = make_tie(wire, herald)
    (found,) = rescoring.differing()
    assert found.worked["score"] < found.stored["score"]

    corroboration.refresh(claim_id=claim.pk)
    assert list(rescoring.differing()) == []

    tie.delete()
    (found,) = rescoring.differing()
    assert found.worked["score"] > found.stored["score"]
