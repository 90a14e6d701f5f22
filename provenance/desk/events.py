"""Two events said to be one, tried first, merged and split again; and a claim moved to the event it speaks of."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.actions import event_mergers
from claims.models import Claim, Event
from claims.pages import relating
from provenance.desk.doors import answer, must
from provenance.desk.named_events import event_named
from provenance.desk.saying import NAMED
from provenance.desk.standing import UNSAID
from provenance.pages.left import left_events
from provenance.pipeline.whatif import WhatIf, what_if
from sources.actions.signature import Person
from sources.desk.deciding import number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked
from sources.pages.merged import final, still
from sources.pages.named import named

MERGES, MOVES = "claims.change_event", "claims.change_claim"
LOST = "Look at the event first, then save: this form has lost its version"
DEEDS = "Choose try, save or split: use one of the buttons"
Typed = Mapping[str, str]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, public_id: str) -> HttpResponse:
    """The events it may be the same as, which contradictions that makes and ends, and what was merged."""
    answers = asked(request, "q")
    must(request, MERGES)
    rows = Event.objects.visible_to(request.user, timezone.now()).select_related("act", "merged_into")
    event = final(rows, named(rows, public_id))
    if request.method != "POST":
        if event.public_id != public_id:
            return redirect("event-merge", public_id=event.public_id)
        return _merge_page(request, event, answers["q"])
    typed = request.POST.dict()
    try:
        still(event, public_id)
        return _merge_answer(request, event, answers["q"], typed)
    except Refused as refused:
        return _merge_page(request, rows.get(pk=event.pk), answers["q"], typed=typed, refused=refused)


def _merge_answer(request: HttpRequest, event: Event, words: str, typed: Typed) -> HttpResponse:
    by, deed = person(request), typed.get("deed", "")
    if deed == "try":
        why = typed.get("why", "").strip() or UNSAID
        found = what_if(lambda: _merged(event, typed, by, why))
        return _merge_page(request, event, words, typed=typed, found=found)
    if deed == "save":
        kept = _merged(event, typed, by, typed.get("why", ""))
        told = gettext("Merged into “%(kept)s”: the other address leads there")
        messages.success(request, told % {"kept": kept})
        return redirect("event-merge", public_id=kept.public_id)
    if deed == "undo":
        one = Event.objects.filter(public_id=typed.get("one", "")[:20], mergers__into=event).first()
        if one is None:
            raise Unknown("No event of this id was merged into this one: open the page again", field="one")
        seen = number_of(typed, "version", lost=LOST)
        event_mergers.split(event=one, by=by, why=typed.get("why", ""), version=seen)
        messages.success(request, gettext("Split off again: “%(one)s” stands by itself") % {"one": one})
        return redirect("event-merge", public_id=event.public_id)
    raise Refused(DEEDS, field="deed")


def _merged(event: Event, typed: Typed, by: Person, why: str) -> Event:
    """Merge the two; returns the one that is kept."""
    other = _chosen(typed)
    if other is None:
        raise Refused("Choose the event it is the same as, or name another", field="other")
    own, seen = version_of(typed), number_of(typed, f"version-{other.public_id}", lost=LOST)
    if typed.get("keep") not in ("this", "other"):
        raise Refused("Choose which of the two is kept", field="keep")
    (goes, going), (stays, staying) = (event, own), (other, seen)
    if typed["keep"] == "this":
        (goes, going), (stays, staying) = (stays, staying), (goes, going)
    event_mergers.merge(event=goes, into=stays, by=by, why=why, version=going, into_version=staying)
    return stays


def _chosen(typed: Typed) -> Event | None:
    chosen = typed.get("other", "")
    return event_named(typed.get("other_named", "") if chosen == NAMED else chosen, field="other_named")


def _named_too(typed: Typed | None, listed: set[int], own: Event) -> Event | None:
    """The event the person named, where it is not among those listed."""
    try:
        found = _chosen(typed or {})
    except Unknown:
        return None
    return found if found and found.pk not in listed and found.pk != own.pk else None


def _choices(request: HttpRequest, event: Event, words: str, typed: Typed | None) -> dict[str, Any]:
    now = timezone.now()
    near = relating.choices(event, words, request.user, now)
    also = _named_too(typed, {each.event.pk for each in near}, event)
    return {
        "event": event,
        "near": near,
        "also": relating.choice(also, request.user, now) if also else None,
        "words": words,
        "here": request.get_full_path(),
        "typed": typed or {},
    }


def _merge_page(
    request: HttpRequest,
    event: Event,
    words: str,
    *,
    typed: Typed | None = None,
    refused: Refused | None = None,
    found: WhatIf | None = None,
) -> HttpResponse:
    mergers = relating.mergers_of(event)
    context = {**_choices(request, event, words, typed), "found": found, "mergers": mergers}
    return answer(request, "pages/event_merge.html", context, refused)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """The events a claim may be about instead, and which contradictions that makes and ends."""
    answers = asked(request, "q")
    must(request, MOVES)
    rows = Claim.objects.visible_to(request.user, timezone.now()).for_page()
    claim = final(rows, named(rows, public_id))
    if request.method != "POST":
        if claim.public_id != public_id:
            return redirect("claim-event", public_id=claim.public_id)
        return _move_page(request, claim, answers["q"])
    typed = request.POST.dict()
    try:
        still(claim, public_id)
        return _move_answer(request, claim, answers["q"], typed)
    except Refused as refused:
        return _move_page(request, rows.get(pk=claim.pk), answers["q"], typed=typed, refused=refused)


def _move_answer(request: HttpRequest, claim: Claim, words: str, typed: Typed) -> HttpResponse:
    by, deed = person(request), typed.get("deed", "")
    if deed == "try":
        why = typed.get("why", "").strip() or UNSAID
        found = what_if(lambda: _moved(claim, typed, by, why))
        claim.refresh_from_db()
        return _move_page(request, claim, words, typed=typed, found=found)
    if deed == "save":
        moved = _moved(claim, typed, by, typed.get("why", ""))
        told = gettext("Moved: the claim is about “%(event)s” now")
        messages.success(request, told % {"event": moved.event})
        return redirect("claim-event", public_id=claim.public_id)
    raise Refused("Choose try or save: use one of the buttons", field="deed")


def _moved(claim: Claim, typed: Typed, by: Person, why: str) -> Claim:
    event = _chosen(typed)
    if event is None:
        raise Refused("Choose the event the claim is about, or name another", field="other")
    version = version_of(typed)
    return event_mergers.move(claim=claim, event=event, by=by, why=why, version=version)


def _move_page(
    request: HttpRequest,
    claim: Claim,
    words: str,
    *,
    typed: Typed | None = None,
    refused: Refused | None = None,
    found: WhatIf | None = None,
) -> HttpResponse:
    shown = _choices(request, claim.event, words, typed)
    context = {**shown, "claim": claim, "found": found, "left": left_events(claim)}
    return answer(request, "pages/claim_event.html", context, refused)
