"""The registry of sources at its address: readers get the list, the newsroom filters and sorts besides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.pages.known import known
from provenance.desk.doors import JUST_NOW, may
from provenance.pages.registry import ASKED, LACKS, SORTS, registry
from provenance.pages.source_decisions import lately
from sources.desk.person import person
from sources.models import Source
from sources.pages import lists
from sources.pages.asked import asked, choice
from sources.pages.lists import BY_NAME
from sources.pages.paging import page
from sources.visibility import newsroom
from sources.vocabulary import Reliability

RIGHTS = ("sources.change_source", "sources.add_grade")


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source the reader may know of, by name; the newsroom filters and sorts besides."""
    return _registry(request) if newsroom(request.user) else _listed(request)


def _listed(request: HttpRequest) -> HttpResponse:
    answers = asked(request, "q", "kind", "after")
    kind = choice(answers, "kind", lists.SOURCE_KINDS)
    rows = known(Source.objects.for_page(), request.user, timezone.now())
    found, nearly = lists.sources(rows, answers["q"], kind)
    shown = {"page": page(found, BY_NAME, answers["after"]), "nearly": nearly, "kinds": lists.kind_choices()}
    return render(request, "sources/sources.html", {**shown, "asked": answers})


def _registry(request: HttpRequest) -> HttpResponse:
    answers, decides = asked(request, *ASKED), may(request, *RIGHTS)
    shown = {
        "page": registry(answers),
        "kinds": lists.kind_choices(),
        "letters": list(Reliability),
        "lacks": [(name, words, answers[name]) for name, words in LACKS.items()],
        "sorts": SORTS,
        "narrowed": any(answer for name, answer in answers.items() if name not in ("sort", "after")),
        "may_decide": decides,
        "mine": lately(person(request), JUST_NOW) if decides else [],
    }
    return render(request, "pages/registry.html", {**shown, "asked": answers})
