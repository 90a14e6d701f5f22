"""Lists of sources on the desk: hand one in, see row by row what it would do, take it in, take it back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from provenance.desk.doors import answer, must
from provenance.pages.source_imports import NEWEST, found_of, report, steps, summed_up
from provenance.partners.exports.writing import cell
from provenance.partners.exports.writing import row as csv_row
from provenance.pipeline.whatif import WhatIf, what_if
from sources.actions import catalogue, source_imports
from sources.actions.catalogue import Faulty, Loaded
from sources.actions.signature import Person
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused, Unreadable
from sources.intake.catalogue import FIELDS, Listed, read_sheet
from sources.intake.sheets import MOST_BYTES, MOST_ROWS
from sources.models import SourceImport
from sources.pages.asked import asked
from sources.pages.named import named
from sources.pages.paging import page
from sources.pages.retelling import in_words

RIGHTS = ("sources.change_source", "sources.add_source", "sources.add_grade")
WHY = "Tried out."
TEMPLATE = (
    FIELDS,
    ("Example Wire", "agency", "Agencia Ejemplo; EW", "wire.example", "", "", "Norway", "B", "2026-02-01: corrects"),
    ("Example Wire, evening edition", "outlet", "", "evening.example", "", "Example Wire", "", "", ""),
)  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The lists handed in so far, and the way to hand one in: it is tried out at once, and nothing of it is kept."""
    must(request, *RIGHTS)
    answers = asked(request, "after")
    if request.method != "POST":
        return _all(request, answers["after"])
    try:
        return redirect("source-import", public_id=_tried(request).public_id)
    except Refused as refused:
        return _all(request, answers["after"], refused)


def _all(request: HttpRequest, after: str, refused: Refused | None = None) -> HttpResponse:
    rows = SourceImport.objects.select_related("tried_by").defer("listed", "plan", "moved", "left")
    shown = {
        "page": page(rows, NEWEST, after),
        "fields": FIELDS,
        "most_rows": MOST_ROWS,
        "asked": {"after": after},
    }
    return answer(request, "pages/source_imports.html", shown, refused)


def _tried(request: HttpRequest) -> SourceImport:
    uploaded = request.FILES.get("file")
    if uploaded is None:
        raise Unreadable("Choose the file with the list first", field="file")
    content, name = uploaded.read(MOST_BYTES + 1), str(uploaded.name)
    try:
        listed, faults = read_sheet(content)
    except Unreadable as refused:
        place = ", ".join(part for part in (refused.where, refused.field) if part and part != "file")
        where = f"“{name}”{f', {place},' if place else ''} {in_words(refused.sentence)}"
        raise Refused(where, field="file") from refused
    told, loaded, found = try_out(listed, person(request))
    plan = source_imports.plan_of(loaded)
    kept: dict[str, Any] = {
        "listed": listed,
        "faults": [*faults, *told],
        "plan": plan,
        "moved": summed_up(found),
    }
    return source_imports.keep(file=name, content=content, by=person(request), **kept)


def try_out(listed: Sequence[Listed], by: Person) -> tuple[Sequence[Refused], Loaded, WhatIf]:
    """What is wrong with a list, what each of its rows would do, and which claims would move; nothing is kept."""
    loaded: list[Loaded] = []
    try:
        found = what_if(lambda: loaded.append(catalogue.load(listed=listed, by=by, why=WHY)))
    except Faulty as faulty:
        return faulty.faults, faulty.loaded or Loaded(), WhatIf()
    return (), loaded[0], found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def source_import(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one list would do, or did; taking it in, and taking it back."""
    must(request, *RIGHTS)
    asked(request)
    row = _found(public_id)
    if request.method != "POST":
        return _one(request, row)
    typed = request.POST.dict()
    try:
        messages.success(request, _decide(row, typed, person(request)))
    except Refused as refused:
        return _one(request, _found(public_id), typed=typed, refused=refused)
    return redirect("source-import", public_id=public_id)


def _decide(row: SourceImport, typed: dict[str, Any], by: Person) -> str:
    deed, told = typed.get("deed", ""), {"by": by, "why": typed.get("why", ""), "version": version_of(typed)}
    if deed == "apply":
        source_imports.apply(row=row, **told)
        return "Taken in; the claims that rest on these sources are weighed anew"
    if deed == "undo":
        source_imports.take_back(row=row, **told)
        return "Taken back; every source stands as before, those it wrote down are retired"
    raise Refused("Choose take in or undo: use one of the buttons", field="deed")


def _one(
    request: HttpRequest,
    row: SourceImport,
    *,
    typed: dict[str, Any] | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    shown = {"row": row, "steps": steps(row), "found": found_of(row), "typed": typed or {}}
    return answer(request, "pages/source_import.html", shown, refused)


def _found(public_id: str) -> SourceImport:
    rows = SourceImport.objects.select_related("tried_by", "applied_by", "undone_by").defer("listed")
    return named(rows, public_id)


@login_required
@require_safe
def faults(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is wrong with a list, as a table of its own: no cell of it is taken for a formula."""
    must(request, *RIGHTS)
    return _csv("faults.csv", report(_found(public_id)))


@login_required
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with its heading and two rows to write over."""
    must(request, *RIGHTS)
    return _csv("sources.csv", TEMPLATE)


def _csv(name: str, rows: Sequence[Sequence[str]]) -> HttpResponse:
    # The mark tells a spreadsheet that the file is UTF-8; without it, accents come out as two signs.
    content = b"\xef\xbb\xbf" + b"".join(csv_row([cell(each) for each in row]) for row in rows)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
