"""What the page of one derivation works out for itself."""

from datetime import timedelta

import pytest

from sources.pages.derivation import later, leaning, span, told
from sources.vocabulary import Precision
from tests.factories import NOON, make_article, make_capture, make_derivation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(seconds=20), "1 minute"),
        (timedelta(minutes=55), "55 minutes"),
        (timedelta(hours=3, minutes=40), "4 hours"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_a_stretch_of_time_is_told_as_people_say_it(gap: timedelta, words: str) -> None:
    assert span(gap) == words


def test_the_gap_is_told_only_where_both_times_are_known_to_the_minute() -> None:
    wire = make_article(published_at=NOON)
    copy = make_article(published_at=NOON + timedelta(minutes=55))
    vague = make_article(published_at=NOON, published_precision=Precision.DAY)

    assert later(wire, copy) == "55 minutes later"
    assert later(copy, wire) == "55 minutes earlier"
    assert later(vague, copy) == later(wire, make_article()) == ""


def test_what_speaks_for_a_direction_is_added_up_without_what_only_measures() -> None:
    reasons = [
        {"rule": "shared words", "weight": 0.9},
        {"rule": "credit", "weight": 2},
        {"rule": "time", "weight": -0.8},
    ]

    assert leaning(reasons) == 1.2


def test_containment_is_told_with_the_runs_it_was_counted_from() -> None:
    words = "one two three four five six seven eight nine ten"
    up, down = make_capture(f"{words} eleven twelve"), make_capture(words)
    link = make_derivation(
        down.article, up.article, containment=1.0, containment_back=0.75, downstream_capture=down,
        upstream_capture=up, spans=[[0, len(words), 0, len(words)]],
    )  # fmt: skip

    shown = told(link).sum

    assert shown is not None
    assert (shown.common, shown.down, shown.up) == (6, 6, 8)
