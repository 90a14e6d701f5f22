"""What scores miss of the right possibilities: their share of all odds in each choice, and the slope of that."""

import numpy as np
import pytest

from claims.rules.learned.picking import Picks

RIGHT = np.array([1.0, 0.0, 0.0, 1.0, 1.0])
PICKS = Picks(RIGHT, np.array([2, 3]))
SCORES = np.array([0.5, 1.5, -1.0, 2.0, 0.25])


def test_the_loss_is_how_unlikely_the_right_ones_of_every_choice_are() -> None:
    powers = np.exp(SCORES)
    first, second = powers[0] / powers[:2].sum(), powers[3:].sum() / powers[2:].sum()

    assert PICKS.misses(SCORES)[0] == pytest.approx(-np.log(first) - np.log(second))


def test_the_slope_is_what_a_small_step_of_each_score_changes() -> None:
    steps = np.eye(len(SCORES)) * 1e-6
    found = [(PICKS.misses(SCORES + step)[0] - PICKS.misses(SCORES - step)[0]) / 2e-6 for step in steps]

    assert PICKS.misses(SCORES)[1] == pytest.approx(found, abs=1e-6)


def test_scores_that_differ_without_measure_are_no_fault() -> None:
    loss, errors = Picks(np.array([1.0, 0.0]), np.array([2])).misses(np.array([-1e6, 1e6]))

    assert loss > 600
    assert np.isfinite(errors).all()
