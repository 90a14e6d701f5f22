"""Lists the captures of an article in the order of time, each with what it changed in the one before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sources.models import Alteration, Capture
from sources.pages import wording
from sources.vocabulary import AlterationKind

GRAVE = frozenset({AlterationKind.FIGURE, AlterationKind.CORRECTION, AlterationKind.WITHDRAWN})
"""Kinds of change that may make a copy of the article wrong."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One capture, and what it changed; the first capture, and one of unknown time, changed nothing we know of."""

    capture: Capture
    alteration: Alteration | None

    @property
    def when(self) -> str:
        """When it was taken; when it came to us where nobody says when it was taken."""
        if self.capture.retrieved_at is None:
            return f"time not known, came in {wording.moment(self.capture.captured_at)}"
        return wording.moment(self.capture.retrieved_at)

    @property
    def kinds(self) -> list[tuple[str, bool]]:
        """What kinds of change, in words, and whether each is grave."""
        kinds = [AlterationKind(kind) for kind in self.alteration.kinds] if self.alteration else []
        return [(kind.label, kind in GRAVE) for kind in kinds]

    @property
    def reasons(self) -> list[Mapping[str, object]]:
        """Why it was sorted so."""
        return list(self.alteration.reasons) if self.alteration else []


def moments(captures: Sequence[Capture]) -> list[Moment]:
    """The captures a reader may see, in their order; a change is told only where both its captures are among them."""
    shown = {capture.pk for capture in captures}
    rows = Alteration.objects.filter(later__in=shown, earlier__in=shown).select_related("earlier")
    changed = {row.later_id: row for row in rows.defer("spans", "earlier__text", "earlier__fingerprint")}
    return [Moment(capture, changed.get(capture.pk)) for capture in captures]


def told(moments: Sequence[Moment]) -> str:
    """What happened to an article after its first capture, in a few words: “captured 3 times; figure changed”."""
    kinds = {kind for moment in moments if moment.alteration for kind in moment.alteration.kinds}
    said = [phrase for kind, phrase in PHRASES.items() if kind.value in kinds]
    if said:
        return wording.listed(said)
    return "same words each time" if any(moment.alteration for moment in moments) else ""


PHRASES = {
    AlterationKind.WITHDRAWN: "withdrawn",
    AlterationKind.CORRECTION: "a correction notice came or went",
    AlterationKind.FIGURE: "a figure changed",
    AlterationKind.STANCE: "a stance changed",
    AlterationKind.WORDING: "reworded",
}
