"""Writes values the way a table does: short, in figures, and plain about what is open or approximate."""

from decimal import Decimal

from django.utils.translation import gettext

from claims.rules.values import wording as english
from claims.rules.values.value import Value
from claims.vocabulary import Polarity
from sources.pages import wording


def grouped(figure: Decimal) -> str:
    """Digits in groups of three: “1,200”, “2.5”; “1.200”, “2,5”."""
    return wording.figures(english.grouped(figure))


def short(value: Value) -> str:
    """The figure alone: “4”, “2+”, “up to 9”, “24–60”, “about 63–77”; “yes” or “no” where there is none."""
    if not value.numeric:
        return gettext("no") if value.polarity is Polarity.NO else gettext("yes")
    written = _range(value.low, value.high)
    written = (
        gettext("about %(written)s") % {"written": written}
        if value.approximate and value.low == value.high
        else written
    )
    return gettext("not %(written)s") % {"written": written} if value.polarity is Polarity.NO else written


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return gettext("up to %(high)s") % {"high": grouped(high)} if high is not None else ""
    if high is None:
        return f"{grouped(low)}+"
    return grouped(low) if low == high else f"{grouped(low)}–{grouped(high)}"


def long(value: Value) -> str:
    """The figure with its unit and how exact it is: “4 people, exact”, “24–60 people, approximate”."""
    if not value.numeric:
        return (
            gettext("says it is not so")
            if value.polarity is Polarity.NO
            else gettext("says it is so; no figure")
        )
    return f"{short(value)}{united(value)}, {exactness(value)}"


def united(value: Value) -> str:
    """The unit after a figure, as many as it counts: “ truck”, “ trucks”; abbreviations stay as they are."""
    several = value.high != 1 and english.grows(value.unit)
    return f" {value.unit}s" if several else f" {value.unit}" if value.unit else ""


def exactness(value: Value) -> str:
    """How exactly the value bounds what it speaks of."""
    if value.approximate:
        return gettext("approximate")
    if value.low is None or value.high is None:
        return gettext("open at the top") if value.high is None else gettext("open at the bottom")
    return gettext("exact") if value.low == value.high else gettext("a range")


def typed(value: Value) -> dict[str, str]:
    """A value as the fields of a form hold it."""
    bounds = {"low": value.low, "high": value.high}
    written = {name: "" if bound is None else f"{bound.normalize():f}" for name, bound in bounds.items()}
    approximate = "on" if value.approximate else ""
    return {**written, "unit": value.unit, "approximate": approximate, "polarity": value.polarity.value}
