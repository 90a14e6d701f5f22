"""Dates as people and machines write them in listings: a year, a month, a day or an instant."""

import re
from datetime import UTC, datetime

from sources.rules.period import Moment
from sources.rules.stated import stated
from sources.vocabulary import Precision

FIRST_YEAR, LAST_YEAR = 1500, 2999
"""Nothing in the news is dated before there were newspapers, nor so late that counting on from it overflows."""

_REMEDY = stated("is not a date: write 2019, 2019-03, 2019-03-01 or 2019-03-01T14:00Z")
_CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2})?(?:[.,](\d{1,9}))? ?([Zz]|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII,
)


def parse(text: str) -> Moment:
    """The moment a text names. An offset is honoured, an instant without one is read as UTC.

    Raises ``ValueError`` with a sentence that says how to write it.
    """
    written = text.strip()
    try:
        moment = _calendar(written) or _instant(written)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        raise ValueError(stated(f"{written[:40]!r} {_REMEDY}"))
    if not FIRST_YEAR <= moment.at.year <= LAST_YEAR:
        raise ValueError(
            stated(
                f"{written[:40]!r} lies outside the years of news: write one from {FIRST_YEAR} to {LAST_YEAR}"
            )
        )
    return moment


def _calendar(written: str) -> Moment | None:
    found = _CALENDAR.fullmatch(written)
    if not found:
        return None
    year, month, day = found.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return Moment(datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC), precision)


def _instant(written: str) -> Moment | None:
    found = _INSTANT.fullmatch(written)
    if not found:
        return None
    day, minute, second, fraction, offset = found.groups()
    micro = f".{fraction[:6]:0<6}" if fraction and second else ""
    zone = "+00:00" if offset in (None, "Z", "z") else offset
    at = datetime.fromisoformat(f"{day}T{minute}{second or ':00'}{micro}{zone}")
    return Moment(at.astimezone(UTC), Precision.INSTANT)
