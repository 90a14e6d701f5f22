"""A moment known only so finely: a year, a month, a day or an instant."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sources.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included, with how finely the time is known.

    ``inferred`` marks a period we worked out (from another date, say) instead of reading it.
    """

    first: date
    last: date
    precision: Precision = Precision.DAY
    inferred: bool = False

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period cannot end before it begins")

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: the first instant it may mean, in UTC, and how finely that is known."""

    at: datetime
    precision: Precision
    inferred: bool = False

    def period(self) -> Period:
        """The days the moment may mean."""
        first = self.at.astimezone(UTC).date()
        return Period(first, _last_day(first, self.precision), self.precision, self.inferred)

    def latest(self) -> datetime:
        """The last instant the moment may mean: what is only known by its month is not early for that."""
        if self.precision is Precision.INSTANT:
            return self.at
        return start_of(self.period().last + timedelta(days=1)) - timedelta(seconds=1)


def _last_day(first: date, precision: Precision) -> date:
    if precision is Precision.YEAR:
        return date(first.year, 12, 31)
    if precision is Precision.MONTH:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return following - timedelta(days=1)
    return first


def start_of(day: date) -> datetime:
    """The first instant of a day, in UTC."""
    return datetime.combine(day, time.min, tzinfo=UTC)


def instant(at: datetime) -> str:
    """An instant to the microsecond, in UTC (RFC 3339)."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
