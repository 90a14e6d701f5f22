"""The list of corrections that have not travelled: what was taken back, and who still prints it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.pages.corrections import SHOWN, corrections
from provenance.desk.doors import newsroom_only
from sources.pages.asked import asked


@login_required
@require_safe
def untravelled(request: HttpRequest) -> HttpResponse:
    """Every copy that still carries what the article above it has taken back, the newest corrections first."""
    newsroom_only(request)
    answers = asked(request, "after")
    page, found = corrections(request.user, timezone.now(), answers["after"])
    shown = {"page": page, "corrections": found, "most": SHOWN, "asked": answers}
    return render(request, "pages/corrections.html", shown)
