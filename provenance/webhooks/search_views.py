"""The door at which somebody has a program of theirs told what a saved search finds."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from provenance.desk.doors import answer
from provenance.searches.models import SavedSearch
from provenance.webhooks import leading, pages
from provenance.webhooks.actions import endpoints
from provenance.webhooks.models import Endpoint
from provenance.webhooks.views import Typed, again, messages_of, private, tended, told_again
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused
from sources.pages.asked import asked, choice
from sources.pages.named import named

WHY = "For a saved search."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def search_endpoint(request: HttpRequest, public_id: str) -> HttpResponse:
    """The address told what one of one's own searches finds: opening it, its messages, and tending it."""
    answers = asked(request, "show", "after")
    choice(answers, "show", pages.SHOWN)
    search = named(SavedSearch.objects.filter(owner=person(request).pk), public_id)
    if request.method != "POST":
        return _page(request, search, answers, {})
    typed = request.POST.dict()
    try:
        return _done(request, search, answers, typed)
    except Refused as refused:
        return _page(request, search, answers, {"typed": typed}, refused)


def _done(request: HttpRequest, search: SavedSearch, answers: Typed, typed: Typed) -> HttpResponse:
    deed, by, row = typed.get("deed", ""), person(request), _of(search)
    if row is None:
        leading.hold_public(endpoints.address(typed.get("url", "")))
        made = endpoints.begin_for(search=search, url=typed.get("url", ""), by=by)
        return _page(request, search, answers, {"made": made})
    if deed == "rotate":
        made = endpoints.rotate(endpoint=row, version=version_of(typed), by=by, why=WHY)
        return _page(request, search, answers, {"made": made})
    if deed in ("again", "again-all"):
        messages.success(request, told_again(again(row, deed, request.POST.getlist("message"))))
        return redirect(request.get_full_path())
    messages.success(request, tended(row, deed, [], {**typed, "why": WHY}, by))
    return redirect("search-endpoint", public_id=search.public_id)


def _of(search: SavedSearch) -> Endpoint | None:
    return Endpoint.objects.filter(search=search).first()


def _page(
    request: HttpRequest,
    search: SavedSearch,
    answers: Typed,
    told: Mapping[str, Any],
    refused: Refused | None = None,
) -> HttpResponse:
    row = _of(search)
    of_row = messages_of(row, answers, refused) if row else {}
    return private(
        answer(request, "pages/search_endpoint.html", {"search": search, **of_row, **told}, refused)
    )
