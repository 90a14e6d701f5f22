"""Two claims beside each other: what came of comparing them, and a person's word on how both can be true."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.actions import explainers
from claims.models import Claim
from claims.pages.beside import beside_page
from provenance.desk.doors import answer, may, must
from sources.desk.person import person
from sources.errors import Refused
from sources.pages.asked import asked
from sources.vocabulary import Publication

RIGHT = "claims.add_explainer"


@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: HttpRequest, public_id: str, other_id: str) -> HttpResponse:
    """Anybody reads what is published; fact-checkers write the next version there."""
    asked(request)
    rows = Claim.objects.visible_to(request.user, timezone.now()).for_page()
    found = {claim.public_id: claim for claim in rows.filter(public_id__in=[public_id, other_id])}
    if len(found) != 2:
        raise Http404
    one, other = found[public_id], found[other_id]
    if request.method != "POST":
        return _page(request, one, other)
    must(request, RIGHT)
    typed = request.POST.dict()
    try:
        written = _write(request, one, other, typed)
    except Refused as refused:
        return _page(request, one, other, refused=refused, typed=typed)
    messages.success(request, gettext("Version %(written)s saved") % {"written": written})
    return redirect("beside", public_id=public_id, other_id=other_id)


def _write(request: HttpRequest, one: Claim, other: Claim, typed: Mapping[str, str]) -> int:
    seen = typed.get("number", "")
    if not seen.isdecimal() or len(seen) > 6:
        raise Refused(gettext("Open the page again: this form has lost the version you saw"), field="number")
    try:
        stage = Publication(typed.get("stage", ""))
    except ValueError:
        raise Refused(gettext("Choose draft, published or withdrawn"), field="stage") from None
    return explainers.write(
        one=one,
        other=other,
        seen=int(seen),
        stage=stage,
        text=typed.get("text", ""),
        reason=typed.get("reason", ""),
        by=person(request),
    ).number


def _page(
    request: HttpRequest,
    one: Claim,
    other: Claim,
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    shown: dict[str, Any] = beside_page(one, other, request.user, timezone.now())
    stages = [(each.value, each.label) for each in Publication]
    context = {**shown, "may_write": may(request, RIGHT), "stages": stages, "typed": typed}
    return answer(request, "pages/beside.html", context, refused)
