"""Which of two pieces came out first: what each says of itself, held against when it was first seen."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sources.rules.period import Moment
from sources.rules.reason import Reason
from sources.rules.stated import numbered, stated

TIME, SEEN, UNDATED = 0.8, 0.5, 0.2
"""What a date weighs, having been seen first, and bearing no date at all where the other bears one: together never more
than a plausible date. Having been seen first weighs as much as a news agency's name, more than being a part."""

NOTICED = timedelta(days=2)
"""Within which a new piece is noticed: a feed is looked at once a day at least, and its pieces in their hosts' turn. A
date that lies so much longer before its first sighting than another is only the page's own word, and half believed."""

LEAST = 0.1
"""A sighting that weighs less than this says no more than the order in which pages happened to be looked at."""

RULES = frozenset({"time", "first seen", "no date"})
"""The rules under which time speaks."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When a piece was published, by its own word, and when its text was first seen at its address."""

    published: Moment | None
    seen: datetime | None


def timed(one: Dated, other: Dated) -> list[Reason]:
    """What time says of two pieces: positive weights where ``one`` came later, negative where ``other`` did.

    A piece was out when it was seen, whatever date it bears. Of two dates the earlier counts for less where that piece
    was seen after the other and much longer after its date; where both were only collected years later, as archives
    are, neither does.
    """
    later = _later(one, other)
    if not later:
        return [*_seen_first(one, other), *_undated(one, other)]
    after = later == 1
    early, late = (other, one) if after else (one, other)
    worth, lag = _worth(early, late), _told(_lag(early))
    if worth == 1:
        return [
            Reason(
                "time",
                later * TIME,
                stated("it was published later") if after else stated("it was published earlier"),
            )
        ]
    word = stated(f"it was published earlier, by a date {lag} before its page was first seen")
    seen = stated(f"it was first seen later, {lag} after its date")
    if after:
        word = stated(f"it was published later; the other's date lies {lag} before that page was first seen")
        seen = stated("it was first seen earlier, and nearer to its date")
    return [
        Reason("time", later * TIME * worth, word),
        Reason("first seen", -later * SEEN * (1 - worth), seen),
    ]


def lean(one: Dated, other: Dated) -> float:
    """The sum of what time says: above 0 where ``one`` came later, below where ``other`` did."""
    return sum(reason.weight for reason in timed(one, other))


def _later(one: Dated, other: Dated) -> int:
    """1 where ``one`` surely came later, by their dates and by what was out when it was seen; -1 before, 0 unsure."""
    (first, last), (begin, end) = _bounds(one), _bounds(other)
    return int(bool(first and end and first > end)) - int(bool(last and begin and last < begin))


def _bounds(piece: Dated) -> tuple[datetime | None, datetime | None]:
    """The first and the last instant at which a piece may have come out."""
    if piece.published is None:
        return None, piece.seen
    last = min(piece.published.latest(), piece.seen) if piece.seen else piece.published.latest()
    return min(piece.published.at, last), last


def _worth(early: Dated, late: Dated) -> float:
    """How far to believe the earlier of two dates, 0 to 1: half of it where it lies so much longer before its sighting
    as a new piece may go unnoticed, a fifth where it lies twice that, a tenth where it lies three times that.
    """
    if early.seen is None or late.seen is None or early.seen <= late.seen:
        return 1.0
    longer = (_lag(early) - _lag(late)) / (_lag(late) + NOTICED)
    return 1 / (1 + longer**2)


def _lag(piece: Dated) -> timedelta:
    """How long after its date a piece was first seen."""
    if piece.published is None or piece.seen is None:
        return timedelta(0)
    return max(timedelta(0), piece.seen - piece.published.latest())


def _seen_first(one: Dated, other: Dated) -> list[Reason]:
    """Where their dates cannot tell, the one that was seen near its date well before the other was seen."""
    if one.seen is None or other.seen is None:
        return []
    gap = one.seen - other.seen
    weight, told = _ahead(other, gap) - _ahead(one, -gap), _told(abs(gap))
    if weight >= LEAST:
        return [Reason("first seen", weight, f"it was first seen {told} later")]
    if weight <= -LEAST:
        return [Reason("first seen", weight, f"it was first seen {told} earlier")]
    return []


def _ahead(first: Dated, by: timedelta) -> float:
    """What it weighs that a piece was seen so long before another: the less the longer after its own date."""
    before = max(by, timedelta(0))
    return SEEN * (before / (before + NOTICED)) * (NOTICED / (_lag(first) + NOTICED))


def _undated(one: Dated, other: Dated) -> list[Reason]:
    if (one.published is None) == (other.published is None):
        return []
    if one.published is None:
        return [Reason("no date", UNDATED, "it bears no date, and the other does")]
    return [Reason("no date", -UNDATED, "it bears a date, and the other does not")]


def _told(length: timedelta) -> str:
    days = round(length / timedelta(days=1))
    return numbered(days, "day") if days > 1 else numbered(round(length / timedelta(hours=1)), "hour")
