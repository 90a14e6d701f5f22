"""Doing one thing to many sources: first what it changes and which claims move, then each alone, each with its undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from provenance.desk.doors import answer, must
from provenance.desk.many import SAY_WHY, each_alone, ticked
from provenance.desk.registry import RIGHTS
from provenance.desk.standing import UNSAID
from provenance.desk.taken_back import last_decision
from provenance.pages.registry import ASKED
from provenance.pipeline.whatif import WhatIf, what_if
from sources.actions.signature import Person
from sources.desk.person import person
from sources.desk.standing import revise
from sources.errors import Refused, Stale, Unknown
from sources.models import Source
from sources.pages.retelling import in_words
from sources.vocabulary import Reliability, SourceKind

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Deed:
    """What may be done to many: the ``field`` of a source's form it fills in, and how that is said."""

    field: str
    verb: str
    done: str
    value: str | None = None

    def typed(self, typed: Typed) -> dict[str, str]:
        """The part of a source's form that says it."""
        value = typed.get(self.field, "") if self.value is None else self.value
        if self.field == "reliability" and not value:
            raise Refused("Choose a letter first", field="reliability")
        return {self.field: value}


DEEDS = {
    "grade": Deed("reliability", "Grade", "graded"),
    "owner": Deed("owner", "Change the owner of", "put under the owner"),
    "kind": Deed("kind", "Change the kind of", "of that kind now"),
    "retire": Deed("retired", "Retire", "retired", "yes"),
    "take up": Deed("retired", "Take up again", "taken up again", ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One ticked source in the preview; ``refused`` says why it would stay as it is."""

    source: Source
    seen: str
    before: str
    after: str
    refused: str


@login_required
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """The preview, which keeps nothing; with a reason and ``sure`` each source in a transaction of its own."""
    must(request, *RIGHTS)
    typed = request.POST.dict()
    back = _back(typed)
    picked = ticked(request)
    if not picked:
        return redirect(back)
    rows = list(
        Source.objects.with_reliability().select_related("owner").filter(public_id__in=picked).order_by("pk")
    )
    try:
        deed = _deed(typed)
        change = deed.typed(typed)
        if "sure" in typed and typed.get("why", "").strip():
            each_alone(request, rows, lambda row: _do(row, typed, change, person(request)), deed.done)
            return redirect(back)
        refused = Refused(str(SAY_WHY), field="why") if "sure" in typed else None
        shown, found = _tried(rows, typed, change, person(request))
    except Refused as fault:
        messages.error(
            request, gettext("Nothing was saved: %(sentence)s") % {"sentence": in_words(fault.sentence)}
        )
        return redirect(back)
    context = {
        "rows": shown, "found": found, "deed": typed["deed"], "verb": deed.verb, "change": change, "back": back,
        "kept": typed.get("back", ""), "why": typed.get("why", ""), "many": sum(not row.refused for row in shown),
    }  # fmt: skip
    return answer(request, "pages/source_bulk.html", context, refused)


@login_required
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last decision on one source, if it still is the last."""
    must(request, *RIGHTS)
    typed = request.POST.dict()
    try:
        source, former = _last(typed)
        revise(source=source, typed=former, by=person(request))
        messages.success(request, gettext("Taken back: %(source)s") % {"source": source})
    except Refused as refused:
        messages.error(request, in_words(refused.sentence))
    return redirect(_back(typed))


def _last(typed: Typed) -> tuple[Source, dict[str, str]]:
    source = Source.objects.select_related("owner").filter(public_id=typed.get("source", "")[:12]).first()
    if source is None:
        raise Unknown("No source has this id: open the list again", field="source")
    former = last_decision(source)
    if former is None or str(former.xid) != typed.get("xid"):
        raise Stale(
            f"Somebody has decided about “{source}” since. Nothing of yours was saved: look at it first"
        )
    return source, former.typed(typed)


def _deed(typed: Typed) -> Deed:
    deed = DEEDS.get(typed.get("deed", ""))
    if deed is None:
        raise Refused("Choose what to do with the ticked rows: use one of the buttons", field="deed")
    return deed


def _do(row: Source, typed: Typed, change: dict[str, str], by: Person) -> None:
    told = {**change, "why": typed.get("why", ""), "version": typed.get(f"seen-{row.public_id}", "")}
    revise(source=row, typed=told, by=by)


def _tried(
    rows: Sequence[Source], typed: Typed, change: dict[str, str], by: Person
) -> tuple[list[Row], WhatIf]:
    """Each row with what becomes of it, and the claims that all of it together would move."""
    refused: dict[int, str] = {}
    held = {row.pk: _told(row, next(iter(change))) for row in rows}

    def deed() -> None:
        for row in rows:
            try:
                _do(row, {**typed, "why": UNSAID}, change, by)
            except Refused as fault:
                refused[row.pk] = in_words(fault.sentence)

    found = what_if(deed)
    after = _said(change)
    return [
        Row(row, typed.get(f"seen-{row.public_id}", ""), held[row.pk], after, refused.get(row.pk, ""))
        for row in rows
    ], found


def _told(row: Any, field: str) -> str:
    """What a source has in a field of the form, in words."""
    told: dict[str, Callable[[], str]] = {
        "reliability": lambda: f"{row.reliability}, {Reliability(row.reliability).label}",
        "owner": lambda: str(row.owner or "nobody"),
        "kind": lambda: SourceKind(row.kind).label,
        "retired": lambda: "retired" if row.retired else "looked after",
    }
    return told[field]()


def _said(change: dict[str, str]) -> str:
    """What is to become of it, in words."""
    ((field, value),) = change.items()
    if field == "reliability":
        return f"{value}, {Reliability(value).label}" if value in set(Reliability) else value
    if field == "kind":
        return SourceKind(value).label if value in set(SourceKind) else value
    if field == "retired":
        return "retired" if value else "looked after"
    return value or "nobody"


def _back(typed: Typed) -> str:
    """The list as it was narrowed down; what no list would ask for is left out."""
    asked = QueryDict(typed.get("back", "")[:2000])
    kept = {name: asked[name] for name in ASKED if asked.get(name)}
    return f"{reverse('sources')}?{urlencode(kept)}" if kept else reverse("sources")
