"""Draws how the score of a claim has moved: every step with its interval, when it was taken and what moved it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Corroboration
from provenance.history.models import Action, Entry
from provenance.pages.history import Line
from sources.pages import wording

MOST = 40  # steps drawn at once; those before them are a page of an earlier moment away
COLUMNS = ("score", "score_low", "score_high", "credibility")
LEFT, TOP, DEEP = 0.06, 10, 130  # where the picture begins, and how many pixels the scale from 1 to 0 takes

State = Mapping[str, Any]
Told = tuple[Mapping[str, Any], State, State]
"""An entry of the history with what stood after it and before it; nothing stood where there was no score."""


@dataclass(frozen=True, slots=True)
class Step:
    """One score and what came with it, from the entry that wrote it down; ``why`` is empty where it may not be told.

    ``decisions`` are those of people that can have moved it since the score before it, the latest first.
    """

    entry: int
    at: datetime
    settled_at: datetime
    score: float
    low: float
    high: float
    credibility: str
    before: float | None
    why: str
    start: float
    end: float
    decisions: Sequence[Line] = ()

    @property
    def anchor(self) -> str:
        """What its row is called on the page: the moment, not the entry's number, which counts what is hidden too."""
        return f"{self.at:%Y%m%dT%H%M%S%f}"

    @property
    def when(self) -> str:
        """When it was worked out."""
        return wording.moment(self.at)

    @property
    def moment(self) -> str:
        """When it had happened, as an address carries it."""
        return iso(self.settled_at)

    @property
    def line(self) -> int:
        """How far down the score stands."""
        return _down(self.score)

    @property
    def top(self) -> int:
        """How far down the interval begins."""
        return _down(self.high)

    @property
    def band(self) -> int:
        """How far down it reaches from there."""
        return max(_down(self.low) - _down(self.high), 1)

    @property
    def former(self) -> int | None:
        """How far down the score before it stood."""
        return None if self.before is None else _down(self.before)


@dataclass(frozen=True, slots=True)
class Course:
    """The steps, the oldest first; ``earlier`` is the moment before the first of them, where there are more."""

    steps: list[Step]
    earlier: str


def iso(at: datetime) -> str:
    """A moment as an address carries it, to the microsecond, so that no event is missed."""
    return at.isoformat().replace("+00:00", "Z")


def course(
    backing: Corroboration, *, until: datetime | None, inside: bool, log: Sequence[Line] = ()
) -> Course:
    """The last steps that led to a stored corroboration, with the decisions in the ``log``; why, only ``inside``.

    Why a score moved names voices as they counted then, drafts and rejected quotes among them.
    """
    moved = Q(after__has_any_keys=[*COLUMNS]) | Q(action=Action.DELETED)
    rows = Entry.objects.filter(moved, subject="corroboration", key=backing.claim_id)
    rows = rows.by(until) if until else rows.settled()
    found = _read(rows.order_by("-id")[: MOST + 1])
    shown = list(reversed(_undone(found, {name: getattr(backing, name) for name in COLUMNS})))
    earlier = iso(found[MOST]["settled_at"]) if len(found) > MOST else ""
    return drawn(shown, earlier=earlier, inside=inside, log=log)


def drawn(
    told: Sequence[Told], *, earlier: str = "", inside: bool = False, log: Sequence[Line] = ()
) -> Course:
    """The steps among what is ``told``, the oldest first, at most ``MOST``."""
    steps = _placed([each for each in told if each[1] and _moved(each)][-MOST:], inside=inside)
    return Course(_decided(steps, [line for line in log if line.moves]), earlier)


def _moved(told: Told) -> bool:
    return any(told[1].get(name) != told[2].get(name) for name in COLUMNS)


def _read(rows: "QuerySet[Entry]") -> list[dict[str, Any]]:
    """The entries without the ledgers they hold."""
    before = [f"before__{name}" for name in COLUMNS]
    return list(rows.values("id", "at", "settled_at", "why", "action", *before))


def _undone(found: Sequence[dict[str, Any]], last: State) -> list[Told]:
    """Each entry with what stood after and before it; nothing stood where there was no score. The latest first."""
    told: list[Told] = []
    state: State = last
    for entry in found:
        after = {} if entry["action"] == Action.DELETED else state
        held = {name: entry[f"before__{name}"] for name in COLUMNS if entry[f"before__{name}"] is not None}
        state = {} if entry["action"] == Action.CREATED else {**after, **held}
        told.append((entry, after, state))
    return told


def _placed(told: Sequence[Told], *, inside: bool) -> list[Step]:
    width = (1 - LEFT) / (len(told) or 1)
    return [
        Step(
            entry["id"],
            entry["at"],
            entry["settled_at"],
            after["score"],
            after["score_low"],
            after["score_high"],
            after["credibility"],
            before.get("score"),
            entry["why"] if inside else "",
            LEFT + place * width,
            LEFT + (place + 1) * width,
        )
        for place, (entry, after, before) in enumerate(told)
    ]


def _decided(steps: Sequence[Step], log: Sequence[Line]) -> list[Step]:
    """Each step with the decisions between the one before it and itself; before the first nothing is known."""
    later = [
        replace(step, decisions=[line for line in log if last.entry < line.entry.pk < step.entry])
        for last, step in pairwise(steps)
    ]
    return [*steps[:1], *later]


def _down(share: float) -> int:
    return round(TOP + DEEP * (1 - share))
