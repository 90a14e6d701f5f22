"""Loading a list of sources: names, domains, owners, editions and grades, all of it or none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from sources.actions import curation, grades, mergers, sources
from sources.actions.signature import Person, signed
from sources.errors import Refused, Unknown
from sources.intake.catalogue import Listed
from sources.models import Source
from sources.rules import addresses
from sources.vocabulary import SourceKind

# A reason may open with the day on which the grade was given.
DAY = re.compile(r"(\d{4}-\d\d-\d\d)\b")
# What the actions call a field and the list calls otherwise.
FIELD_OF = {"graded_at": "grade_reason", "reason": "grade_reason"}


class Faulty(Exception):
    """A list that cannot be loaded as it is; nothing of it was. ``faults`` names every row and field to mend.

    ``loaded`` is what would have come of it, as far as could be told.
    """

    def __init__(self, faults: Sequence[Refused], loaded: "Loaded | None" = None) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults, self.loaded = tuple(faults), loaded


Steps = dict[str, tuple[Any, Any]]
"""By field, what a source had before and has now."""


@dataclass(slots=True)
class Row:
    """What came of one row: the source as we held it at ``version`` (0 where it is new), and what the row changed.

    ``unattended`` where no person had looked after it.

    ``merged`` are the sources that went into it because the machine had met them under one of its names or domains.
    """

    where: str
    source: Source
    version: int
    unattended: bool = False
    changes: Steps = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)

    @property
    def new(self) -> bool:
        """Whether nobody went by its name before."""
        return not self.version


@dataclass(slots=True)
class Loaded:
    """What came of loading a list, row by row, and what was wrong with it."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Refused] = field(default_factory=list)

    @property
    def new(self) -> set[int]:
        """The sources (by primary key) that were written down."""
        return {row.source.pk for row in self.rows if row.new}

    @property
    def changed(self) -> set[int]:
        """Those we held that were changed, their letter left aside."""
        return {row.source.pk for row in self.rows if not row.new and row.changes.keys() - {"grade"}}

    @property
    def graded(self) -> int:
        """How many were given a letter."""
        return sum("grade" in row.changes for row in self.rows)

    @contextmanager
    def noting(self, listed: Listed, fallback: str = "") -> Iterator[None]:
        """Note what is refused of a row and go on, so that one run names every fault."""
        try:
            with transaction.atomic():
                yield
        except Refused as fault:
            named = FIELD_OF.get(fault.field, fault.field) or fallback
            self.faults.append(type(fault)(fault.sentence, field=named, where=listed.where))


def load(*, listed: Sequence[Listed], by: Person, why: str) -> Loaded:
    """Write every listed source down, or bring the one we hold in line with its row.

    Names and domains are added, never taken away; an owner, edition or grade left out stays as it is. What the
    machine met under one of the names, and no person has touched, is merged. Loading a list again changes nothing.
    Raises ``Faulty`` with every fault; then nothing was written.
    """
    loaded = Loaded()
    with signed(user=by, why=why):
        held: list[tuple[Listed, Row]] = []
        for listing in listed:
            with loaded.noting(listing, "name"):
                held.append((listing, _begun(listing, by, why)))
        for listing, row in held:
            _settle(listing, row, by, why, loaded)
        loaded.rows = [row for _, row in held]
        if loaded.faults:
            raise Faulty(loaded.faults, loaded)
    return loaded


def _begun(listing: Listed, by: Person, why: str) -> Row:
    known = _found(listing)
    if known is not None:
        return Row(listing.where, known, known.version, not known.looked_after)
    kind = listing.kind or SourceKind.UNKNOWN
    source = curation.add(name=listing.name, kind=kind, by=by, why=why)
    return Row(listing.where, source, 0, changes={"kind": ("", kind)})


def _found(row: Listed) -> Source | None:
    """Who goes by the listed name, else somebody the machine met under one of the other names."""
    named = sources.find(name=row.name)
    met = (sources.find(name=alias) for alias in row.aliases)
    return named or next((source for source in met if source is not None and _untouched(source)), None)


def _untouched(source: Source) -> bool:
    """Whether only the machine has written of this source."""
    return source.kind != SourceKind.COMMENTER and not source.looked_after


def _settle(listing: Listed, row: Row, by: Person, why: str, loaded: Loaded) -> None:
    source = row.source
    source.refresh_from_db()
    changes = _differences(listing, source)
    for tie in ("owner", "edition_of"):
        with loaded.noting(listing, tie):
            changes |= _tie(listing, source, tie)
    with loaded.noting(listing):
        row.merged = _gather(listing, source, by, why)
        if changes:
            fields = {*changes, "aliases"} if "name" in changes else {*changes}
            before = _as_held(source, fields)
            source = curation.revise(source=source, version=source.version, by=by, why=why, **changes)
            row.changes |= {name: (before[name], held) for name, held in _as_held(source, fields).items()}
    with loaded.noting(listing, "grade"):
        source.refresh_from_db()  # what was refused above has been undone
        former = _letter(source)
        if _graded(listing, source, by):
            row.changes["grade"] = (former, _letter(source))


def _as_held(source: Source, fields: Iterable[str]) -> dict[str, Any]:
    """What a source has in some fields, as it is kept beside a list: sources by their id, lists in order."""
    told: dict[str, Any] = {}
    for name in fields:
        if name == "aliases":
            told[name] = sorted(source.aliases.values_list("name", flat=True))
        elif name == "domains":
            told[name] = sorted(source.domains.values_list("host", flat=True))
        else:
            held = getattr(source, name)
            told[name] = held.public_id if isinstance(held, Source) else held
    return told


def _letter(source: Source) -> str:
    latest = source.grades.first()
    return latest.reliability if latest else ""


def _differences(row: Listed, source: Source) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if _untouched(source) and source.name != row.name:
        changes["name"] = row.name
    if row.kind and source.kind != row.kind:
        changes["kind"] = row.kind
    if row.country and source.country != row.country:
        changes["country"] = row.country
    if source.retired:
        changes["retired"] = False
    names = {alias.folded: alias.name for alias in source.aliases.all()}
    added = [alias for alias in (row.name, *row.aliases) if sources.find(name=alias) != source]
    if added:
        changes["aliases"] = [*names.values(), *added]
    hosts = [domain.host for domain in source.domains.all()]
    missing = [host for host in row.domains if _publisher(host) != source]
    if missing:
        changes["domains"] = [*hosts, *missing]
    return changes


def _publisher(host: str) -> Source | None:
    try:
        return sources.known_at(host=addresses.host(f"https://{host}"))
    except ValueError:
        return None


def _tie(row: Listed, source: Source, tie: str) -> dict[str, Source]:
    name = row.owner if tie == "owner" else row.edition_of
    if not name:
        return {}
    above = sources.find(name=name)
    if above is None:
        raise Unknown(f"“{name}” is not a known source: add a row for it or mend the name")
    return {} if getattr(source, tie) == above else {tie: above}


def _gather(row: Listed, source: Source, by: Person, why: str) -> list[str]:
    """Merge what the machine met under one of the names or domains before it knew that they are one source's."""
    others = [sources.find(name=alias) for alias in row.aliases] + [_publisher(host) for host in row.domains]
    strays = {each for each in others if each is not None and each != source and _untouched(each)}
    gathered = sorted(strays, key=lambda each: each.public_id)
    for other in gathered:
        mergers.merge(source=other, into=source, by=by, why=why, version=other.version)
    return [other.public_id for other in gathered]


def _graded(row: Listed, source: Source, by: Person) -> bool:
    """Give the listed letter unless it has been given for that very reason before."""
    if row.grade is None or source.grades.filter(reliability=row.grade, reason=row.grade_reason).exists():
        return False
    told: dict[str, Any] = {"reason": row.grade_reason, "at": _day(row.grade_reason)}
    grades.give(source=source, reliability=row.grade, by=by, version=source.version, **told)
    return True


def _day(reason: str) -> datetime | None:
    """The day with which a reason opens; None if it opens otherwise."""
    found = DAY.match(reason)
    if found is None:
        return None
    try:
        return datetime.fromisoformat(found[1]).replace(tzinfo=UTC)
    except ValueError as error:
        raise Refused(f"{found[1]} is no day of the calendar: mend it", field="grade_reason") from error
