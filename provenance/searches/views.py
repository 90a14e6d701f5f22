"""Saved searches: keeping one, what it found, its feed and its e-mails, and letting it go."""

from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.http import require_http_methods, require_safe

from claims.pages import narrowing
from provenance.accounts.models import User
from provenance.searches import pages
from provenance.searches.actions import saved
from provenance.searches.feed import atom, etag
from provenance.searches.matching import found
from provenance.searches.models import SavedSearch
from sources.errors import Refused, Stale
from sources.pages.asked import LONGEST, Misasked, asked


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def searches(request: HttpRequest) -> HttpResponse:
    """The searches somebody keeps, with how much each has found since they looked; a new one is kept by post."""
    if request.method == "POST":
        return _keep(request)
    asked(request)
    return _list(request, {})


def _keep(request: HttpRequest) -> HttpResponse:
    query = request.POST.get("query", "")
    try:
        row = saved.keep(
            owner=_person(request), name=request.POST.get("name", ""), asked=_asked(query), found=found
        )
    except Refused as refused:
        typed = {"name": request.POST.get("name", "")[:200], "query": query[:4000]}
        return _list(request, {"refused": refused, "typed": typed}, 400)
    messages.success(request, f"Kept. What “{row.name}” finds from now on is marked as new.")
    return redirect(reverse("saved-search", args=[row.public_id]))


def _asked(query: str) -> dict[str, str]:
    """What a list of claims was asked for, as its address says it; anything else is refused by name."""
    given = QueryDict(query.removeprefix("?")[:20_000])
    answers = dict.fromkeys(narrowing.FILTERS, "")
    for name, values in given.lists():
        if name in ("order", "after"):
            continue
        if name not in answers or len(values) > 1 or len(values[0]) > LONGEST:
            raise Misasked(name[:60], "save a search from the list of claims")
        if any(ord(sign) < 32 for sign in values[0]):
            raise Misasked(name, "leave out the control characters")
        answers[name] = values[0].strip()
    kept = {name: answer for name, answer in narrowing.checked(answers).items() if answer}
    if not kept.keys() - {"exact"}:
        raise Refused("Ask for something first: a search of every claim would find them all", field="query")
    return kept


def _list(request: HttpRequest, shown: dict[str, Any], code: int = 200) -> HttpResponse:
    rows = pages.kept(_person(request), timezone.now())
    return _private(
        request, "pages/searches.html", {**shown, "rows": rows, "mailing": bool(settings.EMAIL_HOST)}, code
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def search(request: HttpRequest, public_id: str) -> HttpResponse:
    """One of one's own searches: what it found, the newest first, those new since the last look marked."""
    row = _own(request, public_id)
    if request.method == "POST":
        return _change(request, row)
    answers = asked(request, "after")
    return _one(request, row, answers["after"], {})


def _one(
    request: HttpRequest, row: SavedSearch, after: str, shown: dict[str, Any], code: int = 200
) -> HttpResponse:
    told = pages.found(row, request.user, timezone.now(), after)
    address = f"{reverse('claims')}?{urlencode(row.asked)}"
    told |= {"search": row, "address": address, "mailing": bool(settings.EMAIL_HOST), **shown}
    return _private(request, "pages/saved_search.html", told, code)


def _change(request: HttpRequest, row: SavedSearch) -> HttpResponse:
    typed = request.POST
    written = typed.get("version", "")
    version = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
    try:
        return _done(request, row, typed.get("do", ""), version)
    except Refused as refused:
        row = _own(request, row.public_id)
        return _one(request, row, "", {"refused": refused}, 409 if isinstance(refused, Stale) else 400)


def _done(request: HttpRequest, row: SavedSearch, do: str, version: int) -> HttpResponse:
    if do == "feed":
        token = saved.open_feed(search=row, version=version)
        address = request.build_absolute_uri(reverse("search-feed", args=[token]))
        return _one(request, _own(request, row.public_id), "", {"feed": address})
    match do:
        case "close":
            saved.close_feed(search=row, version=version)
        case "mail" | "no mail":
            saved.mail(search=row, version=version, wanted=do == "mail")
        case "seen":
            upto = request.POST.get("upto", "")
            saved.seen(
                search=row, upto=int(upto) if upto.isascii() and upto.isdigit() and len(upto) < 18 else 0
            )
        case "let go":
            saved.let_go(search=row, version=version)
            messages.success(request, f"“{row.name}” is let go, with all it found.")
            return redirect("searches")
        case _:
            raise Refused("Choose one of the buttons of this page", field="do")
    return redirect(reverse("saved-search", args=[row.public_id]))


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a search found, for feed readers: whoever has the address reads it, and only what everybody may see."""
    row = SavedSearch.objects.filter(token_hash=saved.hashed(token), owner__is_active=True).first()
    if row is None:
        raise Http404
    entries = pages.entries(row, timezone.now())
    tag = etag(row, entries)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    answer: HttpResponse = (
        HttpResponseNotModified()
        if tag in known or "*" in known
        else HttpResponse(
            atom(row, entries, request.build_absolute_uri("/").rstrip("/")),
            content_type="application/atom+xml; charset=utf-8",
        )
    )
    answer["ETag"], answer["Cache-Control"] = tag, "private, max-age=300"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _own(request: HttpRequest, public_id: str) -> SavedSearch:
    row = (
        SavedSearch.objects.filter(owner=_person(request), public_id=public_id)
        .select_related("owner")
        .first()
    )
    if row is None:
        raise Http404
    return row


def _person(request: HttpRequest) -> User:
    return cast("User", request.user)  # nobody else gets past the door


def _private(request: HttpRequest, template: str, shown: dict[str, Any], code: int) -> HttpResponse:
    answer = render(request, template, shown, status=code)
    answer["Cache-Control"] = "no-store"
    return answer
