"""Counting what lies beyond a mark comes to what looking at every point does."""

import random

import numpy as np
import pytest

from claims.rules.comparing.beyond import above, beyond


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 9, 33])
def test_every_point_beyond_a_mark_in_both_respects_is_counted_once(size: int) -> None:
    drawn = random.Random(size)  # noqa: S311 (the same at every run)
    marks, points = (
        [(drawn.randrange(-1, 6), drawn.randrange(-1, 6)) for _ in range(number)] for number in (20, size)
    )
    columns = [tuple(np.array(each, np.int64).reshape(-1, 2).T) for each in (marks, points)]

    found = beyond(columns[0], columns[1])  # type: ignore[arg-type]

    assert found.tolist() == [sum(x > a and y > b for x, y in points) for a, b in marks]
    assert above(columns[0][0], columns[1][0]).tolist() == [sum(x > a for x, _ in points) for a, _ in marks]
