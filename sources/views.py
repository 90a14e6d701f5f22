"""The lists of articles and derivations, and the map between sources."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sources.models import Article, Derivation
from sources.pages import derivations as links
from sources.pages import lists, opml
from sources.pages.asked import asked, choice
from sources.pages.derivation import KINDS
from sources.pages.syndication import FILTERS, SORTS_SAID, syndication
from sources.vocabulary import KINDS_MEAN, DerivationKind, Judgement


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Every article, the newest first; by title or outlet, and only those of one source if asked."""
    answers = asked(request, "q", "source", "kept", "after")
    kept = choice(answers, "kept", ("held", "unseen"))
    rows = Article.objects.visible_to(request.user, timezone.now()).current().for_page()
    page = lists.articles(rows, answers["q"], answers["source"], kept, answers["after"])
    return render(request, "sources/articles.html", {"page": page, "asked": answers})


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """The feeds we follow, as a list that feed readers take; for the newsroom alone."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.is_staff:  # an address may hold the key by which a feed is opened
        raise PermissionDenied
    asked(request)
    response = HttpResponse("".join(opml.written(opml.followed())), content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="feeds.opml"'
    return response


@require_safe
def derivations(request: HttpRequest) -> HttpResponse:
    """Every derivation, the newest first; narrowed down by kind, judgement, credit, sources or article."""
    answers = asked(request, *links.FILTERS)
    rows = Derivation.objects.visible_to(request.user, timezone.now()).for_page().defer("spans", "reasons")
    page = links.derivations(rows, answers)
    kept = [(name, answers[name]) for name in links.ENDS if answers[name]]
    meant = [(kind, kind.label, meaning) for kind, meaning in KINDS_MEAN.items()]
    shown = {
        "meant": meant,
        "kinds": DerivationKind.choices(),
        "judgements": Judgement.choices(),
        "kept": kept,
    }
    return render(request, "sources/derivations.html", {**shown, "page": page, "asked": answers})


@require_safe
def syndication_map(request: HttpRequest) -> HttpResponse:
    """Who takes from whom between sources: drawn for the foremost, listed for all."""
    answers = asked(request, *FILTERS)
    shown = {
        "map": syndication(answers, request.user, timezone.now()),
        "kinds": [(kind.value, kind.label) for kind in KINDS],
        "sorts": SORTS_SAID,
        "since": answers["from"],
        "till": answers["until"],
    }
    return render(request, "sources/map.html", {**shown, "asked": answers})
