"""Days, months and years as calendars count them: parts of a month, last month, the last day."""

from datetime import date, timedelta

from sources.rules.period import Period
from sources.vocabulary import Precision

# "Early" is the first ten days, "mid" the second ten, "late" the rest: the plain thirds of a month.
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def month(year: int, number: int, inferred: bool = False) -> Period:
    """A whole month."""
    return Period(date(year, number, 1), last_day(year, number), Precision.MONTH, inferred)


def year_of(year: int, inferred: bool = False) -> Period:
    """A whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, inferred)


def part_of_month(whole: Period, part: str) -> Period:
    """The early, middle or late third of a month; the whole month where ``part`` is empty."""
    bounds = _PARTS.get(part)
    if bounds is None:
        return whole
    year, number = whole.first.year, whole.first.month
    last = min(bounds[1], whole.last.day)
    return Period(date(year, number, bounds[0]), date(year, number, last), Precision.MONTH, whole.inferred)


def last_day(year: int, number: int) -> date:
    """The last day of a month."""
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def shift_months(day: date, by: int) -> date:
    """The same day some months later or earlier, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + by
    year, number = divmod(index, 12)
    return date(year, number + 1, min(day.day, last_day(year, number + 1).day))


def day_or_none(year: int, number: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    try:
        return date(year, number, day)
    except ValueError:
        return None
