"""The scale of delays."""

from datetime import timedelta
from itertools import pairwise

import pytest

from sources.rules.delays import LONGEST, SHORTEST, TICKS, place


@pytest.mark.parametrize(
    ("delay", "at"),
    [
        (timedelta(), 0.0),
        (SHORTEST, 0.0),
        (timedelta(seconds=60 * (30 * 1440) ** 0.5), 0.5),
        (LONGEST, 1.0),
        (timedelta(days=400), 1.0),
    ],
    ids=str,
)
def test_the_scale_runs_from_a_minute_to_a_month_with_equal_room_for_equal_factors(
    delay: timedelta, at: float
) -> None:
    assert place(delay) == pytest.approx(at)


def test_longer_delays_stand_further_right() -> None:
    assert all(place(one) < place(other) for (_, one), (_, other) in pairwise(TICKS))
