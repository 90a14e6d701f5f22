"""The lists of articles and sources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sources.models import Article, Source
from sources.pages import lists, opml
from sources.pages.asked import asked, choice


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Every article, the newest first; by title or outlet, and only those of one source if asked."""
    answers = asked(request, "q", "source", "kept", "after")
    kept = choice(answers, "kept", ("held", "unseen"))
    rows = Article.objects.visible_to(request.user, timezone.now()).current().for_page()
    page = lists.articles(rows, answers["q"], answers["source"], kept, answers["after"])
    return render(request, "sources/articles.html", {"page": page, "asked": answers})


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, by name; by any of its names, and only those of one kind if asked."""
    answers = asked(request, "q", "kind", "after")
    kind = choice(answers, "kind", lists.SOURCE_KINDS)
    page = lists.sources(Source.objects.for_page(), answers["q"], kind, answers["after"])
    return render(
        request, "sources/sources.html", {"page": page, "asked": answers, "kinds": lists.kind_choices()}
    )


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """The feeds we follow, as a list that feed readers take."""
    asked(request)
    response = HttpResponse("".join(opml.written(opml.followed())), content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="feeds.opml"'
    return response
