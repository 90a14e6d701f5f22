"""“This is the same as …”: two sources found to be one, which claims that moves, merging them, splitting them again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from provenance.desk.doors import answer, must
from provenance.desk.standing import UNSAID
from provenance.pipeline.whatif import WhatIf, what_if
from sources.actions import mergers
from sources.actions.signature import Person
from sources.desk.deciding import LOST, number_of, version_of
from sources.desk.person import person
from sources.desk.standing import source_named
from sources.errors import Refused
from sources.models import Alias, Article, Domain, Source
from sources.pages.asked import asked
from sources.pages.merged import final
from sources.pages.named import named

RIGHT = "sources.change_source"
Typed = Mapping[str, str]
MOST_NAMES = 60  # names and domains shown of each side


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what goes along: names, domains, articles as known, how many were merged into it before."""

    source: Source
    names: list[str]
    hosts: list[str]
    articles: int
    merged: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Which of the two goes and which stays, at the versions somebody saw."""

    goes: Source
    stays: Source
    goes_version: int
    stays_version: int

    def merge(self, *, by: Person, why: str) -> None:
        """Merge the one into the other."""
        seen: dict[str, Any] = {"version": self.goes_version, "into_version": self.stays_version}
        mergers.merge(source=self.goes, into=self.stays, by=by, why=why, **seen)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def same_as(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form, both sides with what goes along, the claims that move, and what has been merged here."""
    answers = asked(request, "other", "keep")
    must(request, RIGHT)
    source = _found(public_id)
    if request.method != "POST":
        if source.merged_into_id:
            return redirect(
                "source-same", public_id=final(Source.objects.all(), source).public_id, permanent=False
            )
        return _page(request, source, answers)
    typed = request.POST.dict()
    try:
        return _answer(request, source, typed)
    except Refused as refused:
        return _page(request, _found(public_id), typed, refused=refused)


def _answer(request: HttpRequest, source: Source, typed: Typed) -> HttpResponse:
    by, deed, why = person(request), typed.get("deed", ""), typed.get("why", "")
    if deed == "split":
        row = _found(typed.get("merged", "")[:12])
        mergers.split(source=row, by=by, why=why, version=version_of(typed))
        messages.success(request, gettext("“%(row)s” stands by itself again") % {"row": row})
        return redirect("source-same", public_id=source.public_id)
    pair = _pair(source, typed)
    if deed == "try":
        found = what_if(lambda: pair.merge(by=by, why=UNSAID))
        return _page(request, _found(source.public_id), typed, found=found)
    if deed != "merge":
        raise Refused(gettext("Choose try, merge or split: use one of the buttons"), field="deed")
    pair.merge(by=by, why=why)
    messages.success(
        request,
        gettext("“%(goes)s” leads to “%(stays)s” from now on; it can be split off again here")
        % {"goes": pair.goes, "stays": pair.stays},
    )
    return redirect("source-same", public_id=pair.stays.public_id)


def _pair(source: Source, typed: Typed) -> Pair:
    """The two as the form has them; before the other was ever shown, at the versions they have."""
    other = _other(source, typed)
    shown = typed.get("shown", "") == other.public_id
    here = version_of(typed)
    there = number_of(typed, "other_version", lost=str(LOST)) if shown else other.version
    if typed.get("keep", "other") == "this":
        return Pair(other, source, there, here)
    return Pair(source, other, here, there)


def _other(source: Source, typed: Typed) -> Source:
    other = source_named(typed.get("other", ""), field="other")
    if other is None:
        raise Refused(
            gettext("Name the source it is the same as: its name, id or address here"), field="other"
        )
    if other.pk == source.pk:
        raise Refused(gettext("That is this very source: name the other one"), field="other")
    return other


def _found(public_id: str) -> Source:
    return named(Source.objects.select_related("owner", "merged_into"), public_id)


def _page(
    request: HttpRequest,
    source: Source,
    typed: Typed,
    *,
    refused: Refused | None = None,
    found: WhatIf | None = None,
) -> HttpResponse:
    other = _shown(source, typed)
    context = {
        "source": source,
        "other": other,
        "sides": [_side(each) for each in (source, other) if each],
        "typed": typed,
        "keep": typed.get("keep") or "other",
        "found": found,
        "merged": list(source.merged.order_by("name", "pk")),
    }
    return answer(request, "pages/same_as.html", context, refused)


def _shown(source: Source, typed: Typed) -> Source | None:
    try:
        return _other(source, typed) if typed.get("other", "").strip() else None
    except Refused:
        return None


def _side(source: Source) -> Side:
    bearers = source.bearers
    names = Alias.objects.filter(source__in=bearers).order_by("name").values_list("name", flat=True)
    hosts = Domain.objects.filter(source__in=bearers).order_by("host").values_list("host", flat=True)
    articles = Article.objects.current().filter(source__in=bearers).count()
    return Side(source, list(names[:MOST_NAMES]), list(hosts[:MOST_NAMES]), articles, len(bearers) - 1)
