"""The box “have we seen this?”: a sentence, some words, a web address, or a whole article by post."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from claims.models.veil import glimpse
from claims.pages.respelt import asked_for
from provenance.pages.pasted import pasted, text_of
from provenance.pages.search import search as look_up
from provenance.partners import pace
from sources.models import Article
from sources.pages.addressed import addressed
from sources.pages.asked import LONGEST, asked
from sources.visibility import Reader


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Have we seen this? What is short has an address of its own to be shared; what is posted is kept nowhere."""
    if request.method == "POST":
        return _posted(request, text_of(request.POST.get("q", "")))
    answers = asked(request, "q", "exact")
    now, reader = timezone.now(), request.user
    if not answers["q"]:
        return render(request, "pages/search.html", {"asked": answers})
    if (at := _at(answers["q"], reader)) is not None:
        return render(request, "pages/search.html", {"asked": answers, "at": at, "any": True})
    with glimpse(reader) as looking:
        found = look_up(asked_for(answers, looking, now), looking, now)
        some = any(rows for kind, rows in found.items() if kind != "respelt")
        return render(request, "pages/search.html", {**found, "asked": answers, "any": some})


def _posted(request: HttpRequest, text: str) -> HttpResponse:
    if len(text) <= LONGEST and "\n" not in text:
        return redirect(f"{reverse('search')}?{urlencode({'q': text})}" if text else reverse("search"))
    if "\n" not in text and (at := _at(text, request.user)) is not None:
        return _unkept(request, "pages/search.html", {"asked": {"q": text}, "at": at, "any": True})
    if wait := pace.of_text(request):
        answer = _unkept(request, "429.html", {"told": pace.told_of_text(wait), "field": "q"}, 429)
        answer["Retry-After"] = str(wait)
        return answer
    found = pasted(text, request.user, timezone.now())
    return _unkept(request, "pages/pasted.html", {**found, "text": text, "asked": {"q": ""}})


def _at(words: str, reader: Reader) -> Any:
    return addressed(words, Article.objects.visible_to(reader, timezone.now()))


def _unkept(request: HttpRequest, template: str, shown: dict[str, Any], code: int = 200) -> HttpResponse:
    answer = render(request, template, shown, status=code)
    answer["Cache-Control"] = "no-store"
    return answer
