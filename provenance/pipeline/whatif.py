"""Shows which claims a decision would move before it is made: it is truly made, followed through, and taken back."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import OperationalError, connection
from django.db.models import F, Max

from claims.actions import trials
from claims.models import Claim, Contradiction, Corroboration
from claims.rules.weighing.shifts import shifted
from claims.vocabulary import Outcome
from provenance.history.models import Action, Entry
from provenance.pipeline.models import Step
from provenance.pipeline.steps import LINE, Station
from sources.errors import Refused
from sources.rules.stated import stated
from sources.vocabulary import Judgement

# What follows from a decision. A changed name is looked for in all texts by the line alone: that may take hours.
FOLLOWED = tuple(
    station
    for station in LINE
    if station.step in {Step.TRACE, Step.CARRY, Step.REGARD, Step.MATCH, Step.COMPARE, Step.SCORE}
)
MOST_CLAIMS = 100
MOST_ROWS = 200  # articles, sources, acts and events told of it
MOST_WAITING = 1_000  # rows with work waiting that are told apart from those the decision stirs
SECONDS = 10.0
LOCKS = "SET LOCAL lock_timeout = '2s'"  # a worker may hold what is touched: we give up soon, it waits till we are done
SHOWN = ("score", "credibility", "origins_for", "origins_against")
COLUMNS = (*SHOWN, "ledger")
MOST_CARRIED = F("corroboration__articles").desc(nulls_last=True)
PAIR = ("one_id", "other_id", "outcome", "judgement", "reason")
EMPTY: Mapping[str, Any] = dict.fromkeys(COLUMNS)


class AtWork(Refused):
    """The program is at work on the very rows: what would come of a decision cannot be told just now."""

    code = "at_work"

    def __init__(self) -> None:
        super().__init__(stated("The program is at work on what this would touch: try again in a minute"))


@dataclass(frozen=True, slots=True)
class Moved:
    """One claim that would come out otherwise; a score is None where there would be, or was, none."""

    claim: Claim | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    why: str

    @property
    def distance(self) -> float:
        """How far its score would move."""
        return abs(float(self.after["score"] or 0) - float(self.before["score"] or 0))


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two claims that would begin to contradict each other (``appears``) or cease to; why, in a sentence."""

    one: Claim
    other: Claim
    appears: bool
    reason: str


@dataclass(slots=True)
class WhatIf:
    """What would come of a decision: the claims it moves, what contradicts what, and what was left undone."""

    moved: list[Moved] = field(default_factory=list)
    opposed: list[Opposed] = field(default_factory=list)
    worked: int = 0
    claims_left: int = 0
    rows_left: int = 0
    waiting: bool = False

    @property
    def unmoved(self) -> int:
        """Claims that were worked out again and come out as they are."""
        return self.worked - len(self.moved)


def what_if(deed: Callable[[], object], *, seconds: float = SECONDS) -> WhatIf:
    """What would come of ``deed``, an action of any kind. Raises what it raises, and ``AtWork``.

    Nothing of it is kept: no row, no job, no history, no change in the feed.
    """
    found = WhatIf()
    until = time.monotonic() + seconds
    try:
        with trials.tried():
            with connection.cursor() as cursor:
                cursor.execute(LOCKS)
            last = Entry.objects.aggregate(last=Max("id"))["last"] or 0
            waiting = {station.step: _due(station) for station in FOLLOWED}
            found.waiting = any(waiting.values())
            deed()
            _follow(found, waiting, until)
            found.moved, found.opposed = _moved(last), _opposed(last)
    except OperationalError as fault:
        raise AtWork from fault
    return found


def _due(station: Station) -> set[int]:
    rows = set(station.due().order_by().values_list("pk", flat=True)[: MOST_WAITING + 1])
    if len(rows) > MOST_WAITING:
        raise AtWork
    return rows


def _follow(found: WhatIf, waiting: Mapping[Step, set[int]], until: float) -> None:
    """Take the steps that the decision made due, the earliest first, until none is; count what is over the bounds."""
    passed = {step: set(rows) for step, rows in waiting.items()}
    worked: set[int] = set()
    told = 0
    while (next_up := _stirred(passed)) is not None:
        station, rows = next_up
        scoring = station.step is Step.SCORE
        for row in rows:
            over = (row not in worked and len(worked) >= MOST_CLAIMS) if scoring else told >= MOST_ROWS
            if over or time.monotonic() > until:
                passed[station.step].add(row)
                continue
            station.take(row)
            if scoring:
                worked.add(row)
            else:
                told += 1
    found.worked = len(worked)
    found.claims_left = len(passed[Step.SCORE] - waiting[Step.SCORE] - worked)
    found.rows_left = sum(
        len(passed[step] - rows) for step, rows in waiting.items() if step is not Step.SCORE
    )


def _stirred(passed: Mapping[Step, set[int]]) -> tuple[Station, list[int]] | None:
    """The earliest step that is due, and the rows that want it; of claims those with the most behind them first."""
    for station in FOLLOWED:
        order = MOST_CARRIED if station.step is Step.SCORE else F("pk").asc()
        due = station.due().order_by(order, "pk").values_list("pk", flat=True)[: 20 * MOST_WAITING]
        rows = [row for row in due if row not in passed[station.step]]
        if rows:
            return station, rows
    return None


def _moved(last: int) -> list[Moved]:
    """What the history of the trial tells of scores, undone entry by entry; the furthest first."""
    entries = Entry.objects.filter(subject="corroboration", id__gt=last).order_by("-id")
    rows = Corroboration.objects.filter(claim__in=entries.order_by().values("key"))
    after: dict[int, Mapping[str, Any]] = {row["claim"]: row for row in rows.values("claim", *COLUMNS)}
    before = dict(after)
    for entry in entries:
        former = {**EMPTY, **before.get(entry.key, EMPTY), **(entry.before or {})}
        before[entry.key] = EMPTY if entry.action == Action.CREATED else former
    claims = Claim.objects.in_bulk(list(before))
    moved = [
        Moved(claims.get(key), former, now, shifted(former["ledger"] or [], now["ledger"] or []))
        for key, former in before.items()
        for now in [after.get(key, EMPTY)]
        if any(former[name] != now[name] for name in SHOWN)
    ]
    return sorted(moved, key=lambda each: (-each.distance, each.claim.public_id if each.claim else ""))


def _opposed(last: int) -> list[Opposed]:
    """Which pairs of claims the history of the trial begins or ceases to hold for contradictions, by pairs."""
    entries = Entry.objects.filter(subject="contradiction", id__gt=last).order_by("-id")
    rows = Contradiction.objects.filter(pk__in=entries.order_by().values("key"))
    after: dict[int, Mapping[str, Any]] = {row["id"]: row for row in rows.values("id", *PAIR)}
    before: dict[int, Mapping[str, Any]] = dict(after)
    for entry in entries:
        former = {**before.get(entry.key, {}), **(entry.before or {})}
        before[entry.key] = {} if entry.action == Action.CREATED else former
    then, now = _pairs(before.values()), _pairs(after.values())
    claims = Claim.objects.in_bulk({pk for pair in then.keys() ^ now.keys() for pk in pair})
    return [
        Opposed(claims[one], claims[other], (one, other) in now, {**then, **now}[one, other])
        for one, other in sorted(then.keys() ^ now.keys())
        if one in claims and other in claims
    ]


def _pairs(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[int, int], str]:
    """The pairs of two claims among them that contradict each other, with the reason."""
    return {
        (row["one_id"], row["other_id"]): row["reason"]
        for row in rows
        if row
        and row["outcome"] == Outcome.CONTRADICTS
        and row["judgement"] != Judgement.REJECTED
        and row["one_id"] != row["other_id"]
    }
