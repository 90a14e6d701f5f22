"""Puts what people did to sources into words, and tells a person what they did lately and whether it can be undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from provenance.history.models import Action, Entry
from sources.actions.signature import Person
from sources.models import Source
from sources.pages import wording
from sources.vocabulary import SourceKind

READ = 80  # entries looked at for the latest decisions
COLUMNS = {
    "name": gettext_lazy("renamed it"),
    "owner_id": gettext_lazy("changed its owner"),
    "edition_of_id": gettext_lazy("changed what it is an edition of"),
    "speaks_for_id": gettext_lazy("changed whom it speaks for"),
    "country": gettext_lazy("changed its country"),
    "note": gettext_lazy("changed the note"),
}
UNDONE = {"kind", "owner_id", "retired"}
"""Columns of a source whose change is taken back by its inverse."""


@dataclass(frozen=True, slots=True)
class Done:
    """One decision on one source."""

    source: Source
    xid: int
    when: str
    words: str
    why: str
    undoable: bool


def words_of(entry: Entry) -> str:
    """What one entry about a source did, without its subject; empty where no reader would see it."""
    before, after = entry.before or {}, entry.after or {}
    if entry.subject == "grade":
        return gettext("graded it %(letter)s") % {"letter": after.get("reliability", "")}
    if entry.subject in ("alias", "domain"):
        name = {**before, **after}.get("name" if entry.subject == "alias" else "host", "")
        given = {
            Action.CREATED: gettext("gave it the %(kind)s “%(name)s”")
            % {"kind": gettext(entry.subject), "name": name},
            Action.DELETED: gettext("took “%(name)s” from it") % {"name": name},
        }
        return given.get(Action(entry.action), gettext("wrote “%(name)s” otherwise") % {"name": name})
    return _of_source(entry, after) if entry.subject == "source" else ""


def _of_source(entry: Entry, after: dict[str, Any]) -> str:
    if entry.action == Action.CREATED:
        return gettext("wrote it down")
    if entry.action == Action.MERGED:
        return gettext("merged it into another")
    if "merged_into_id" in after:
        return gettext("moved it to another") if after["merged_into_id"] else gettext("split it off again")
    told = [str(COLUMNS[column]) for column in COLUMNS if column in after]
    if "kind" in after:
        told.append(gettext("called it %(label)s") % {"label": gettext(SourceKind(after["kind"]).label)})
    if "retired" in after:
        told.append(gettext("retired it") if after["retired"] else gettext("took it up again"))
    return ", ".join(told)


def lately(by: Person, most: int) -> list[Done]:
    """What somebody decided about sources, the latest first, in two queries."""
    rows = Entry.objects.decisions().filter(actor_id=by.pk, resource="sources").order_by("-at", "-id")[:READ]
    decisions: dict[tuple[int, str], list[Entry]] = {}
    for row in rows:
        decisions.setdefault((row.xid, row.public_id), []).append(row)
    kept = list(decisions.items())[:most]
    named = Source.objects.in_bulk([public_id for (_, public_id), _ in kept], field_name="public_id")
    newest = {public_id: xid for (xid, public_id), _ in reversed(kept)}
    return [
        Done(
            named[public_id],
            xid,
            wording.moment(entries[0].at),
            told_of(reversed(entries)) or gettext("changed it"),
            entries[0].why,
            undoable=newest[public_id] == xid and _undoable(entries),
        )
        for (xid, public_id), entries in kept
        if public_id in named
    ]


def told_of(entries: Iterable[Entry]) -> str:
    """Several entries of one decision as one sentence, each thing told once."""
    return ", ".join(dict.fromkeys(filter(None, (words_of(entry) for entry in entries))))


def _undoable(entries: Sequence[Entry]) -> bool:
    if any(
        entry.action in (Action.CREATED, Action.MERGED) and entry.subject == "source" for entry in entries
    ):
        return False
    return any(
        entry.subject in ("grade", "alias")
        or (entry.subject == "source" and UNDONE & (entry.after or {}).keys())
        for entry in entries
    )
