"""Loading a list of sources: names, domains, owners, editions and grades, all of it or none."""

import re
from collections.abc import Iterator, Sequence
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
    """A list that cannot be loaded as it is; nothing of it was. ``faults`` names every row and field to mend."""

    def __init__(self, faults: Sequence[Refused]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


@dataclass(slots=True)
class Loaded:
    """What came of loading a list: the sources that were new and that were changed, and how many were graded."""

    new: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    graded: int = 0
    faults: list[Refused] = field(default_factory=list)

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
    held: dict[str, Source] = {}
    with signed(user=by, why=why):
        for row in listed:
            with loaded.noting(row, "name"):
                held[row.where] = _found(row) or _written_down(row, by, why, loaded)
        for row in listed:
            if row.where in held:
                _settle(row, held[row.where], by, why, loaded)
        if loaded.faults:
            raise Faulty(loaded.faults)
    loaded.changed -= loaded.new
    return loaded


def _found(row: Listed) -> Source | None:
    """Who goes by the listed name, else somebody the machine met under one of the other names."""
    named = sources.find(name=row.name)
    met = (sources.find(name=alias) for alias in row.aliases)
    return named or next((source for source in met if source is not None and _untouched(source)), None)


def _untouched(source: Source) -> bool:
    """Whether only the machine has written of this source."""
    return source.kind != SourceKind.COMMENTER and not source.looked_after


def _written_down(row: Listed, by: Person, why: str, loaded: Loaded) -> Source:
    source = curation.add(name=row.name, kind=row.kind, by=by, why=why)
    loaded.new.add(source.pk)
    return source


def _settle(row: Listed, source: Source, by: Person, why: str, loaded: Loaded) -> None:
    source.refresh_from_db()
    changes = _differences(row, source)
    for tie in ("owner", "edition_of"):
        with loaded.noting(row, tie):
            changes |= _tie(row, source, tie)
    with loaded.noting(row):
        _gather(row, source, by, why)
        if changes:
            curation.revise(source=source, version=source.version, by=by, why=why, **changes)
            loaded.changed.add(source.pk)
    with loaded.noting(row, "grade"):
        loaded.graded += _graded(row, source, by)


def _differences(row: Listed, source: Source) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if _untouched(source) and source.name != row.name:
        changes["name"] = row.name
    if source.kind != row.kind:
        changes["kind"] = row.kind
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


def _gather(row: Listed, source: Source, by: Person, why: str) -> None:
    """Merge what the machine met under one of the names or domains before it knew that they are one source's."""
    others = [sources.find(name=alias) for alias in row.aliases] + [_publisher(host) for host in row.domains]
    strays = {each for each in others if each is not None and each != source and _untouched(each)}
    for other in sorted(strays, key=lambda each: each.public_id):
        mergers.merge(source=other, into=source, by=by, why=why, version=other.version)


def _graded(row: Listed, source: Source, by: Person) -> bool:
    """Give the listed letter unless it has been given for that very reason before."""
    if row.grade is None or source.grades.filter(reliability=row.grade, reason=row.grade_reason).exists():
        return False
    grades.give(
        source=source, reliability=row.grade, by=by, reason=row.grade_reason, at=_day(row.grade_reason)
    )
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
