"""When each figure was first told, and on whose word."""

from datetime import timedelta

import pytest

from claims.pages.firsttold import first_told, named_origins
from sources.vocabulary import Precision, Publication
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim, make_corroboration

pytestmark = pytest.mark.django_db


def entry(label: str, role: str = "origin", side: str = "for") -> dict[str, object]:
    return {"label": label, "role": role, "side": side, "grade": "F", "points": 0, "detail": "", "origin": "",
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
    assert (found[claim.pk].articles, found[claim.pk].when) == (3, f"{NOON:%-d %b %Y}")
    assert another.pk not in found


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
    assert named_origins(make_corroboration(make_claim(), ledger=ledger)) == words
