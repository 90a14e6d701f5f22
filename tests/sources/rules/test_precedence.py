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
LAST_MOMENT = Dated(Moment(NOON.replace(hour=23, minute=59, second=59), Precision.INSTANT), None)
NEXT_MOMENT = Dated(Moment(NOON.replace(day=10, hour=0), Precision.INSTANT), None)
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
    pytest.param(piece(0), DAY, 0, id="the first moment of a day"),
    pytest.param(LAST_MOMENT, DAY, 0, id="the last moment of a day"),
    pytest.param(NEXT_MOMENT, DAY, TIME, id="the first moment after a day"),
    pytest.param(piece(), piece(None, 5), 0, id="seen, with nothing known of the other"),
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
    assert lean(piece(None, 0), piece(None, days)) == pytest.approx(-weighs)


def said(one: Dated, other: Dated) -> list[tuple[str, float, str]]:
    return [(reason.rule, pytest.approx(reason.weight), reason.detail) for reason in timed(one, other)]


def test_a_plain_date_is_told_in_one_reason_of_full_weight() -> None:
    assert said(piece(1), piece(0)) == [("time", TIME, "it was published later")]
    assert said(piece(0), piece(1)) == [("time", -TIME, "it was published earlier")]


def test_a_date_without_another_is_told_as_it_looks_from_either_side() -> None:
    assert said(piece(), piece(0)) == [("no date", UNDATED, "it bears no date, and the other does")]
    assert said(piece(0), piece()) == [("no date", -UNDATED, "it bears a date, and the other does not")]


@pytest.mark.parametrize(
    ("days", "worth"),
    [
        pytest.param(0.5, 1 / (1 + 0.25**2), id="half a day longer"),
        pytest.param(2, 1 / 2, id="as long as a new piece may go unnoticed"),
        pytest.param(4, 1 / 5, id="twice as long"),
        pytest.param(6, 1 / 10, id="three times as long"),
    ],
)
def test_a_date_is_believed_the_less_the_longer_it_lies_before_its_sighting(
    days: float, worth: float
) -> None:
    early, late = piece(-0.1, days - 0.1), piece(0, 0)
    word, seen = timed(early, late)

    assert (word.rule, word.weight) == ("time", pytest.approx(-TIME * worth))
    assert (seen.rule, seen.weight) == ("first seen", pytest.approx(SEEN * (1 - worth)))


def test_how_long_one_may_go_unnoticed_counts_from_how_long_the_other_did() -> None:
    """Seen three days after its date where the other was seen half a day after its own: as long again, and two days."""
    word, _ = timed(piece(-0.1, 2.9), piece(0, 0.5))

    assert word.weight == pytest.approx(-TIME / 2)


def test_a_day_that_is_not_over_when_a_piece_is_seen_lies_no_time_before_it() -> None:
    word, _ = timed(piece(-1, 1), piece(0, 0.1, Precision.DAY))

    assert word.weight == pytest.approx(-TIME / 2)


def test_of_two_seen_at_one_moment_the_earlier_date_counts_in_full() -> None:
    assert said(piece(1, 3), piece(-4, 3)) == [("time", TIME, "it was published later")]


@pytest.mark.parametrize(
    ("early", "told"),
    [
        pytest.param(piece(-0.3, 1.1), "34 hours", id="less than a day and a half"),
        pytest.param(piece(-0.3, 1.3), "2 days", id="more than a day and a half"),
        pytest.param(piece(-0.3, 0.7), "24 hours", id="a day"),
        pytest.param(piece(-0.01, 1 / 24 - 0.01), "1 hour", id="an hour"),
    ],
)
def test_lengths_of_time_are_told_in_hours_up_to_a_day_and_a_half(early: Dated, told: str) -> None:
    word, _ = timed(early, piece(0, 0))

    assert word.detail == f"it was published earlier, by a date {told} before its page was first seen"


def test_having_been_seen_first_is_told_as_it_looks_from_either_side() -> None:
    assert said(piece(None, 3), piece(None, 1)) == [
        ("first seen", SEEN / 2, "it was first seen 2 days later")
    ]
    assert said(piece(None, 1), piece(None, 3)) == [
        ("first seen", -SEEN / 2, "it was first seen 2 days earlier")
    ]


def test_having_been_seen_first_counts_the_less_the_longer_after_its_own_date() -> None:
    """Seen two days after its date, and two before the other, which bears none: half of a half."""
    seen, _ = timed(piece(None, 4), piece(0, 2))
    back, _ = timed(piece(0, 2), piece(None, 4))

    assert seen.weight == -back.weight == pytest.approx(SEEN / 4)


@pytest.mark.parametrize("dated", [WATCHED, DAY, piece()], ids=["a moment", "a day", "nothing known"])
def test_one_that_has_not_been_seen_is_never_first_seen(dated: Dated) -> None:
    unseen = Dated(dated.published, None)

    assert "first seen" not in {reason.rule for reason in timed(unseen, piece(None, 40))}
    assert "first seen" not in {reason.rule for reason in timed(piece(None, 40), unseen)}
