"""Puts dates, shares and numbers into the words a reader expects."""

from datetime import UTC, date, datetime

from sources.rules.period import Period
from sources.vocabulary import Precision

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FINENESS = {
    Precision.YEAR: "to the year",
    Precision.MONTH: "to the month",
    Precision.DAY: "to the day",
    Precision.INSTANT: "to the minute",
}


def day(one: date) -> str:
    """23 Feb 2019"""
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def moment(at: datetime | None, precision: str = Precision.INSTANT.value) -> str:
    """As much of an instant as is known, in UTC; empty where nothing is."""
    if at is None:
        return ""
    at = at.astimezone(UTC)
    if precision == Precision.YEAR.value:
        return str(at.year)
    if precision == Precision.MONTH.value:
        return f"{MONTHS[at.month - 1]} {at.year}"
    if precision == Precision.DAY.value:
        return day(at.date())
    return f"{day(at.date())}, {at:%H:%M}"


def period(one: Period | None) -> str:
    """The days of a period, as briefly as its precision allows."""
    if one is None:
        return ""
    if one.precision is Precision.YEAR and (one.first.month, one.last.month) == (1, 12):
        years = (one.first.year, one.last.year)
        return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
    if one.precision is Precision.MONTH:
        first, last = (f"{MONTHS[end.month - 1]} {end.year}" for end in (one.first, one.last))
        return first if first == last else f"{first} – {last}"
    return _days(one.first, one.last)


def _days(first: date, last: date) -> str:
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def fineness(one: Period | None) -> str:
    """How finely a period is known, and whether we worked it out ourselves."""
    if one is None:
        return ""
    return f"{FINENESS[one.precision]}, inferred" if one.inferred else FINENESS[one.precision]


def percent(share: float | None) -> str:
    """A share between 0 and 1 as whole per cent; a copy is never called whole unless it is."""
    if share is None:
        return ""
    return f"{min(round(share * 100), 99) if share < 1 else 100} %"


def many(number: int, noun: str, plural: str = "") -> str:
    """“1 article”, “4 articles”, “12,000 articles”."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(words: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
