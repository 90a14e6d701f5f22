"""Reads from the history what the last decision on a source changed, so that it can be taken back by the inverse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from provenance.history.models import Action, Entry
from sources.desk.standing import names_of
from sources.models import Grade, Source
from sources.pages import wording
from sources.vocabulary import Reliability, SourceKind

MOST = 100  # entries of one decision that are looked at


@dataclass(frozen=True, slots=True)
class Former:
    """How a source stood before its last decision, as a form says it; who decided, when and why."""

    who: str
    when: str
    why: str
    xid: int
    fields: Mapping[str, str] = field(default_factory=dict)
    words: Sequence[str] = ()

    def typed(self, typed: Mapping[str, str]) -> dict[str, str]:
        """The form that takes it back, with the version and the reason somebody typed."""
        why = typed.get("why", "").strip() or f"Taken back: {self.why}"
        return {**self.fields, "version": typed.get("version", ""), "why": why[:1000]}


def last_decision(source: Source) -> Former | None:
    """The last thing a person decided about a source; None where it is not of a kind that can be taken back here."""
    rows = list(Entry.objects.about("sources", source.public_id).decisions()[:MOST])
    last = [row for row in rows if row.xid == rows[0].xid]
    fields: dict[str, str] = {}
    words: list[str] = []
    for read in (_letter, _owner, _kind, _retired, _names):
        if found := read(source, last):
            name, value, said = found
            fields[name] = value
            words.append(said)
    if not fields:
        return None
    return Former(last[0].actor, wording.moment(last[0].at), last[0].why, last[0].xid, fields, words)


def _letter(source: Source, last: Sequence[Entry]) -> tuple[str, str, str] | None:
    given = [row.key for row in last if row.subject == "grade" and row.action == Action.CREATED]
    if not given:
        return None
    before = Grade.objects.filter(source=source, pk__lt=min(given)).order_by("-graded_at", "-pk").first()
    letter = before.reliability if before else Reliability.F.value
    return "reliability", letter, f"its letter was {letter}"


def _owner(_source: Source, last: Sequence[Entry]) -> tuple[str, str, str] | None:
    held = [row.before for row in last if row.subject == "source" and "owner_id" in (row.before or {})]
    if not held or held[-1] is None:
        return None
    owner = Source.objects.filter(pk=held[-1]["owner_id"]).first()
    return "owner", owner.public_id if owner else "", f"its owner was {owner or 'nobody'}"


def _kind(_source: Source, last: Sequence[Entry]) -> tuple[str, str, str] | None:
    held = _held(last, "kind")
    return ("kind", held, f"its kind was {SourceKind(held).label}") if held else None


def _retired(_source: Source, last: Sequence[Entry]) -> tuple[str, str, str] | None:
    held = _held(last, "retired")
    if held is None:
        return None
    return "retired", "yes" if held else "", "it was retired" if held else "it was not retired"


def _held(last: Sequence[Entry], column: str) -> Any:
    """What a column of the source held before the decision; None where that left it alone."""
    held = [row.before[column] for row in last if row.subject == "source" and column in (row.before or {})]  # type: ignore[index]
    return held[-1] if held else None


def _names(source: Source, last: Sequence[Entry]) -> tuple[str, str, str] | None:
    moved = [row for row in last if row.subject == "alias"]
    if not moved:
        return None
    names = set(names_of(source))
    names -= {_name(row.after) for row in moved if row.action == Action.CREATED}
    names |= {_name(row.before) for row in moved if row.action == Action.DELETED}
    names.discard(source.name)
    return (
        "aliases",
        "\n".join(sorted(names)),
        f"it went by {', '.join(sorted(names)) or 'its own name alone'}",
    )


def _name(columns: dict[str, Any] | None) -> str:
    return str((columns or {}).get("name", ""))
