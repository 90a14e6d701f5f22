"""Draws every figure of a measure on one scale, as shares of the picture's width."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from claims.pages.figures import short
from claims.rules.values.value import Value
from claims.rules.values.wording import grouped
from sources.pages import wording

CLOSE = Decimal("0.6")  # figures that all lie above this share of the highest need no zero on their scale
TICKS = 6  # marks on a scale, at most


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark on the scale."""

    at: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from ``low`` to ``high`` with round marks."""

    low: Decimal
    high: Decimal
    ticks: tuple[Tick, ...]

    def at(self, figure: Decimal) -> float:
        """Where a figure stands, from 0 to 1."""
        share = float((figure - self.low) / (self.high - self.low))
        return min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure: a point, or a stretch that may be open at an end; ``words`` say the same to those who cannot see."""

    words: str
    start: float
    end: float
    point: float | None
    open_low: bool
    open_high: bool
    approximate: bool


def scale_for(values: Sequence[Value]) -> Scale | None:
    """One scale for all the figures; None where there is none."""
    bounds = [bound for value in values for bound in (value.low, value.high) if bound is not None]
    if not bounds:
        return None
    low, high = min(bounds), max(bounds)
    start = low if low > high * CLOSE and low != high else min(low, Decimal(0))
    return _rounded(start, high if high > start else start + 1)


def _rounded(low: Decimal, high: Decimal) -> Scale:
    step = _step((high - low) / (TICKS - 1))
    first = (low // step) * step
    marks = [first]
    while marks[-1] < high or len(marks) < 2:
        marks.append(marks[-1] + step)
    if marks[-1] == high and len(marks) <= TICKS:
        marks.append(high + step)  # the highest figure never sits on the edge
    last = len(marks) - 1
    ticks = tuple(
        Tick(
            index / last,
            wording.figures(grouped(mark)),
            "start" if index == 0 else "end" if index == last else "middle",
        )
        for index, mark in enumerate(marks)
    )
    return Scale(marks[0], marks[-1], ticks)


def _step(rough: Decimal) -> Decimal:
    """The smallest of 1, 2 and 5 times a power of ten that is not below ``rough``; whole where figures are large."""
    power = Decimal(10) ** rough.adjusted()
    return next(power * lead for lead in (1, 2, 5, 10) if power * lead >= rough)


def draw(value: Value, scale: Scale) -> Drawing | None:
    """One figure on the scale; None where the claim gives none."""
    if not value.numeric:
        return None
    low = scale.at(value.low) if value.low is not None else 0.0
    high = scale.at(value.high) if value.high is not None else 1.0
    single = value.low is not None and value.low == value.high
    middle = (
        (low + high) / 2 if value.approximate and value.low is not None and value.high is not None else None
    )
    return Drawing(
        words=words(value),
        start=low,
        end=high,
        point=low if single else middle,
        open_low=value.low is None,
        open_high=value.high is None,
        approximate=value.approximate,
    )


def words(value: Value) -> str:
    """The figure for those who hear the page."""
    told = f"{short(value)} {value.unit}".strip()
    return gettext("exactly %(figure)s") % {"figure": told} if value.exact else told


def gap(one: Value, other: Value, scale: Scale) -> tuple[float, float] | None:
    """The stretch between two figures that exclude each other; None where they touch or one gives none."""
    lower, upper = sorted((one, other), key=lambda value: value.low if value.low is not None else Decimal(0))
    if lower.high is None or upper.low is None or lower.high >= upper.low:
        return None
    return scale.at(lower.high), scale.at(upper.low)
