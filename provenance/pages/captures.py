"""Brings together what the comparison of two captures shows: the words that changed, and the quotes they touched."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from claims.pages.touched import touched
from sources.actions.alterations import said
from sources.models import Article
from sources.pages import alterations
from sources.pages import article as piece
from sources.pages.alterations import Moment
from sources.pages.asked import Misasked, place
from sources.pages.difference import difference
from sources.visibility import Reader

LAYOUTS = ("side", "inline")
OTHERWISE = gettext_lazy("follow the link “Next” instead of writing it yourself, or leave it out")


def captures_page(
    found: Article, reader: Reader | None, now: datetime, answers: dict[str, str]
) -> dict[str, Any]:
    """Everything the template prints; without a choice the last change is shown."""
    moments = alterations.moments(list(piece.captures_of(found, reader, now)))
    earlier, later = _chosen(moments, answers["earlier"], answers["later"])
    shown = difference(said(earlier.capture), said(later.capture), place(answers, "after", str(OTHERWISE)))
    sections = piece.sections_of(later.capture)
    return {
        "article": found,
        "heading": piece.heading(found, later.capture, sections),
        "name": piece.title_of(found),
        "moments": moments,
        "earlier": earlier,
        "later": later,
        "told": later if later.alteration and later.alteration.earlier_id == earlier.capture.pk else None,
        "difference": shown,
        "touched": touched(earlier.capture, later.capture, shown.spans, reader, now),
    }


def _chosen(moments: Sequence[Moment], earlier: str, later: str) -> tuple[Moment, Moment]:
    if len(moments) < 2:
        raise Misasked(
            "later", gettext("this article was captured once; there is nothing to compare it with")
        )
    names = {moment.capture.public_id for moment in moments}
    for field, name in (("earlier", earlier), ("later", later)):
        if name and name not in names:
            raise Misasked(
                field, gettext("this article has no such capture; choose one from its list of captures")
            )
    last = _last_changed([one for one in moments if later in {"", one.capture.public_id}], earlier)
    first = next((one for one in moments if one.capture.public_id == earlier), None) or _before(last, moments)
    if first.capture.pk == last.capture.pk:
        raise Misasked("earlier", gettext("choose two captures that are not the same"))
    return first, last


def _last_changed(moments: Sequence[Moment], earlier: str) -> Moment:
    """The last change among some moments: the one from ``earlier``, if that is asked for and there is one."""
    changes = [moment for moment in moments if moment.alteration]
    asked = [one for one in changes if one.alteration and one.alteration.earlier.public_id == earlier]
    return (asked or changes or moments)[-1]


def _before(last: Moment, moments: Sequence[Moment]) -> Moment:
    """The capture the last one was compared with, else the one that stands before it in the list."""
    if last.alteration:
        return next(one for one in moments if one.capture.pk == last.alteration.earlier_id)
    return moments[max(0, moments.index(last) - 1)]
