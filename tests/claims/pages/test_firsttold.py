"""When each figure was first told, and on whose word."""

from datetime import timedelta

import pytest

from claims.pages.firsttold import first_told, named_origins
from claims.pages.ledger import HIDDEN
from claims.vocabulary import Stance
from sources.vocabulary import Precision, Publication
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim, make_corroboration

pytestmark = pytest.mark.django_db


def entry(label: str, role: str = "origin", side: str = "for", origin: str = "") -> dict[str, object]:
    return {"label": label, "role": role, "side": side, "grade": "F", "points": 0, "detail": "", "origin": origin,
            "collapsed": []}  # fmt: skip


def test_the_earliest_article_the_reader_may_see_dates_a_figure() -> None:
    claim, another = make_claim(), make_claim()
    for hours, fields in (
        (0, {"publication": Publication.DRAFT}),
        (1, {"published_precision": Precision.YEAR}),
        (2, {}),
        (3, {}),
    ):
        article = make_article(f"{hours}", published_at=NOON + timedelta(hours=hours), **fields)
        make_appearance(claim, capture=make_capture("Four died.", article=article), quote="Four died")

    found = first_told([claim, another], None, NOON + timedelta(days=1))

    assert found[claim.pk].first == NOON + timedelta(hours=2)
    assert found[claim.pk].when == f"{NOON:%-d %b %Y}"
    assert another.pk not in found


def test_an_article_that_denies_a_figure_does_not_tell_it_first() -> None:
    claim = make_claim()
    for hours, stance in ((0, Stance.DISPUTES), (1, Stance.REPEATS)):
        article = make_article(f"{hours}", published_at=NOON + timedelta(hours=hours))
        capture = make_capture("Four died.", article=article)
        make_appearance(claim, capture=capture, quote="Four died", stance=stance)

    assert first_told([claim], None, NOON)[claim.pk].first == NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("ledger", "words"),
    [
        ([entry("Wire"), entry("Mayor")], "Wire and Mayor"),
        ([entry("Wire"), entry("Mayor"), entry("Post"), entry("Echo")], "Wire, Mayor and 2 more"),
        ([entry("Ministry", role="party")], "Ministry"),
        ([entry("Wire"), entry("Ministry", role="party"), entry("Foe", side="against")], "Wire"),
        ([], ""),
    ],
)
def test_whose_word_it_is_is_named(ledger: list[dict[str, object]], words: str) -> None:
    assert named_origins(make_corroboration(make_claim(), ledger=ledger), set()) == words


def test_an_origin_the_reader_may_not_see_is_not_named() -> None:
    ledger = [entry("Wire", origin="source:w"), entry("“Secret”, outlet unknown", origin="article:b")]
    backing = make_corroboration(make_claim(), ledger=ledger)

    assert named_origins(backing, {"source:w"}) == f"Wire and {HIDDEN}"
    assert named_origins(backing, {"source:w", "article:b"}) == "Wire and “Secret”, outlet unknown"
