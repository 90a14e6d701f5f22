"""The picture of how a claim has spread."""

import re
from datetime import timedelta

import pytest

from claims.actions import corroboration
from claims.models import Claim
from claims.pages.claim import claim_page
from claims.pages.spread import Spread
from claims.vocabulary import Outcome, Stance
from sources.models import Article, Source
from sources.vocabulary import Precision
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(db: None) -> Source:
    return make_source("Kapé Council")


@pytest.fixture
def claim(council: Source) -> Claim:
    """Four articles with the council's word, an hour apart; a fifth denies it, and a rival claim comes last."""
    claim, rival = make_claim("Four were hurt.", low=4, high=4), make_claim("Two were hurt.", low=2, high=2)
    said = [
        make_appearance(claim, capture=capture, stance=Stance.REPEATS, attributed_to=council)
        for capture in [make_capture(article=printed(hour)) for hour in range(4)]
    ]
    make_appearance(claim, capture=make_capture(article=printed(5)), stance=Stance.DISPUTES)
    other = make_appearance(rival, capture=make_capture(article=printed(8)), stance=Stance.ASSERTS)
    make_contradiction(said[0], other, outcome=Outcome.CONTRADICTS)
    corroboration.refresh(claim_id=claim.pk)
    return claim


def printed(hour: int) -> Article:
    return make_article(
        f"Piece of hour {hour}",
        source=make_source(f"Outlet {hour}"),
        published_at=NOON + timedelta(hours=hour),
    )


def drawn(claim: Claim) -> Spread | None:
    found: Spread | None = claim_page(
        Claim.objects.for_page().get(pk=claim.pk), None, NOON + timedelta(days=9)
    )["spread"]
    return found


def test_four_articles_rise_over_one_voice(claim: Claim) -> None:
    found = drawn(claim)

    assert found is not None
    assert (found.carried, found.heard) == (4, 1)
    assert found.articles == "M0 100H0V75H125V50H250V25H375V0H1000"
    assert re.fullmatch(r"M0 100H0V75H1000", found.voices)


def test_what_happened_is_told_in_order_with_the_articles_by_then(claim: Claim) -> None:
    found = drawn(claim)

    assert found is not None
    assert [(each.words, each.mark, each.by_then) for each in found.tidings] == [
        ("Kapé Council is heard", "origin", 1),
        ("Outlet 5 denies it", "disputes", 4),
        ("Outlet 8 has it otherwise: 2", "contra", 4),
    ]
    assert [(round(spot.at, 3), spot.mark) for spot in found.spots] == [(0.625, "disputes"), (1.0, "contra")]


def test_articles_not_dated_to_the_day_are_counted_aside(claim: Claim, council: Source) -> None:
    month = make_article("Some day in March", published_at=NOON, published_precision=Precision.MONTH)
    for article in (make_article("Undated"), month):
        make_appearance(claim, capture=make_capture(article=article), attributed_to=council)
    found = drawn(claim)

    assert found is not None
    assert (found.carried, found.undated) == (4, 2)


def test_one_moment_makes_no_picture(council: Source) -> None:
    claim = make_claim("One was hurt.", low=1, high=1)
    make_appearance(claim, capture=make_capture(article=printed(0)), attributed_to=council)

    assert drawn(claim) is None
