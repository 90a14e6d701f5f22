"""The queue of contradictions, ranked."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.pages.queue import RANKING
from claims.vocabulary import ContradictionKind
from sources.pages import ranking
from tests.factories import (
    make_appearance,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
)
from tests.plans import functions, rows_read

pytestmark = pytest.mark.django_db
KINDS = {"kinds": [each.value for each in ContradictionKind]}


def test_pages_come_out_as_the_whole_ranking_though_only_what_they_turn_on_is_counted_exactly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for place in range(12):
        opposed(articles=(1 + place % 4, 1 + place % 3), both=place % 3)
    with connection.cursor() as cursor:
        cursor.execute(RANKING, {**KINDS, "height": 1 << 62, "id": 1 << 62, "size": 100})
        whole = cursor.fetchall()

    monkeypatch.setattr(ranking, "SIZE", 2)
    met: list[tuple[Any, ...]] = []
    after, read = "", []
    while after or not met:
        with CaptureQueriesContext(connection) as caught:
            rows, after = ranking.ranked(RANKING, KINDS, after)
        read.append(rows_read(caught.captured_queries[0]["sql"])["near"])
        met += rows

    assert (met, len(met)) == (whole, 12)
    assert len({row[-1] for row in whole}) > 3
    assert max(row[6] for row in whole) < 7  # of 4 and 3 articles some carry both
    assert min(read) < max(read)


def test_the_ledger_of_each_side_is_counted_once_however_often_a_height_names_what_came_out() -> None:
    opposed(articles=(2, 1), both=1)

    with CaptureQueriesContext(connection) as caught:
        rows, _ = ranking.ranked(RANKING, KINDS, "")

    assert len(rows) == 1
    assert functions(caught.captured_queries[0]["sql"])["jsonb_array_elements"] == 2


def opposed(*, articles: tuple[int, int], both: int) -> None:
    """Two claims that contradict each other, carried by so many articles, and so many of these by the same."""
    event = make_event()
    claims = [make_claim(f"{low} were killed.", event=event, low=low, high=low) for low in (2, 4)]
    first, second = (make_appearance(claim=claim) for claim in claims)
    for _ in range(both):
        capture = make_capture()
        for claim in claims:
            make_appearance(claim=claim, capture=capture)
    for claim, number in zip(claims, articles, strict=True):
        make_corroboration(claim, articles=number, origins_for=1)
    make_contradiction(first, second)
