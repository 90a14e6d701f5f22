"""Counting by sorting comes to what the table of every pair says, whoever is held against whom."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.lineup import Apart, Lineup, Oversized, line_up
from tests.claims.rules.comparing.claims_in_short import claim, days

FIGURES = (
    "1",
    "4",
    "9",
    "2+",
    "..3",
    "2-4",
    "95",
    "100",
    "104",
    "950",
    "1000",
    "1049.5",
    "1050",
    "1200",
    "2000",
)
DATES = ("", "2024-03-04", "2024-03-06")
SIDES = [
    replace(claim("Said.", value, as_of=as_of, running=running, key=str(at)), day=days(day))
    for at, value in enumerate(FIGURES)
    for as_of in DATES
    for running in (True, False)
    for day in DATES
]
EVERY = range(len(SIDES))
PICKED: dict[str, tuple[Sequence[int], Sequence[int]]] = {
    "each against each": (EVERY, EVERY),
    "some against others": (EVERY[::2], EVERY[1::2]),
    "few against many": (EVERY[5::7], EVERY),
    "many against few": (EVERY, EVERY[3::11]),
    "later against earlier": (EVERY[150:], EVERY[:150]),
    "one against many": (EVERY[200:201], EVERY),
    "many against nobody": (EVERY, EVERY[:0]),
    "nobody against many": (EVERY[:0], EVERY),
}


@pytest.fixture(scope="module")
def line() -> Lineup:
    return line_up(SIDES)


@pytest.mark.parametrize(("ones", "others"), PICKED.values(), ids=PICKED)
def test_as_many_are_counted_as_the_table_marks(
    line: Lineup, ones: Sequence[int], others: Sequence[int]
) -> None:
    left, right = np.array(ones, np.int64), np.array(others, np.int64)
    for question in (Apart(line, False), Apart(line, True), Oversized(line), Oversized(line, turned=True)):
        assert question.count(left, right).tolist() == question.table(left, right).sum(axis=1).tolist()


def table(*sides: Comparand) -> list[list[bool]]:
    places = np.arange(len(sides))
    marked: list[list[bool]] = Apart(line_up(sides), level=False).table(places, places).tolist()
    return marked


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("500", "1000", False), ("499", "1000", True), ("1500", "1000", False), ("1501", "1000", True),
        ("1150", "1200", False), ("1149", "1200", True), ("1250", "1200", False), ("1251", "1200", True),
        ("50", "100", False), ("49", "100", True), ("90", "99", True), ("120", "124", True),
    ],
)  # fmt: skip
def test_a_figure_and_what_it_is_the_rounding_of_are_not_apart(one: str, other: str, apart: bool) -> None:
    assert table(claim("a", one), claim("b", other)) == [[False, apart], [apart, False]]


def test_where_nobody_says_anything_nobody_is_lined_up() -> None:
    assert table() == []
