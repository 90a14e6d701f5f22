"""Which of two pieces came first, by their own word and by when they were seen."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.derivations import PART
from sources.rules.period import Moment
from sources.rules.precedence import SEEN, TIME, UNDATED, Dated, lean, timed
from sources.vocabulary import Precision

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)


def piece(
    out: float | None = None, seen: float | None = None, precision: Precision = Precision.INSTANT
) -> Dated:
    """Published and first seen some days after the ninth of October, noon."""
    published = None if out is None else Moment(NOON + timedelta(days=out), precision)
    return Dated(published, None if seen is None else NOON + timedelta(days=seen))


DAY = piece(0, precision=Precision.DAY)
WATCHED = piece(0, 0.1)
"""Published at noon, seen two hours later."""

CASES = [
    pytest.param(piece(1), piece(0), TIME, id="by their dates alone, the later one"),
    pytest.param(piece(1, 1.1), WATCHED, TIME, id="seen in the order of their dates"),
    pytest.param(piece(1, 2000), piece(0, 2001), TIME, id="both collected years later, in whatever order"),
    pytest.param(piece(1, 1.1), piece(0, 1.3), TIME, id="noticed a day late"),
    pytest.param(piece(-1, 8), WATCHED, SEEN, id="dated back, and seen a week later"),
    pytest.param(piece(), piece(0), UNDATED, id="no date against a date"),
    pytest.param(piece(None, 6), WATCHED, SEEN, id="no date, and seen six days later"),
    pytest.param(
        piece(0.2), piece(None, 0.1), TIME, id="what had been seen was out, with no date of its own"
    ),
    pytest.param(piece(3, 0.2), piece(1, 1.1), -TIME, id="what was seen before its own date was out"),
    pytest.param(piece(0, 6, Precision.DAY), WATCHED, SEEN / 2, id="a day only, and seen six days later"),
    pytest.param(piece(None, 0.2), piece(None, 0.1), 0, id="two looks of one round"),
    pytest.param(piece(), piece(), 0, id="nothing is known of either"),
    pytest.param(piece(0.2), DAY, 0, id="a moment of the same day"),
]


@pytest.mark.parametrize(("later", "other", "least"), CASES)
def test_time_speaks_for_the_one_that_surely_or_plausibly_came_first(
    later: Dated, other: Dated, least: float
) -> None:
    weight = lean(later, other)

    assert weight == -lean(other, later)
    assert (weight > least * 0.6) if least > 0 else weight == least
    assert abs(weight) <= TIME


def test_a_date_counts_the_less_the_longer_it_lies_before_the_page_was_seen() -> None:
    weights = [lean(piece(-1, days), WATCHED) for days in (0.1, 0.5, 1, 2, 4, 8, 400)]

    assert weights == sorted(weights)
    assert weights[0] == -TIME
    assert weights[-1] > PART


def test_a_doubted_date_is_told_as_it_looks_from_either_side() -> None:
    word, seen = timed(piece(-1, 8), WATCHED)
    back, there = timed(WATCHED, piece(-1, 8))

    assert (word.rule, seen.rule) == ("time", "first seen")
    assert word.weight == -back.weight < 0 < seen.weight == -there.weight
    assert word.detail == "it was published earlier, by a date 9 days before its page was first seen"
    assert seen.detail == "it was first seen later, 9 days after its date"
    assert (
        back.detail == "it was published later; the other's date lies 9 days before that page was first seen"
    )
    assert there.detail == "it was first seen earlier, and nearer to its date"


moments = st.none() | st.integers(-2000, 2000).map(lambda hours: hours / 24)
pieces = st.builds(piece, moments, moments, st.sampled_from(Precision))


@given(pieces, pieces)
def test_two_pieces_that_change_places_are_weighed_alike_and_never_above_a_plausible_date(
    one: Dated, other: Dated
) -> None:
    assert lean(one, other) == -lean(other, one)
    assert abs(lean(one, other)) <= TIME


@given(st.lists(pieces, min_size=2, max_size=2), st.integers(3_000, 6_000))
def test_archives_collected_on_one_day_years_later_go_by_their_dates(pair: list[Dated], days: int) -> None:
    at = NOON + timedelta(days=days)
    plain = [Dated(each.published, None) for each in pair]
    kept = [Dated(each.published, at) for each in pair]

    assert lean(*kept) == pytest.approx(lean(*plain), abs=1e-9)


@pytest.mark.parametrize(("days", "weighs"), [(0.45, 0.0), (0.5, 0.1), (2, SEEN / 2)])
def test_having_been_seen_first_says_nothing_until_it_weighs_a_tenth(days: float, weighs: float) -> None:
    assert lean(piece(None, days), piece(None, 0)) == pytest.approx(weighs)
