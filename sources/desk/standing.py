"""Reads from a posted form how a curator would have a source stand, and hands it to the actions that write it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q

from sources.actions import curation, grades
from sources.actions.signature import Person
from sources.desk.deciding import version_of
from sources.errors import Refused, Unknown
from sources.models import Source
from sources.vocabulary import Reliability, SourceKind

Typed = Mapping[str, str]
NAMES = 20
"""Names a source may be given here at once: more are a case for the desk."""


def revise(*, source: Source, typed: Typed, by: Person) -> str:
    """Give a source the letter, owner, kind and other names typed, or retire it; returns what to tell.

    What is not among the ``typed``, and what stands there as it is already, is left alone. Raises ``Refused``.
    """
    why, version = typed.get("why", ""), version_of(typed)
    changes = _changes(source, typed)
    letter = _letter(typed.get("reliability", ""))
    graded = letter is not None and letter is not letter_of(source)
    if not changes and not graded:
        raise Refused("Nothing would change: it stands so already", field="reliability")
    with transaction.atomic():
        if changes:
            source = curation.revise(source=source, version=version, by=by, why=why, **changes)
            version = source.version
        if graded and letter is not None:
            grades.give(source=source, reliability=letter, by=by, reason=why, version=version)
    return "Saved; the claims that rest on it are weighed anew"


def letter_of(source: Source) -> Reliability:
    """The letter a source has."""
    row: Any = Source.objects.filter(pk=source.pk).with_reliability().get()
    return Reliability(row.reliability)


def names_of(source: Source) -> list[str]:
    """The other names it goes by."""
    return [alias.name for alias in source.aliases.order_by("name", "pk") if alias.name != source.name]


def _changes(source: Source, typed: Typed) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "owner" in typed and (owner := source_named(typed["owner"], field="owner")) != source.owner:
        changes["owner"] = owner
    if "kind" in typed and (kind := _kind(typed["kind"])) != source.kind:
        changes["kind"] = kind
    if "retired" in typed and (retired := typed["retired"] == "yes") != source.retired:
        changes["retired"] = retired
    if "aliases" in typed:
        names = list(dict.fromkeys(name.strip() for name in typed["aliases"].splitlines() if name.strip()))
        if len(names) > NAMES:
            raise Refused(f"Write at most {NAMES} names, one a line", field="aliases")
        if sorted(names) != sorted(names_of(source)):
            changes["aliases"] = [*names, source.name]
    return changes


def _kind(written: str) -> SourceKind:
    if written not in {kind.value for kind in SourceKind}:
        raise Refused("Choose one of the kinds in the list", field="kind")
    return SourceKind(written)


def _letter(written: str) -> Reliability | None:
    if not written:
        return None
    if written not in {letter.value for letter in Reliability}:
        raise Refused("Choose one of the letters in the list", field="reliability")
    return Reliability(written)


def source_named(written: str, *, field: str) -> Source | None:
    """The source named by its name, id or address here; nobody where nothing is written. Raises ``Unknown``."""
    written = written.strip()
    if not written:
        return None
    tail = written.rstrip("/").rpartition("/")[2]
    found = Source.objects.filter(Q(public_id=tail) | Q(name=written)).order_by("merged_into", "pk")[:2]
    if not found:
        raise Unknown("No source has this name or id: copy it from the source’s page", field=field)
    if len(found) > 1:
        raise Unknown("Several sources have this name: give the id from the source’s page", field=field)
    return found[0]
