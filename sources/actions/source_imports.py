"""Taking a list of sources in as it was shown, all of it or nothing, and taking the whole of it back."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sources.actions import catalogue, curation, grades, mergers, versions
from sources.actions.catalogue import Faulty, Loaded
from sources.actions.judging import reason_given
from sources.actions.signature import Person, because, signed
from sources.errors import Refused, Stale
from sources.intake.catalogue import Listed
from sources.models import Source, SourceImport
from sources.publicid import public_id
from sources.vocabulary import ImportStage, Reliability, SourceKind

KEPT = timedelta(days=30)
"""How long a list that was only tried out is kept: who has not taken it in by then tries it out again. Our choice."""
TIES = ("owner", "edition_of")
WHEN_NEW: dict[str, Any] = {
    "aliases": [], "domains": [], "owner": None, "edition_of": None, "country": "", "retired": True,
}  # fmt: skip
"""How a source stands after the import that wrote it down was taken back: nobody deletes one, it is retired."""


def plan_of(loaded: Loaded) -> list[dict[str, Any]]:
    """What each row of a list did, as it is kept and compared: the same rows on the same sources give the same plan."""
    rows = [
        {
            "where": row.where, "source": row.source.public_id, "name": row.source.name,
            "version": row.version, "unattended": row.unattended,
            "changes": row.changes, "merged": row.merged,
        }
        for row in loaded.rows
    ]  # fmt: skip
    return json.loads(json.dumps(rows))  # type: ignore[no-any-return]


def keep(
    *,
    file: str,
    content: bytes,
    listed: Sequence[Listed],
    faults: Sequence[Refused],
    plan: Sequence[Mapping[str, Any]],
    moved: Mapping[str, Any],
    by: Person,
) -> SourceImport:
    """Keep a list that was tried out, with what would come of it."""
    at = timezone.now()
    with transaction.atomic():
        return SourceImport.objects.create(
            public_id=public_id("source import", by.get_username(), at.isoformat(), file),
            file=file[:200] or "a list",
            sha256=hashlib.sha256(content).hexdigest(),
            listed=[asdict(row) for row in listed],
            faults=[_fault(fault) for fault in faults],
            plan=list(plan),
            moved=dict(moved),
            tried_by_id=by.pk,
            tried_at=at,
        )


@transaction.atomic
def prune(*, now: datetime) -> int:
    """Delete the lists that were only tried out, and that too long ago; returns how many.

    One that somebody takes in at that moment stays: whoever comes second sees what the first has done.
    """
    with because(why=f"Tried out more than {KEPT.days} days ago and never taken in."):
        old = SourceImport.objects.filter(stage=ImportStage.TRIED, tried_at__lt=now - KEPT)
        return old.delete()[0]


def _fault(fault: Refused) -> dict[str, str]:
    """A fault as a row of the report: what is wrong stands before the colon, what to do about it behind."""
    what, _, remedy = fault.sentence.rpartition(": ")
    place = fault.where.rpartition("row ")[2] if "row " in fault.where else fault.where
    return {"row": place, "column": fault.field, "what": what or remedy, "remedy": remedy if what else ""}


def listed_of(row: SourceImport) -> list[Listed]:
    """The rows of a kept list."""
    return [
        Listed(
            **{
                **each,
                "kind": SourceKind(each["kind"]) if each["kind"] else None,
                "grade": Reliability(each["grade"]) if each["grade"] else None,
                "aliases": tuple(each["aliases"]),
                "domains": tuple(each["domains"]),
            }
        )
        for each in row.listed
    ]


def apply(*, row: SourceImport, by: Person, why: str, version: int) -> SourceImport:
    """Take a list in that somebody has seen tried out at ``version``, in one transaction.

    Raises ``Stale`` where any source it touches, or would have made, stands otherwise than was shown; then nothing was
    written, and the list is to be tried out again.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        if row.faults:
            raise Refused("Mend the rows the report names first, and hand the list in again", field="file")
        if row.stage != ImportStage.TRIED:
            raise Stale(f"“{row}” has been taken in already. Nothing of yours was saved", field="version")
        marks: dict[str, Any] = {
            "stage": ImportStage.APPLIED,
            "applied_by_id": by.pk,
            "applied_at": timezone.now(),
        }
        row = versions.change(row=row, seen=version, why=why, **marks)
        try:
            loaded = catalogue.load(listed=listed_of(row), by=by, why=why)
        except Faulty as faulty:
            raise _moved_on([str(fault) for fault in faulty.faults]) from faulty
        if differing := _differing(row.plan, plan_of(loaded)):
            raise _moved_on(differing)
        touched = Source.objects.filter(public_id__in=[each["source"] for each in row.plan])
        SourceImport.objects.filter(pk=row.pk).update(left=dict(touched.values_list("public_id", "version")))
        row.refresh_from_db()
        return row


def _differing(shown: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> list[str]:
    return [one["name"] for one, other in zip(shown, now, strict=True) if one != other]


def _moved_on(differing: Sequence[str]) -> Stale:
    told = "; ".join(differing[:3]) + ("; …" if len(differing) > 3 else "")
    return Stale(
        f"What this list touches has been changed since it was tried out ({told}). Nothing of yours was saved: try it "
        "out again",
        field="version",
    )


def take_back(*, row: SourceImport, by: Person, why: str, version: int) -> SourceImport:
    """Undo a whole import: every source stands as before, those it wrote down are retired and free of its domains.

    Letters are never taken out of the books: the former one is given again. Raises ``Stale`` where somebody has
    changed one of the sources since; then nothing was undone.
    """
    why = why.strip() or f"Taken back: {row.why}"
    with signed(user=by, why=reason_given(why)):
        if row.stage != ImportStage.APPLIED:
            raise Stale(f"“{row}” is not taken in (any more). Nothing of yours was saved", field="version")
        marks: dict[str, Any] = {
            "stage": ImportStage.UNDONE,
            "undone_by_id": by.pk,
            "undone_at": timezone.now(),
        }
        row = versions.change(row=row, seen=version, **marks)
        sources = {each.public_id: each for each in _as_left(row)}
        for step in reversed(row.plan):
            _undo(step, sources, by, why)
        return row


def _as_left(row: SourceImport) -> list[Source]:
    """The sources the import touched, locked, and none of them changed since."""
    touched = Source.objects.select_for_update(of=("self",)).filter(public_id__in=row.left).order_by("pk")
    found = list(touched)
    changed = [each.name for each in found if each.version != row.left[each.public_id]]
    if changed:
        told = "”, “".join(changed[:3])
        raise Stale(
            f"Somebody has changed “{told}” since the list was taken in. Nothing was undone: take that back first, or "
            "mend the sources by hand",
            field="version",
        )
    return found


def _undo(step: Mapping[str, Any], sources: Mapping[str, Source], by: Person, why: str) -> None:
    source = sources[step["source"]]
    source.refresh_from_db()
    for public in step["merged"]:
        stray = Source.objects.get(public_id=public)
        if stray.merged_into_id == source.pk:
            mergers.split(source=stray, by=by, why=why, version=stray.version)
    source.refresh_from_db()
    fields = (
        {**WHEN_NEW} if not step["version"] else {name: held[0] for name, held in step["changes"].items()}
    )
    letter = step["changes"].get("grade", [None])[0]
    fields.pop("grade", None)
    if fields:
        changes: Any = {name: _held(name, value) for name, value in fields.items()}
        source = curation.revise(source=source, version=source.version, by=by, why=why, **changes)
    if (
        "name" in fields
    ):  # who goes by another name is still found by the former one, until that is taken away
        names = fields["aliases"]
        source = curation.revise(source=source, version=source.version, by=by, why=why, aliases=names)
    if letter is not None:
        given = Reliability(letter or Reliability.F)
        grades.give(source=source, reliability=given, by=by, reason=why, version=source.version)
    elif step["unattended"]:
        _met_by_the_machine_alone(source)


def _met_by_the_machine_alone(source: Source) -> None:
    """Whom no person had looked after is so again: unknown outside the newsroom, and merged by the next list."""
    Source.objects.filter(pk=source.pk).update(unattended=F("version"))


def _held(name: str, value: Any) -> Any:
    return Source.objects.get(public_id=value) if name in TIES and value else value
