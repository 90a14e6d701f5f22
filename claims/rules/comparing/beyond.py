"""How many of a set of points lie beyond each of many others, counted by sorting and not one by one."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_NEVER = np.iinfo(np.int64).min


def above(marks: Numbers, points: Numbers) -> Numbers:
    """For each mark, how many points are greater."""
    found: Numbers = len(points) - np.searchsorted(np.sort(points), marks, side="right")
    return found


def beyond(marks: tuple[Numbers, Numbers], points: tuple[Numbers, Numbers]) -> Numbers:
    """For each mark, how many points are greater in both respects.

    The points stand in the order of the first respect; of the second, stretches of 1, 2, 4 … are sorted, and every
    mark asks the few stretches that make up all points after it. Takes n log² n for n marks and points.
    """
    order = np.argsort(points[0], kind="stable")
    height = len(order).bit_length()
    seconds = np.full(1 << height, _NEVER)
    seconds[: len(order)] = points[1][order]
    at = np.searchsorted(points[0][order], marks[0], side="right")
    ranked = np.unique(seconds, return_inverse=True)
    asked = np.searchsorted(ranked[0], marks[1], side="right")
    found = np.zeros(len(at), np.int64)
    for level in range(height + 1):
        odd = (at >> level) & 1 == 1 if level < height else at == 0
        found[odd] += _in_stretch(ranked[1], level, at[odd] >> level, asked[odd])
        at = at + (odd.astype(np.int64) << level)
    return found


def _in_stretch(ranks: Any, level: int, stretch: Numbers, asked: Numbers) -> Numbers:
    """How many of one stretch each have at least the rank that is asked for."""
    width, room = 1 << level, len(ranks) + 1
    rows = np.sort(ranks.reshape(-1, width), axis=1) + np.arange(len(ranks) // width)[:, None] * room
    ends = (stretch + 1) * width
    found: Numbers = ends - np.searchsorted(rows.ravel(), stretch * room + asked, side="left")
    return found
