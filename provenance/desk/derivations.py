"""One derivation on its own page: anybody reads it, curators decide there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from provenance.desk.doors import answer, may, must
from provenance.desk.standing import UNSAID
from provenance.pages.derivation import derivation_page
from provenance.pipeline.whatif import WhatIf, what_if
from sources.desk.deciding import decide
from sources.desk.person import person
from sources.errors import Refused
from sources.models import Derivation
from sources.pages.asked import asked
from sources.pages.named import named

RIGHT = "sources.change_derivation"


@require_http_methods(["GET", "HEAD", "POST"])
def derivation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Both texts side by side, the evidence, and the decision; what is refused is shown with all that was typed."""
    asked(request)
    link = _found(request, public_id)
    if request.method != "POST":
        return _page(request, link)
    must(request, RIGHT)
    typed = request.POST.dict()
    try:
        if typed.get("try"):
            return _tried(request, link, typed)
        messages.success(request, decide(derivation=link, typed=typed, by=person(request)))
    except Refused as refused:
        return _page(request, _found(request, public_id), refused=refused, typed=typed)
    return redirect("derivation", public_id=public_id)


def _tried(request: HttpRequest, link: Derivation, typed: dict[str, Any]) -> HttpResponse:
    """Which claims a decision would move; nothing of it is kept but what was typed."""
    deed = {**typed, "deed": typed["try"], "why": typed.get("why", "").strip() or UNSAID}
    by = person(request)
    found = what_if(lambda: decide(derivation=link, typed=deed, by=by))
    return _page(request, _found(request, link.public_id), typed=typed, found=found)


def _found(request: HttpRequest, public_id: str) -> Derivation:
    rows = Derivation.objects.visible_to(request.user, timezone.now()).for_page()
    return named(rows, public_id)


def _page(
    request: HttpRequest,
    link: Derivation,
    *,
    refused: Refused | None = None,
    typed: dict[str, Any] | None = None,
    found: WhatIf | None = None,
) -> HttpResponse:
    shown = derivation_page(link, request.user, timezone.now())
    context = {**shown, "may_decide": may(request, RIGHT), "typed": typed or {}, "found": found}
    return answer(request, "pages/derivation.html", context, refused)
