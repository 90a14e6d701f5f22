"""Puts what a list of sources would do, or did, into words: row by row, and for the claims that move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import Claim
from provenance.pipeline.whatif import Moved, WhatIf
from sources.models import Source, SourceImport
from sources.pages.paging import Key
from sources.vocabulary import SourceKind

NEWEST = (Key("tried_at", descending=True), Key("pk", descending=True))
MOST_MOVED = 25
"""Claims kept with a list that was tried out, those that move furthest; how many more move is counted."""
CALLED = {"edition_of": "edition of", "aliases": "other names"}
ORDER = ("name", "kind", "aliases", "domains", "owner", "edition_of", "country", "retired", "grade")
TIES = ("owner", "edition_of")
COUNTS = ("worked", "claims_left", "rows_left", "waiting")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a source, before and after, in words; of names and domains what comes along."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one row of the list does: to a source we hold, or one it writes down."""

    where: str
    name: str
    public_id: str
    new: bool
    changes: Sequence[Change]

    @property
    def does(self) -> str:
        """In one word."""
        return "new" if self.new else "changed" if self.changes else "unchanged"


def steps(row: SourceImport) -> list[Step]:
    """Every row of a list with what it does, in one query."""
    named = _names(row.plan)
    return [
        Step(
            each["where"].rpartition("row ")[2],
            each["name"],
            each["source"],
            not each["version"],
            [*_changes(each["changes"], named), *_gathered(each["merged"], named)],
        )
        for each in row.plan
    ]


def _names(plan: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The names of all sources a plan speaks of by their id, those it would write down among them."""
    met = {each["source"]: each["name"] for each in plan}
    ids = {id_ for each in plan for tie in TIES for id_ in each["changes"].get(tie, ()) if id_}
    ids |= {id_ for each in plan for id_ in each["merged"]}
    known = (
        Source.objects.filter(public_id__in=ids - met.keys()) if ids - met.keys() else Source.objects.none()
    )
    return met | dict(known.values_list("public_id", "name"))


def _changes(changes: Mapping[str, Sequence[Any]], named: Mapping[str, str]) -> list[Change]:
    return [
        Change(CALLED.get(name, name), _said(name, before, named), _said(name, after, named))
        for name, (before, after) in sorted(changes.items(), key=lambda each: ORDER.index(each[0]))
    ]


def _gathered(merged: Sequence[str], named: Mapping[str, str]) -> list[Change]:
    why = "merged into it, as it bears one of its names or domains"
    return [Change("takes in", named.get(id_, id_), why) for id_ in merged]


def _said(name: str, value: Any, named: Mapping[str, str]) -> str:
    if name == "kind":
        return SourceKind(value).label if value else ""
    if name in TIES:
        return named.get(value, value) if value else "nobody"
    if name == "retired":
        return "retired" if value else "looked after"
    return "; ".join(value) if isinstance(value, list) else str(value)


def report(row: SourceImport) -> list[Sequence[str]]:
    """The faults of a list as a table."""
    heading = ("row", "column", "what", "remedy")
    return [heading, *([fault[name] for name in heading] for fault in row.faults)]


def summed_up(found: WhatIf) -> dict[str, Any]:
    """What would move, as it is kept beside a list that was tried out."""
    shown = ("score", "credibility")
    moved = [
        {
            "claim": each.claim.public_id if each.claim else "",
            "before": {name: each.before[name] for name in shown},
            "after": {name: each.after[name] for name in shown},
            "why": each.why,
        }
        for each in found.moved[:MOST_MOVED]
    ]
    return {"moved": moved, "number": len(found.moved), **{name: getattr(found, name) for name in COUNTS}}


def found_of(row: SourceImport) -> WhatIf:
    """The same as the page prints it, in one query."""
    kept = row.moved.get("moved", [])
    claims = {
        claim.public_id: claim
        for claim in Claim.objects.filter(public_id__in=[each["claim"] for each in kept])
    }
    moved = [Moved(claims.get(each["claim"]), each["before"], each["after"], each["why"]) for each in kept]
    return WhatIf(moved, **{name: row.moved.get(name, 0) for name in COUNTS})
