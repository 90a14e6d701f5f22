"""Where the words of an appearance entered the news: the root surely out first, along what was really taken."""

from datetime import timedelta

import pytest

from claims.actions import corroboration
from claims.actions.lineages import root_keys
from claims.vocabulary import Stance
from sources.models import Article
from sources.vocabulary import DerivationKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_source,
)

pytestmark = pytest.mark.django_db


def out(days: int, seen: int) -> Article:
    """Published some days after the first noon, by its own word, and seen some days after it."""
    article = make_article(published_at=NOON + timedelta(days=days))
    make_capture(f"Told by {article.title}.", article=article, retrieved_at=NOON + timedelta(days=seen))
    return article


@pytest.mark.parametrize(
    ("others", "stands"),
    [
        pytest.param((-1, -1), 1, id="out before it, and seen then"),
        pytest.param((-1, 9), 0, id="dated back, and seen nine days later"),
        pytest.param((1, 1), 0, id="out after it"),
    ],
)
def test_a_date_far_before_the_first_sighting_puts_no_root_before_another(
    others: tuple[int, int], stands: int
) -> None:
    copy, roots = make_article(), (out(0, 0), out(*others))
    for root in roots:
        make_derivation(copy, root)

    assert root_keys(articles=[copy]) == {copy.pk: roots[stands].public_id}


@pytest.mark.parametrize(
    ("words", "its_own"), [("We saw four bodies.", True), ("The council counts four.", False)]
)
def test_a_copy_has_what_its_original_took_from_elsewhere_from_there_and_the_rest_from_the_original(
    words: str, its_own: bool
) -> None:
    claim, taken = make_claim(), "The council counts four."
    wire = make_appearance(claim, quote=taken, stance=Stance.ASSERTS)
    report, copy = (make_article(source=make_source(name)) for name in ("Lindt Courier", "Sorru Post"))
    text = f"{taken}\n\nWe saw four bodies."
    printed = make_capture(text, article=report)
    make_derivation(
        report,
        wire.capture.article,
        kind=DerivationKind.EXCERPT,
        downstream_capture=printed,
        spans=[[0, len(taken), 0, len(taken)]],
    )
    make_derivation(copy, report)
    make_appearance(claim, capture=printed, quote=words, stance=Stance.ASSERTS)
    carried = make_capture(f"Late news. {text}", article=copy)
    row = make_appearance(claim, capture=carried, quote=words, stance=Stance.ASSERTS)

    corroboration.refresh(claim_id=claim.pk)

    row.refresh_from_db()
    assert row.origin_article == (report if its_own else wire.capture.article)
