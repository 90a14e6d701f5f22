"""Figures on one scale."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pages.ranges import draw, gap, scale_for
from claims.rules.values.value import Value


def of(low: float | None, high: float | None, *, approximate: bool = False) -> Value:
    bounds = [None if bound is None else Decimal(str(bound)) for bound in (low, high)]
    return Value(bounds[0], bounds[1], "people", approximate)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        pytest.param([of(2, 2), of(4, 4)], ["0", "1", "2", "3", "4", "5"], id="small figures begin at zero"),
        pytest.param([of(14, 14), of(25, 25)], ["0", "5", "10", "15", "20", "25", "30"], id="round marks"),
        pytest.param([of(9500, 9500), of(10000, 10000)], ["9,500", "9,600", "9,700", "9,800", "9,900", "10,000"],
                     id="large figures close together need no zero"),
    ],
)  # fmt: skip
def test_a_scale_has_few_round_marks(values: list[Value], labels: list[str]) -> None:
    scale = scale_for(values)
    assert scale is not None
    assert [tick.label for tick in scale.ticks][: len(labels)] == labels


def test_without_a_figure_there_is_no_scale() -> None:
    assert scale_for([Value()]) is None


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=6))
def test_every_figure_stands_on_its_scale(figures: list[Decimal]) -> None:
    scale = scale_for([Value(figure, figure) for figure in figures])
    assert scale is not None
    assert scale.low <= min(figures) <= max(figures) <= scale.high
    assert 2 <= len(scale.ticks) <= 9


def test_open_and_approximate_figures_are_drawn_as_such() -> None:
    scale = scale_for([of(2, None), of(24, 60, approximate=True)])
    assert scale is not None
    least, dozens = draw(of(2, None), scale), draw(of(24, 60, approximate=True), scale)
    assert least is not None
    assert dozens is not None
    assert least.open_high
    assert least.end == 1.0
    assert least.point is None
    assert dozens.approximate
    assert dozens.start < (dozens.point or 0) < dozens.end


def test_the_gap_in_dispute_lies_between_two_figures_that_exclude_each_other() -> None:
    scale = scale_for([of(14, 14), of(25, 25)])
    assert scale is not None
    assert gap(of(25, 25), of(14, 14), scale) == (scale.at(Decimal(14)), scale.at(Decimal(25)))
    assert gap(of(14, 30), of(25, 25), scale) is None
