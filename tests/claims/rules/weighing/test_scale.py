"""The scale of points: each figure against the formula that stands beside it, worked out by hand to six decimals."""

from itertools import pairwise

import pytest

from claims.rules.weighing import scale
from claims.rules.weighing.scale import UNGRADED, UNRELIABLE
from sources.vocabulary import Reliability


@pytest.mark.parametrize(
    ("tenths", "score"),
    [
        (0, 0.5),
        (50, 0.759747),
        (-50, 0.240253),
        (100, 0.909091),
        (1, 0.505756),
        (10**7, 1.0),
        (-(10**7), 0.0),
    ],
)
def test_a_sum_reads_on_the_scale_from_nothing_to_one(tenths: int, score: float) -> None:
    assert scale.score(tenths) == score


@pytest.mark.parametrize(
    ("tenths", "witnesses", "low", "high"),
    [
        (0, 0, 0.131459, 0.868541),
        (50, 0, 0.323698, 0.954323),
        (50, 1, 0.454177, 0.923183),
        (50, 3, 0.551624, 0.890451),
        (-50, 3, 0.109549, 0.448376),
    ],
)
def test_the_interval_narrows_with_each_graded_witness(
    tenths: int, witnesses: int, low: float, high: float
) -> None:
    assert scale.interval(tenths, witnesses) == (low, high)


@pytest.mark.parametrize(
    ("pool", "totals"),
    [(UNGRADED, [0, 10, 15, 18, 19, 19, 20, 20]), (UNRELIABLE, [0, 10, 16, 20, 22, 23, 24, 24])],
)
def test_a_crowd_adds_less_with_each_voice_up_to_its_bound(pool: scale.Pool, totals: list[int]) -> None:
    assert [pool.total(number) for number in range(8)] == totals
    assert pool.steps([1] * 7) == [after - before for before, after in pairwise(totals)]
    assert pool.total(1_000) == pool.cap


def test_parts_of_voices_add_up_to_the_whole_in_whatever_order() -> None:
    parts = [0.4, 0.25, 0.4, 0.4, 0.4, 0.25, 0.4, 0.5]

    assert sum(UNGRADED.steps(parts)) == sum(UNGRADED.steps(parts[::-1])) == UNGRADED.total(3)


def test_weights_stand_as_they_are_told() -> None:
    assert scale.START == -50
    assert scale.WEIGHTS == {Reliability.A: 100, Reliability.B: 80, Reliability.C: 60, Reliability.D: 30}
    assert (scale.RIVAL_SHARE, scale.COMMENT_UNIT, scale.SPREAD) == (0.4, 0.25, 82)
