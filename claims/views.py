"""The lists of claims and events, the page of one event, and the dashboard with what is behind its figures."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import Claim, Event
from claims.models.veil import glimpse
from claims.pages import clouds, lists, narrowing, seen
from claims.pages.dashboard import behind
from claims.pages.dashboard.days import FILTERS, LENGTHS, Days, last_day, newest
from claims.pages.dashboard.opposing import days_of
from claims.pages.event import event_page
from claims.pages.facets import facets
from claims.pages.respelt import asked_for
from claims.pages.today import board
from sources.pages.asked import asked, choice
from sources.pages.merged import final
from sources.pages.named import named
from sources.visibility import Reader


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Every claim, searched and filtered."""
    answers = narrowing.checked(asked(request, *lists.FILTERS))
    choice(answers, "order", tuple(lists.ORDERS))
    with glimpse(request.user) as reader:
        return render(request, "claims/claims.html", {**_claims(answers, reader), "asked": answers})


def _claims(answers: dict[str, str], reader: Reader | None) -> dict[str, Any]:
    now = timezone.now()
    meant = asked_for(answers, reader, now)
    hides = clouds.hides(reader, now)
    anew = seen.apart(reader, now, hides)
    every = Claim.objects.visible_to(reader, now).current()
    found = narrowing.narrowed(every, answers, meant, reader, now, anew=anew)
    page = lists.claims(found, answers)
    return {
        "page": page,
        "rows": lists.listed(page.rows, reader, now, anew),
        "chips": found.chips,
        "facets": facets(found, answers, reader, now, hides) if page.first and page.rows else None,
        "respelt": meant.told,
    }


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Every event, the latest first."""
    answers = asked(request, "q", "exact", "after")
    with glimpse(request.user) as reader:
        return render(request, "claims/events.html", {**_events(answers, reader), "asked": answers})


def _events(answers: dict[str, str], reader: Reader | None) -> dict[str, Any]:
    now = timezone.now()
    meant = asked_for(answers, reader, now)
    page = lists.events(answers["q"], reader, now, answers["after"], meant.spellings)
    return {"page": page, "rows": lists.happenings(page.rows, reader, now), "respelt": meant.told}


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


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """What is contested, spreads, is copied and contradicts what, in a day, a week or a month."""
    answers = asked(request, *FILTERS)
    now = timezone.now()
    picture = board(*_period(request, answers, now), request.user, now)
    found = picture.found
    shown = {
        "questions": found.questions,
        "spreading": found.spreading,
        "copied": found.copied,
        "opposing": found.opposing,
        "stood": picture.at if picture.standing else None,
    }
    told = {"days": found.days, "lengths": LENGTHS, "today": now.date(), "newest": newest(request.user, now)}
    return render(request, "claims/dashboard.html", {**shown, **told, "asked": answers})


@require_safe
def dashboard_articles(request: HttpRequest) -> HttpResponse:
    """The articles behind one figure of the dashboard."""
    answers = asked(request, *behind.ARTICLES)
    now = timezone.now()
    days = _days(request, answers, now)
    return _behind(request, "articles", days, behind.articles(days, answers, request.user, now), answers)


@require_safe
def dashboard_contradictions(request: HttpRequest) -> HttpResponse:
    """The contradictions behind one figure of the dashboard."""
    answers = asked(request, *behind.CONTRADICTIONS)
    now = timezone.now()
    days = _days(request, answers, now)
    found = behind.contradictions(days, answers, request.user, now)
    return _behind(request, "contradictions", days, found, answers)


def _behind(request: HttpRequest, kind: str, days: Days, found: Any, answers: dict[str, str]) -> HttpResponse:
    told = {"days": days, "found": found, "page": found.page, "asked": answers}
    return render(request, f"claims/dashboard_{kind}.html", told)


def _days(request: HttpRequest, answers: dict[str, str], now: datetime) -> Days:
    """The days the address asks for."""
    return days_of(*_period(request, answers, now), request.user, now)


def _period(request: HttpRequest, answers: dict[str, str], now: datetime) -> tuple[str, date]:
    """The length of the period the address asks for, empty where it names none, and its last day."""
    return choice(answers, "period", tuple(LENGTHS)), last_day(answers, request.user, now)
