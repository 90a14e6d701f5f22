"""Which words an article has dropped since, and which copies still carry what the article above them took back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from claims.rules.weighing.backing import Role, Side
from sources.rules.stated import stated


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as it stood at one moment: ``words`` are the names of what it says, ``text`` its own words, folded.

    ``capture`` is empty where the page was gone. An ``extract`` holds only a part: what it lacks was not dropped.
    """

    capture: int | None
    at: datetime
    words: frozenset[str]
    text: str = ""
    extract: bool = False


@dataclass(frozen=True, slots=True)
class Lapse:
    """Since when something is said no longer, and by which capture (of none where the page is gone)."""

    at: datetime
    capture: int | None


def dropped(name: str, quote: str, since: datetime, seen: Sequence[Seen], *, by_hand: bool) -> Lapse | None:
    """When an article dropped some words it had at ``since``; None where it carries them to this day.

    ``seen`` are its moments in the order of time. Words are carried where the reader finds the same said in them; those
    a person found are looked for letter by letter, because the reader may never find them. What comes back is carried.
    """
    lapse: Lapse | None = None
    for moment in seen:
        if moment.at <= since:
            continue
        if name in moment.words or (by_hand and f" {quote} " in f" {moment.text} "):
            lapse = None
        elif lapse is None and not moment.extract:
            lapse = Lapse(moment.at, moment.capture)
    return lapse


@dataclass(frozen=True, slots=True)
class Teller:
    """One appearance, of those that tell a claim or of those that dispute it: its piece, what is above, and its lapse.

    ``above`` are the pieces its words may have come from, itself left out; ``dropped_at`` is empty while it stands.
    """

    key: int
    piece: str
    above: frozenset[str]
    dropped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The piece that has taken back what a copy still carries, and since when."""

    piece: str
    at: datetime


def stale(tellers: Sequence[Teller]) -> dict[int, Taken]:
    """The appearances of one claim (by key) that still carry what was taken back above them.

    A copy is stale where a piece above it once said the claim and says it no longer, and none above it stands by it
    still: a piece that is stale itself does not. Of several that took it back the first counts.
    """
    return _Family(tellers).stale()


class _Family:
    """The tellers of one claim by piece, and what is known of each so far."""

    def __init__(self, tellers: Sequence[Teller]) -> None:
        self.standing: dict[str, list[Teller]] = {}
        self.fallen: dict[str, datetime] = {}
        self.known: dict[str, bool] = {}
        for one in tellers:
            if one.dropped_at is None:
                self.standing.setdefault(one.piece, []).append(one)
            else:
                self.fallen[one.piece] = max(one.dropped_at, self.fallen.get(one.piece, one.dropped_at))
        for piece in self.standing:
            self.fallen.pop(piece, None)

    def stale(self) -> dict[int, Taken]:
        rows = [one for piece in self.standing.values() for one in piece]
        return {one.key: taken for one in rows if (taken := self.taken_from(one))}

    def taken_from(self, one: Teller) -> Taken | None:
        back = [(self.fallen[piece], piece) for piece in one.above if piece in self.fallen]
        if not back or any(self.stands(piece) for piece in sorted(one.above & self.standing.keys())):
            return None
        at, piece = min(back)
        return Taken(piece, at)

    def stands(self, piece: str) -> bool:
        """Whether a piece says the claim and does not merely carry what was taken back above it."""
        if piece not in self.known:
            self.known[piece] = False  # pieces that took from one another in a ring do not hold each other up
            self.known[piece] = any(self.taken_from(one) is None for one in self.standing[piece])
        return self.known[piece]


NAMED = 3
"""How many voices a reason names; the rest is counted."""


def told(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> str:
    """Who has dropped a claim, and who says it again, between two ledgers of it (as they are stored); "" if nobody."""
    then, now = _lapsed(before), _lapsed(after)
    heard = {line["origin"]: line["label"] for line in after if not _over(line)}
    dropped = [f"{label} {detail}" for origin, (label, detail) in now.items() if origin not in then]
    back = [f"{heard[origin]} says so again" for origin in then if origin in heard and origin not in now]
    more = len(dropped) + len(back) - NAMED
    return "; ".join([*[*dropped, *back][:NAMED], *([f"and {more} more"] if more > 0 else [])])


def lapsed(ledger: Sequence[Mapping[str, Any]]) -> list[str]:
    """Who, by a ledger, has dropped a claim or takes it back, each with the words of the ledger."""
    return [f"{label} {detail}" for label, detail in _lapsed(ledger).values()]


def _lapsed(ledger: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    return {line["origin"]: (line["label"], line["detail"]) for line in ledger if _over(line)}


def _over(line: Mapping[str, Any]) -> bool:
    """Whether a line is of somebody who says the claim no more, or who says it and takes it back."""
    return bool(line["role"] == Role.LAPSED or line["side"] == Side.BOTH)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def until(at: datetime) -> str:
    """A moment as the end of what was said: "until 14:05 on 3 March 2026" (UTC)."""
    return stated(f"until {_told(at)}")


def gone(at: datetime) -> str:
    """The same where the page is gone: "until its page was taken down (gone since 14:05 on 3 March 2026)" (UTC)."""
    return stated(f"until its page was taken down (gone since {_told(at)})")


def _told(at: datetime) -> str:
    moment = at.astimezone(UTC)
    return f"{moment:%H:%M} on {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
