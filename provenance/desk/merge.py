"""A claim said to be the same as another: looked up, tried first, merged, and split again."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.actions import mergers
from claims.models import Claim
from claims.pages import dividing
from provenance.desk.doors import answer, must
from provenance.desk.named_claims import claim_named
from provenance.desk.saying import NAMED
from provenance.desk.standing import UNSAID
from provenance.pipeline.whatif import WhatIf, what_if
from sources.actions.signature import Person
from sources.desk.deciding import number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked
from sources.pages.merged import final, still
from sources.pages.named import named

RIGHT = "claims.change_claim"
LOST = gettext_lazy("Look at the claim first, then save: this form has lost its version")
Typed = Mapping[str, str]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, public_id: str) -> HttpResponse:
    """The claims it may be the same as, what would come of merging them, and what was merged with a way to split it."""
    answers = asked(request, "q")
    must(request, RIGHT)
    claim = _found(request, public_id)
    if request.method != "POST":
        if claim.public_id != public_id:
            return redirect("merge", public_id=claim.public_id)
        return _page(request, claim, answers["q"])
    typed = request.POST.dict()
    try:
        still(claim, public_id)
        return _answer(request, claim, answers["q"], typed)
    except Refused as refused:
        return _page(request, _found(request, public_id), answers["q"], typed=typed, refused=refused)


def _answer(request: HttpRequest, claim: Claim, words: str, typed: Typed) -> HttpResponse:
    by, deed = person(request), typed.get("deed", "")
    if deed == "try":
        why = typed.get("why", "").strip() or UNSAID
        found = what_if(lambda: _merge(claim, typed, by, why))
        return _page(request, _found(request, claim.public_id), words, typed=typed, found=found)
    if deed == "save":
        kept = _merge(claim, typed, by, typed.get("why", ""))
        messages.success(
            request, gettext("Merged into “%(kept)s”: the other address leads there") % {"kept": kept}
        )
        return redirect("merge", public_id=kept.public_id)
    if deed == "undo":
        one = _merged(claim, typed.get("one", "")[:20])
        seen = number_of(typed, "version", lost=str(LOST))
        mergers.split(claim=one, by=by, why=typed.get("why", ""), version=seen)
        messages.success(request, gettext("Split off again: “%(one)s” stands by itself") % {"one": one})
        return redirect("merge", public_id=claim.public_id)
    raise Refused(gettext("Choose try, save or split: use one of the buttons"), field="deed")


def _merged(claim: Claim, public_id: str) -> Claim:
    """The claim merged into this one that a form names. Raises ``Unknown``."""
    found = Claim.objects.filter(public_id=public_id, mergers__into=claim).first()
    if found is None:
        raise Unknown(
            gettext("No claim of this id was merged into this one: open the page again"), field="one"
        )
    return found


def _merge(claim: Claim, typed: Typed, by: Person, why: str) -> Claim:
    """Merge the two; returns the one that is kept."""
    chosen = typed.get("other", "")
    other = claim_named(typed.get("other_named", "") if chosen == NAMED else chosen, field="other_named")
    if other is None:
        raise Refused(gettext("Choose the claim it is the same as, or name another"), field="other")
    own, seen = version_of(typed), number_of(typed, f"version-{other.public_id}", lost=str(LOST))
    if typed.get("keep") not in ("this", "other"):
        raise Refused(gettext("Choose which of the two is kept"), field="keep")
    (goes, going), (stays, staying) = (claim, own), (other, seen)
    if typed["keep"] == "this":
        (goes, going), (stays, staying) = (stays, staying), (goes, going)
    mergers.merge(claim=goes, into=stays, by=by, why=why, version=going, into_version=staying)
    return stays


def _found(request: HttpRequest, public_id: str) -> Claim:
    rows = Claim.objects.visible_to(request.user, timezone.now()).for_page()
    return final(rows, named(rows, public_id))


def _page(
    request: HttpRequest,
    claim: Claim,
    words: str,
    *,
    typed: Typed | None = None,
    refused: Refused | None = None,
    found: WhatIf | None = None,
) -> HttpResponse:
    now = timezone.now()
    near = dividing.likely(claim, words, request.user, now)
    also = _also(claim, typed)
    here = reverse("merge", args=[claim.public_id])
    context: dict[str, Any] = {
        "claim": claim,
        "near": near,
        "also": dividing.one_row(also, request.user, now)
        if also and also.pk not in {each.row.claim.pk for each in near}
        else None,
        "words": words,
        "here": f"{here}?{urlencode({'q': words})}" if words else here,
        "typed": typed or {},
        "found": found,
        "mergers": dividing.mergers_of(claim),
    }
    return answer(request, "pages/merge.html", context, refused)


def _also(claim: Claim, typed: Typed | None) -> Claim | None:
    """The claim the person named, to be looked at."""
    if not typed:
        return None
    chosen = typed.get("other", "")
    try:
        other = claim_named(typed.get("other_named", "") if chosen == NAMED else chosen, field="other_named")
    except Unknown:
        return None
    return other if other and other.pk != claim.pk else None
