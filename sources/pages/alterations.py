"""Lists what an article said in the order of time: each text it was seen with, when, and what that changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext, gettext_lazy

from sources.models import Alteration, Capture, Sighting
from sources.pages import wording
from sources.vocabulary import AlterationKind

GRAVE = frozenset({AlterationKind.FIGURE, AlterationKind.CORRECTION, AlterationKind.WITHDRAWN})
"""Kinds of change that may make a copy of the article wrong."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One text as it was seen from ``at`` on, in ``looks`` looks up to ``last``, and what it changed.

    The first text, and one of unknown time, changed nothing we know of. A text that came back has a moment each time.
    """

    capture: Capture
    alteration: Alteration | None = None
    at: datetime | None = None
    last: datetime | None = None
    looks: int = 1

    @property
    def when(self) -> str:
        """When it was first seen so; when it came to us where nobody says when it was seen."""
        if self.at is None:
            return gettext("time not known, came in %(captured_at)s") % {
                "captured_at": wording.moment(self.capture.captured_at)
            }
        return wording.moment(self.at)

    @property
    def stood(self) -> str:
        """The same as it stands beside the text."""
        if self.at is None:
            return gettext("as it came in on %(captured_at)s UTC; when it stood so is not known") % {
                "captured_at": wording.moment(self.capture.captured_at)
            }
        return gettext("as it stood on %(at)s UTC") % {"at": wording.moment(self.at)}

    @property
    def seen_again(self) -> str:
        """How often it was seen so after that, in words; empty where it was not."""
        if self.looks < 2:
            return ""
        told = {"times": self.looks - 1, "last": wording.moment(self.last)}
        if self.looks == 2:
            return gettext("seen once more %(last)s") % told
        return gettext("seen %(times)s times more, last %(last)s") % told

    @property
    def kinds(self) -> list[tuple[str, bool]]:
        """What kinds of change, in words, and whether each is grave."""
        kinds = [AlterationKind(kind) for kind in self.alteration.kinds] if self.alteration else []
        return [(gettext(kind.label), kind in GRAVE) for kind in kinds]

    @property
    def reasons(self) -> list[Mapping[str, object]]:
        """Why it was sorted so."""
        return list(self.alteration.reasons) if self.alteration else []


def moments(captures: Sequence[Capture]) -> list[Moment]:
    """What the captures a reader may see were seen with, in order; a change is told where both its ends are among them.

    Looks that found at their address what the look before found there are told with it.
    """
    shown = {capture.pk: capture for capture in captures}
    rows = Alteration.objects.filter(later__in=shown, earlier__in=shown).select_related("earlier")
    changed = {row.sighting_id: row for row in rows.defer("spans", "earlier__text", "earlier__fingerprint")}
    found = [Moment(capture, at=None) for capture in captures if capture.first_seen is None]
    open_at: dict[int, int] = {}
    for look in Sighting.objects.filter(capture__in=shown).order_by("seen_at", "capture__public_id", "pk"):
        capture = shown[look.capture_id]
        place = open_at.get(capture.article_id)
        if place is not None and found[place].capture.pk == capture.pk:
            looks = found[place].looks + (found[place].last != look.seen_at)
            found[place] = replace(found[place], last=look.seen_at, looks=looks)
            continue
        open_at[capture.article_id] = len(found)
        found.append(Moment(capture, changed.get(look.pk), look.seen_at, look.seen_at))
    return sorted(found, key=lambda moment: moment.at or moment.capture.captured_at)


def told(moments: Sequence[Moment]) -> str:
    """What happened to an article after its first capture, in a few words: “captured 3 times; figure changed”."""
    kinds = {kind for moment in moments if moment.alteration for kind in moment.alteration.kinds}
    said = [str(phrase) for kind, phrase in PHRASES.items() if kind.value in kinds]
    if said:
        return wording.listed(said)
    return gettext("same words each time") if any(moment.alteration for moment in moments) else ""


PHRASES = {
    AlterationKind.WITHDRAWN: gettext_lazy("withdrawn"),
    AlterationKind.CORRECTION: gettext_lazy("a correction notice came or went"),
    AlterationKind.FIGURE: gettext_lazy("a figure changed"),
    AlterationKind.STANCE: gettext_lazy("a stance changed"),
    AlterationKind.WORDING: "reworded",
}
