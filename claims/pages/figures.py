"""Writes values the way a table does: short, in figures, and plain about what is open or approximate."""

from decimal import Decimal

from claims.rules.values.value import Value
from claims.rules.values.wording import grouped
from claims.vocabulary import Polarity


def short(value: Value) -> str:
    """The figure alone: “4”, “2+”, “up to 9”, “24–60”, “about 63–77”; “yes” or “no” where there is none."""
    if not value.numeric:
        return "no" if value.polarity is Polarity.NO else "yes"
    written = _range(value.low, value.high)
    written = f"about {written}" if value.approximate and value.low == value.high else written
    return f"not {written}" if value.polarity is Polarity.NO else written


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return f"up to {grouped(high)}" if high is not None else ""
    if high is None:
        return f"{grouped(low)}+"
    return grouped(low) if low == high else f"{grouped(low)}–{grouped(high)}"


def long(value: Value) -> str:
    """The figure with its unit and how exact it is: “4 people, exact”, “24–60 people, approximate”."""
    if not value.numeric:
        return "says it is not so" if value.polarity is Polarity.NO else "says it is so; no figure"
    return f"{short(value)}{united(value)}, {exactness(value)}"


def united(value: Value) -> str:
    """The unit after a figure, as many as it counts: “ truck”, “ trucks”; abbreviations stay as they are."""
    counts = value.unit.isalpha() and value.unit.islower() and len(value.unit) > 2
    several = value.high != 1 and value.unit not in ("people", "percent")
    return f" {value.unit}s" if counts and several else f" {value.unit}" if value.unit else ""


def exactness(value: Value) -> str:
    """How exactly the value bounds what it speaks of."""
    if value.approximate:
        return "approximate"
    if value.low is None or value.high is None:
        return "open at the top" if value.high is None else "open at the bottom"
    return "exact" if value.low == value.high else "a range"


def typed(value: Value) -> dict[str, str]:
    """A value as the fields of a form hold it."""
    bounds = {"low": value.low, "high": value.high}
    written = {name: "" if bound is None else f"{bound.normalize():f}" for name, bound in bounds.items()}
    approximate = "on" if value.approximate else ""
    return {**written, "unit": value.unit, "approximate": approximate, "polarity": value.polarity.value}
