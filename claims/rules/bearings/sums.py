"""Figures that stand side by side and add up to another: "11 militants and six soldiers" are 17 people."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.rules.bearings.facing import lies_within
from claims.rules.reader.quantities import Quantity
from claims.rules.values import nesting
from claims.rules.values.amounts import FigureKind
from claims.rules.values.conversion import converted, counts_heads
from claims.rules.values.ranges import Range, range_of

PARTS = 4
"""At most so many figures are added up: nobody prints longer sums."""
MOST = 8
"""Parts that are tried at most, or a table of figures would take for ever and give nearly any sum."""


def sums(asked: Quantity, known: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Figures that stand side by side, count parts of what is asked for, and add up to it."""
    parts = [one for one in known if _part(one, asked)][:MOST]
    for length in range(2, min(PARTS, len(parts)) + 1):
        for chosen in combinations(parts, length):
            if _apart(chosen) and range_of(asked.value).holds(_total(chosen)):
                yield chosen


def _part(one: Quantity, asked: Quantity) -> bool:
    if (
        one.label
        or asked.label
        or one.kind is not asked.kind
        or one.kind not in {FigureKind.COUNT, FigureKind.MONEY}
    ):
        return False
    if converted(one.value, asked.value.unit) is None and not counts_heads(one.value.unit):
        return False
    whole, part = asked.population, one.population
    kin = not whole or not part or nesting.same_group(part, whole) or lies_within(one, asked)
    return kin and not (one.acts and asked.acts and not one.acts & asked.acts)


def _apart(parts: Sequence[Quantity]) -> bool:
    """Whether none of the parts names the whole of another: two different groups, or told apart by "other"."""
    names = [part.population for part in parts]
    return len(set(names)) == len(names) or any(part.further for part in parts[1:])


def _total(parts: Sequence[Quantity]) -> Range:
    ranges = [range_of(part.value) for part in parts]
    lows = [one.low for one in ranges if one.low is not None]
    highs = [one.high for one in ranges if one.high is not None]
    low = sum(lows, Decimal(0)) if len(lows) == len(ranges) else None
    return Range(low, sum(highs, Decimal(0)) if len(highs) == len(ranges) else None)
