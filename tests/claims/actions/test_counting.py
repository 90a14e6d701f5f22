"""When a claim was first told: by the earliest article that gives it and whose day is known."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from claims.actions import corroboration
from claims.models import Appearance, Claim, Corroboration
from claims.vocabulary import Stance
from sources.vocabulary import Precision
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim

pytestmark = pytest.mark.django_db


def told(claim: Claim, day: int, precision: Precision = Precision.DAY, **fields: Any) -> Appearance:
    """The claim in an article that was published so many days after the first."""
    at = NOON + timedelta(days=day)
    article = make_article(published_at=at, published_precision=precision)
    return make_appearance(claim, capture=make_capture(article=article), **fields)


def first_told(claim: Claim) -> datetime | None:
    corroboration.refresh(claim_id=claim.pk)
    return Corroboration.objects.get(claim=claim).first_told


def test_a_claim_is_first_told_by_the_earliest_article_that_gives_it_and_whose_day_is_known() -> None:
    claim = make_claim()
    told(claim, 5)
    told(claim, 3)
    told(claim, 2, stance=Stance.DISPUTES)
    told(claim, 1, Precision.MONTH)
    make_appearance(claim, capture=make_capture(article=make_article()))

    assert first_told(claim) == NOON + timedelta(days=3)


def test_what_an_article_no_longer_says_did_not_tell_it_first() -> None:
    claim = make_claim()
    told(claim, 1, superseded_at=NOON + timedelta(days=9))
    told(claim, 4)

    assert first_told(claim) == NOON + timedelta(days=4)


def test_nothing_is_said_of_when_where_no_article_has_a_day() -> None:
    claim = make_claim()
    told(claim, 1, Precision.YEAR)

    assert first_told(claim) is None
