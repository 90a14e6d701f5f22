"""How stretches of text are held against each other."""

import pytest

from provenance.evaluation.spans import Spans, jaccard, length, pairs, shared


@pytest.mark.parametrize(
    ("one", "other", "common", "alike"),
    [
        (((0, 10),), ((0, 10),), 10, 1.0),
        (((0, 10),), ((5, 15),), 5, 5 / 15),
        (((0, 4), (6, 10)), ((2, 8),), 4, 4 / 10),
        (((0, 10), (0, 10)), ((0, 10),), 10, 1.0),
        (((0, 3),), ((3, 6),), 0, 0.0),
        ((), (), 0, 1.0),
        ((), ((0, 1),), 0, 0.0),
    ],
)
def test_stretches_are_as_alike_as_what_they_share(
    one: Spans, other: Spans, common: int, alike: float
) -> None:
    assert shared(one, other) == shared(other, one) == common
    assert jaccard(one, other) == jaccard(other, one) == pytest.approx(alike)


def test_stretches_that_overlap_are_counted_once() -> None:
    assert length(((0, 5), (3, 8), (8, 9), (4, 4))) == 9


def test_each_stands_for_one_and_the_most_alike_come_first() -> None:
    found, marked = [((0, 10),), ((0, 9),)], [((0, 10),), ((0, 2),)]

    assert pairs(found, marked, jaccard, 0.5) == [(0, 0)]
    assert pairs(found, marked, jaccard, 0.1) == [(0, 0), (1, 1)]
