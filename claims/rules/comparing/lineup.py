"""Plain figures of one event lined up by size and moment, so that those that contradict each other can be counted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from claims.rules.comparing import scope
from claims.rules.comparing.beyond import Numbers, above, beyond
from claims.rules.comparing.comparison import Comparand
from claims.rules.values.ranges import Range, range_of, rounding
from claims.rules.values.value import Value

Places = Numbers
Table = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lineup:
    """Claims by their places: bounds as ranks among all bounds, moments and days as day numbers (0 where unknown).

    ``near_from`` and ``near_to`` are the ranks of all that a round figure may stand for, the end before the beginning
    where it is not round.
    """

    low: Numbers
    high: Numbers
    first: Numbers
    last: Numbers
    day: Numbers
    running: Table
    exact: Table
    near_from: Numbers
    near_to: Numbers

    @property
    def dated(self) -> Table:
        """Which claims speak for a known moment."""
        found: Table = self.first > 0
        return found


def line_up(sides: Sequence[Comparand]) -> Lineup:
    """Put the figures and moments of some claims in numbers."""
    ranges = [range_of(side.value) for side in sides]
    bounds = sorted({bound for one in ranges for bound in (one.low, one.high) if bound is not None})
    moments = [scope.moment_of(side) for side in sides]
    return Lineup(
        *_columns([_ranks(one, bounds) for one in ranges]),
        *_columns([(one.first.toordinal(), one.last.toordinal()) if one else (0, 0) for one in moments]),
        np.array([side.day.first.toordinal() if side.day else 0 for side in sides], np.int64),
        np.array([side.running for side in sides], bool),
        np.array([side.value.exact for side in sides], bool),
        *_columns([_near(side.value, bounds) for side in sides]),
    )


def _columns(pairs: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    one, other = np.array(pairs, np.int64).reshape(len(pairs), 2).T
    return one, other


def _ranks(one: Range, bounds: Sequence[Decimal]) -> tuple[int, int]:
    """Both bounds as ranks; an open one lies before or after all others."""
    low = -1 if one.low is None else bisect_left(bounds, one.low)
    return low, len(bounds) if one.high is None else bisect_left(bounds, one.high)


def _near(value: Value, bounds: Sequence[Decimal]) -> tuple[int, int]:
    around = rounding(value)
    if around is None or around.low is None or around.high is None:
        return 0, -1
    return bisect_left(bounds, around.low), bisect_right(bounds, around.high) - 1


@dataclass(frozen=True, slots=True)
class Oversized:
    """Whether parts (the ones) are larger than wholes (the others); ``turned``, whether wholes are smaller than parts.

    A part counted later than the whole may include what came after it.
    """

    line: Lineup
    turned: bool = False

    def table(self, ones: Places, others: Places) -> Table:
        """For each of the ones, which of the others it contradicts."""
        sizes, times = self._marks(ones, others)
        both = self.line.dated[ones][:, None] & self.line.dated[others][None]
        found: Table = _less(*sizes) & ~(_less(*times) & both)
        return found

    def count(self, ones: Places, others: Places) -> Numbers:
        """For each of the ones, how many of the others it contradicts."""
        sizes, _ = self._marks(ones, others)
        found = above(*sizes)
        dated, known = self.line.dated[ones], others[self.line.dated[others]]
        sizes, times = self._marks(ones[dated], known)
        found[dated] -= beyond((sizes[0], times[0]), (sizes[1], times[1]))
        return found

    def _marks(self, ones: Places, others: Places) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]:
        """Size and moment of both: one contradicts the other where its size is less, unless its moment is too."""
        line = self.line
        if self.turned:
            return (line.high[ones], line.low[others]), (line.last[ones], line.first[others])
        return (-line.low[ones], -line.high[others]), (-line.first[ones], -line.last[others])


def _less(marks: Numbers, points: Numbers) -> Table:
    found: Table = marks[:, None] < points[None]
    return found


@dataclass(frozen=True, slots=True)
class Apart:
    """Whether two figures for one question cannot meet, as ``contradictions.compare`` decides it for plain figures.

    ``level`` says that the figure goes down as well as up. A tally without a moment contradicts nothing here.
    """

    line: Lineup
    level: bool

    def table(self, ones: Places, others: Places) -> Table:
        """For each of the ones, which of the others it contradicts."""
        line = self.line
        days = line.day[ones][:, None], line.day[others][None]
        one_day: Table = (days[0] == 0) | (days[1] == 0) | (days[0] == days[1])
        found: Table = self._apart(ones, others) & one_day & ~self._round(ones, others)
        return found

    def _apart(self, ones: Places, others: Places) -> Table:
        line = self.line
        upper, lower = _less(line.high[ones], line.low[others]), _less(-line.low[ones], -line.high[others])
        later, earlier = (
            _less(line.last[ones], line.first[others]),
            _less(-line.first[ones], -line.last[others]),
        )
        grown = (upper & later) | (lower & earlier)
        moved = grown | ((upper | lower) & (later | earlier)) if self.level else grown
        dated = line.dated[ones][:, None], line.dated[others][None]
        running = line.running[ones][:, None] | line.running[others][None]
        both: Table = (dated[0] & dated[1] & ~moved) | (~(dated[0] & dated[1]) & ~running)
        return (upper | lower) & both

    def _round(self, ones: Places, others: Places) -> Table:
        line = self.line
        found: Table = line.exact[ones][:, None] & line.exact[others][None]
        return found & (_inside(line, ones, others) | _inside(line, others, ones).T)

    def count(self, ones: Places, others: Places) -> Numbers:
        """For each of the ones, how many of the others it contradicts."""
        found = self._by_day(ones, others)
        for coarse, fine in self._roundings(ones, others):
            found[coarse[0]] -= self._by_day(ones[coarse[0]], others[fine[1]])
            found[fine[0]] -= self._by_day(ones[fine[0]], others[coarse[1]])
        return found

    def _roundings(self, ones: Places, others: Places) -> Iterator[tuple["Picked", "Picked"]]:
        """For each round figure, who of both gives it and who gives what it may be the rounding of."""
        line = self.line
        sorted_by = [_by_figure(line, places) for places in (ones, others)]
        for rank in np.unique(
            np.concatenate([line.low[each[line.near_to[each] >= 0]] for each in (ones, others)])
        ):
            at = np.flatnonzero((line.low == rank) & line.exact)[0]
            coarse = tuple(_between(each, rank, rank) for each in sorted_by)
            near = [_between(each, line.near_from[at], line.near_to[at]) for each in sorted_by]
            fine = tuple(np.setdiff1d(all_near, same) for all_near, same in zip(near, coarse, strict=True))
            yield (coarse[0], coarse[1]), (fine[0], fine[1])

    def _by_day(self, ones: Places, others: Places) -> Numbers:
        """Counted without regard to rounding: who names no day may speak of each."""
        days, theirs = self.line.day[ones], self.line.day[others]
        found = np.zeros(len(ones), np.int64)
        named = days > 0
        found[~named] = self._by_moment(ones[~named], others)
        found[named] = self._by_moment(ones[named], others[theirs == 0])
        for day in np.intersect1d(days[named], theirs):
            found[days == day] += self._by_moment(ones[days == day], others[theirs == day])
        return found

    def _by_moment(self, ones: Places, others: Places) -> Numbers:
        """Who speaks for no moment speaks for each, but for tallies that still run."""
        line, found = self.line, np.zeros(len(ones), np.int64)
        if not len(ones) or not len(others):
            return found
        dated, fixed = line.dated[ones], ~line.running[ones]
        theirs, still = line.dated[others], ~line.running[others]
        found[dated] += self._moved(ones[dated], others[theirs])
        found[dated & fixed] += self._unlike(ones[dated & fixed], others[~theirs & still])
        found[~dated & fixed] += self._unlike(ones[~dated & fixed], others[still])
        return found

    def _unlike(self, ones: Places, others: Places) -> Numbers:
        line = self.line
        return above(line.high[ones], line.low[others]) + above(-line.low[ones], -line.high[others])

    def _moved(self, ones: Places, others: Places) -> Numbers:
        """Figures that cannot meet, less those that may only have grown, or moved, since."""
        line = self.line
        ups = (line.high[ones], line.low[others]), (-line.low[ones], -line.high[others])
        times = (line.last[ones], line.first[others]), (-line.first[ones], -line.last[others])
        found = self._unlike(ones, others)
        for place, size in enumerate(ups):
            for time in times if self.level else times[place : place + 1]:
                found -= beyond((size[0], time[0]), (size[1], time[1]))
        return found


Picked = tuple[Places, Places]
"""Positions among the ones, and among the others."""


def _inside(line: Lineup, coarse: Places, fine: Places) -> Table:
    figures = line.low[fine][None]
    found: Table = (line.near_from[coarse][:, None] <= figures) & (figures <= line.near_to[coarse][:, None])
    return found


def _by_figure(line: Lineup, places: Places) -> tuple[Numbers, Numbers]:
    """The positions of the exact figures among ``places``, and their ranks, in the order of size."""
    exact = np.flatnonzero(line.exact[places])
    order = exact[np.argsort(line.low[places][exact], kind="stable")]
    return order, line.low[places][order]


def _between(figures: tuple[Numbers, Numbers], low: int, high: int) -> Numbers:
    positions, ranks = figures
    found: Numbers = positions[np.searchsorted(ranks, low, "left") : np.searchsorted(ranks, high, "right")]
    return found
