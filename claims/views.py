"""The lists of claims and events, and the page of one event."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import Claim, Event
from claims.pages import lists, narrowing
from claims.pages.event import event_page
from claims.pages.facets import facets
from claims.pages.respelt import asked_for
from sources.pages.asked import asked, choice
from sources.pages.merged import final
from sources.pages.named import named


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Every claim, searched and filtered."""
    answers = narrowing.checked(asked(request, *lists.FILTERS))
    choice(answers, "order", tuple(lists.ORDERS))
    now = timezone.now()
    meant = asked_for(answers, request.user, now)
    every = Claim.objects.visible_to(request.user, now).current()
    found = narrowing.narrowed(every, answers, meant, request.user, now)
    page = lists.claims(found, answers)
    shown = {
        "page": page,
        "rows": lists.listed(page.rows, request.user, now),
        "chips": found.chips,
        "facets": facets(found, answers, request.user, now) if page.first and page.rows else None,
    }
    return render(request, "claims/claims.html", {**shown, "asked": answers, "respelt": meant.told})


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Every event, the latest first."""
    answers = asked(request, "q", "exact", "after")
    now = timezone.now()
    meant = asked_for(answers, request.user, now)
    page = lists.events(answers["q"], request.user, now, answers["after"], meant.spellings)
    rows = lists.happenings(page.rows, request.user, now)
    told = {"page": page, "rows": rows, "asked": answers, "respelt": meant.told}
    return render(request, "claims/events.html", told)


@require_safe
def event(request: HttpRequest, public_id: str) -> HttpResponse:
    """One event; one that was merged into another leads there."""
    answers = asked(request, "merged")
    now = timezone.now()
    rows = Event.objects.visible_to(request.user, now)
    found = named(rows, public_id)
    if found.merged_into_id:
        address = reverse("event", args=[final(rows, found).public_id])
        return redirect(f"{address}?merged={public_id}", permanent=True)
    return render(request, "claims/event.html", {**event_page(found, request.user, now), "asked": answers})
