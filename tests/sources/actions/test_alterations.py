"""What changed between captures is kept once for each pair that follow one another, in whatever order they came."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest

from sources.actions import alterations
from sources.models import Alteration, Article, Capture
from tests.factories import NOON, make_article, make_capture

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = "Four were killed.", "Two were killed.", "Two were killed, it seems."
LONG = " ".join(f"Ferry number {number} left the pier in fog." for number in range(100, 130))


def at(hours: int) -> datetime:
    return NOON + timedelta(hours=hours)


def kept(article: Article) -> list[tuple[str, str, list[str]]]:
    rows = Alteration.objects.select_related("earlier", "later").order_by("sighting__seen_at")
    return [(row.earlier.text, row.later.text, row.kinds) for row in rows]


def test_each_capture_is_compared_with_the_one_before_it_in_whatever_order_they_came() -> None:
    told = []
    for order in permutations([(FIRST, 0), (SECOND, 1), (THIRD, 2)]):
        article = make_article()
        for text, hours in order:
            make_capture(text, article=article, retrieved_at=at(hours))
            alterations.settle(article=article)
        told.append(kept(article))
        Alteration.objects.all().delete()

    assert told == [[(FIRST, SECOND, ["figure"]), (SECOND, THIRD, ["wording"])]] * 6


def test_settling_again_writes_nothing() -> None:
    article = make_article()
    for hours, text in enumerate((FIRST, SECOND, THIRD)):
        make_capture(text, article=article, retrieved_at=at(hours))
    alterations.settle(article=article)
    before = list(Alteration.objects.values_list("pk", flat=True))

    alterations.settle(article=article)

    assert list(Alteration.objects.values_list("pk", flat=True)) == before
    assert len(before) == 2


def test_captures_that_came_in_as_another_article_stand_in_the_same_row() -> None:
    article = make_article()
    again = make_article(merged_into=article)
    make_capture(FIRST, article=article, retrieved_at=at(0))
    make_capture(THIRD, article=article, retrieved_at=at(2))
    make_capture(SECOND, article=again, retrieved_at=at(1))

    alterations.settle(article=again)

    assert [pair[:2] for pair in kept(article)] == [(FIRST, SECOND), (SECOND, THIRD)]


def test_an_article_that_turns_out_to_be_another_piece_leaves_the_row_whole() -> None:
    article = make_article()
    again = make_article(merged_into=article)
    make_capture(FIRST, article=article, retrieved_at=at(0))
    make_capture(THIRD, article=article, retrieved_at=at(2))
    make_capture(SECOND, article=again, retrieved_at=at(1))
    alterations.settle(article=again)

    Article.objects.filter(pk=again.pk).update(merged_into=None)
    alterations.settle(article=again)

    assert [pair[:2] for pair in kept(article)] == [(FIRST, THIRD)]


def test_captures_of_unknown_or_equal_time_follow_nobody() -> None:
    article = make_article()
    make_capture(FIRST, article=article, retrieved_at=None)
    make_capture(SECOND, article=article, retrieved_at=at(0))
    make_capture(THIRD, article=article, retrieved_at=at(0))

    alterations.settle(article=article)

    assert kept(article) == []


def test_what_follows_an_extract_is_compared_with_the_whole_before_it() -> None:
    article = make_article()
    for hours, text in enumerate((LONG, LONG[:250], LONG.replace("fog", "mist"))):
        make_capture(text, article=article, retrieved_at=at(hours))

    alterations.settle(article=article)

    assert [(row.extract, row.kinds) for row in Alteration.objects.order_by("sighting__seen_at")] == [
        (True, ["cosmetic"]),
        (False, ["wording"]),
    ]
    assert Alteration.objects.get(extract=False).earlier.text == LONG


def test_rows_of_an_earlier_method_are_made_anew() -> None:
    article = make_article()
    first = make_capture(FIRST, article=article, retrieved_at=at(0))
    second = make_capture(SECOND, article=article, retrieved_at=at(1))
    Alteration.objects.create(
        public_id="0" * 12,
        earlier=first,
        later=second,
        sighting=second.sightings.get(),
        kinds=["cosmetic"],
        method="of old",
    )

    alterations.settle(article=article)

    assert kept(article) == [(FIRST, SECOND, ["figure"])]
    assert Capture.objects.count() == 2
