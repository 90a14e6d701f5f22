"""A claim divided: which of its appearances go to another claim, tried first, saved, and undone."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.actions import divisions
from claims.actions.divisions import Wording
from claims.models import Claim, Division
from claims.pages import dividing, figures
from provenance.desk.doors import answer, must
from provenance.desk.named_claims import claim_named
from provenance.desk.saying import NAMED, NEW, value_of
from provenance.desk.standing import UNSAID
from provenance.pipeline.whatif import WhatIf, what_if
from sources.actions.signature import Person
from sources.desk.deciding import number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked
from sources.pages.merged import final, still
from sources.pages.named import named

RIGHTS = ("claims.change_appearance", "claims.add_claim")
LOST = gettext_lazy("Look at the claim first, then save: this form has lost its version")
Typed = Mapping[str, str]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def divide(request: HttpRequest, public_id: str) -> HttpResponse:
    """The appearances to tick, what would come of it, and what was divided with a way to undo it."""
    asked(request)
    must(request, *RIGHTS)
    claim = _found(request, public_id)
    if request.method != "POST":
        if claim.public_id != public_id:
            return redirect("divide", public_id=claim.public_id)
        return _page(request, claim)
    typed = request.POST.dict()
    try:
        still(claim, public_id)
        return _answer(request, claim, typed)
    except Refused as refused:
        return _page(request, _found(request, public_id), typed=typed, refused=refused)


def _answer(request: HttpRequest, claim: Claim, typed: Typed) -> HttpResponse:
    by, deed = person(request), typed.get("deed", "")
    if deed == "try":
        why = typed.get("why", "").strip() or UNSAID
        found = what_if(lambda: _divide(request, claim, typed, by, why))
        return _page(request, _found(request, claim.public_id), typed=typed, found=found)
    if deed == "save":
        made = _divide(request, claim, typed, by, typed.get("why", ""))
        messages.success(
            request,
            gettext("Divided: %(brought)s went to “%(into)s”")
            % {"brought": len(made.brought), "into": made.into},
        )
    elif deed == "undo":
        divisions.undo(division=_division(claim, typed), by=by, why=typed.get("why", ""))
        messages.success(request, gettext("Undone: everything stands where it stood"))
    else:
        raise Refused(gettext("Choose try, save or undo: use one of the buttons"), field="deed")
    return redirect("divide", public_id=claim.public_id)


def _divide(request: HttpRequest, claim: Claim, typed: Typed, by: Person, why: str) -> Division:
    picked = request.POST.getlist("pick")[: divisions.MOST + 1]
    into, seen = _into(typed)
    return divisions.divide(
        claim=claim,
        version=version_of(typed),
        chosen={name: number_of(typed, f"seen-{name}", lost=str(LOST)) for name in picked},
        into=into,
        into_version=seen,
        by=by,
        why=why,
    )


def _into(typed: Typed) -> tuple[Claim | Wording, int]:
    """The claim they go to, with the version the person saw of it; the words of a new one."""
    chosen = typed.get("into", "")
    if chosen == NEW:
        return Wording(typed.get("text", ""), value_of(typed)), 0
    written = typed.get("into_named", "") if chosen == NAMED else chosen
    claim = claim_named(written, field="into_named")
    if claim is None:
        raise Refused(gettext("Choose where they go: to a new claim, or to one you name"), field="into")
    return claim, number_of(typed, f"version-{claim.public_id}", lost=str(LOST))


def _division(claim: Claim, typed: Typed) -> Division:
    named_so = typed.get("division", "")[:20]
    for row in Division.objects.select_related("one", "into", "undone_by").filter(public_id=named_so):
        if claim.pk in (row.one_id, row.into_id):
            return row
    raise Unknown(gettext("No division of this claim has this id: open the page again"), field="division")


def _found(request: HttpRequest, public_id: str) -> Claim:
    rows = Claim.objects.visible_to(request.user, timezone.now()).for_page()
    return final(rows, named(rows, public_id))


def _page(
    request: HttpRequest,
    claim: Claim,
    *,
    typed: Typed | None = None,
    refused: Refused | None = None,
    found: WhatIf | None = None,
) -> HttpResponse:
    now = timezone.now()
    begun = {"text": claim.text, **figures.typed(claim.value)}
    context: dict[str, Any] = {
        "claim": claim,
        "rows": dividing.to_choose(claim, request.user, now),
        "most": dividing.MOST,
        "picked": request.POST.getlist("pick"),
        "also": _also(typed),
        "typed": {**begun, **(typed or {})},
        "found": found,
        "divisions": dividing.divisions_of(claim),
    }
    return answer(request, "pages/divide.html", context, refused)


def _also(typed: Typed | None) -> Claim | None:
    """The claim the person named, to be looked at."""
    if not typed or typed.get("into") in (None, "", NEW):
        return None
    try:
        return claim_named(
            typed.get("into_named", "") if typed["into"] == NAMED else typed["into"], field="into_named"
        )
    except Unknown:
        return None
