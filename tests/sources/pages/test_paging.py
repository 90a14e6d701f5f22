"""Pages of long lists."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sources.models import Article, Source
from sources.pages.asked import Misasked
from sources.pages.paging import Key, Page, merged, page
from sources.vocabulary import Precision
from tests.factories import NOON, make_article, make_source

BY_TIME = (Key("published_at", descending=True, nullable=True), Key("pk", descending=True))
BY_NAME = (Key("name"), Key("pk"))


def walk(size: int) -> list[Article]:
    seen: list[Article] = []
    after = ""
    while True:
        found: Page[Article] = page(Article.objects.all(), BY_TIME, after, size)
        seen += found.rows
        after = found.next
        if not after:
            return seen


@pytest.mark.django_db
def test_walking_the_pages_meets_every_row_once_although_many_share_a_time_and_some_have_none() -> None:
    outlet = make_source()
    for number in range(12):
        make_article(source=outlet, published_at=NOON if number % 2 else NOON - timedelta(days=number // 6))
    for _ in range(5):
        make_article(source=outlet)

    seen = walk(4)

    assert len(seen) == len({article.pk for article in seen}) == 17
    assert seen == list(Article.objects.order_by(*(key.order() for key in BY_TIME)))
    assert all(article.published_at is None for article in seen[-5:])


@pytest.mark.django_db
def test_a_row_that_comes_in_meanwhile_shifts_nothing() -> None:
    for name in "bdfhj":
        make_source(name)
    first = page(Source.objects.all(), BY_NAME, "", 2)
    make_source("a")

    second = page(Source.objects.all(), BY_NAME, first.next, 2)

    assert [source.name for source in second.rows] == ["f", "h"]
    assert not second.first


def written(values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("not base64!", id="no cursor at all"),
        pytest.param("bm90IGpzb24", id="no list inside"),
        pytest.param(written(["a"]), id="too few values"),
        pytest.param(written(["a", "b"]), id="a word for a number"),
        pytest.param(written(["a\x00", 1]), id="a null byte"),
        pytest.param(written(["\ud800", 1]), id="half a letter"),
        pytest.param(written([["a"], 1]), id="a list for a word"),
        pytest.param(written([None, 1]), id="nothing where something must be"),
        pytest.param("[" * 400, id="brackets"),
    ],
)
@pytest.mark.django_db
def test_a_cursor_nobody_gave_out_is_refused_by_name(cursor: str) -> None:
    with pytest.raises(Misasked) as refusal:
        page(Source.objects.all(), BY_NAME, cursor)
    assert refusal.value.field == "after"


@pytest.mark.django_db
def test_a_number_too_large_for_the_database_leads_to_an_empty_page() -> None:
    make_source("a")
    assert page(Source.objects.all(), BY_NAME, written(["a", 10**30])).rows == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("trace_due", lambda number: number),
        ("published_at", lambda number: NOON + timedelta(microseconds=number)),
    ],
)
def test_rows_held_apart_stand_where_their_own_figures_or_moments_put_them(
    column: str, value: Callable[[int], Any]
) -> None:
    outlet = make_source()
    dated = {"published_at": NOON, "published_precision": Precision.INSTANT}
    rows = [make_article(source=outlet, **{**dated, column: value(number)}) for number in range(1, 8)]
    apart = rows[6]
    setattr(apart, column, value(4))
    keys = (Key(column, descending=True, nullable=True), Key("pk", descending=True))
    others, met, after = Article.objects.exclude(pk=apart.pk), [], ""
    while True:
        found = merged(others, [apart], keys, after, 2)
        met += found.rows
        after = found.next
        if not after:
            break

    assert met == [rows[at] for at in (5, 4, 6, 3, 2, 1, 0)]
