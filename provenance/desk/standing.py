"""How a source stands, for curators: see which claims another letter, owner or name would move, save, take back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.pages.known import known
from provenance.desk.doors import answer, must
from provenance.desk.taken_back import Former, last_decision
from provenance.pipeline.whatif import WhatIf, what_if
from sources.desk.person import person
from sources.desk.standing import letter_of, names_of, revise
from sources.errors import Refused
from sources.models import Source
from sources.pages.asked import asked
from sources.pages.named import named
from sources.vocabulary import Reliability

RIGHTS = ("sources.change_source", "sources.add_grade")
UNSAID = "Only tried out."
"""Why something was done that is taken back at once: nobody ever reads it."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form, what would come of it, and the last decision with a way to take it back."""
    asked(request)
    must(request, *RIGHTS)
    source = _found(request, public_id)
    if request.method != "POST":
        return _page(request, source)
    typed = request.POST.dict()
    try:
        return _answer(request, source, typed)
    except Refused as refused:
        return _page(request, _found(request, public_id), typed=typed, refused=refused)


def _answer(request: HttpRequest, source: Source, typed: dict[str, Any]) -> HttpResponse:
    by, deed = person(request), typed.get("deed", "")
    if deed == "try":
        tried = {**typed, "why": typed.get("why", "").strip() or UNSAID}
        found = what_if(lambda: revise(source=source, typed=tried, by=by))
        return _page(request, _found(request, source.public_id), typed=typed, found=found)
    if deed == "save":
        messages.success(request, revise(source=source, typed=typed, by=by))
    elif deed == "undo":
        former = last_decision(source)
        if former is None:
            raise Refused(
                gettext("There is no decision here to take back: change the source instead"), field="deed"
            )
        revise(source=source, typed=former.typed(typed), by=by)
        messages.success(request, gettext("Taken back; the claims that rest on it are weighed anew"))
    else:
        raise Refused(gettext("Choose try, save or undo: use one of the buttons"), field="deed")
    return redirect("source-standing", public_id=source.public_id)


def _found(request: HttpRequest, public_id: str) -> Source:
    rows = Source.objects.filter(merged_into=None).select_related("owner")
    return named(known(rows, request.user, timezone.now()), public_id)


def _page(
    request: HttpRequest,
    source: Source,
    *,
    typed: dict[str, Any] | None = None,
    refused: Refused | None = None,
    found: WhatIf | None = None,
) -> HttpResponse:
    letter = letter_of(source)
    now = {
        "reliability": letter.value,
        "owner": source.owner.public_id if source.owner else "",
        "aliases": "\n".join(names_of(source)),
        "why": "",
    }
    former: Former | None = last_decision(source)
    context = {
        "source": source,
        "letter": letter,
        "letters": list(Reliability),
        "typed": {**now, **(typed or {})},
        "found": found,
        "former": former,
    }
    return answer(request, "pages/standing.html", context, refused)
