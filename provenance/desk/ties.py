"""One tie between two sources on its own page: anybody reads what it rests on, curators can say there is none."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.actions import untying
from claims.models import Tie
from claims.pages import learned
from claims.pages.known import known
from provenance.desk.doors import answer, may, must
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused
from sources.models import Source
from sources.pages.asked import asked

RIGHT = "sources.change_source"


@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: HttpRequest, public_id: str, other: str) -> HttpResponse:
    """What ties two sources, and the decision; what is refused is shown with all that was typed."""
    answers = asked(request, "after")
    found = _found(request, public_id, other)
    if request.method != "POST":
        return _page(request, found, answers)
    must(request, RIGHT)
    typed = request.POST.dict()
    try:
        messages.success(request, _decide(request, found, typed))
    except Refused as refused:
        return _page(request, _found(request, public_id, other), answers, refused=refused, typed=typed)
    return redirect("tie", public_id=public_id, other=other)


def _decide(request: HttpRequest, found: Tie, typed: dict[str, Any]) -> str:
    version = version_of(typed)
    if typed.get("deed") == "untie":
        untying.untie(tie=found, by=person(request), why=typed.get("why", ""), version=version)
        return gettext("Not dependent: the tie counts for nothing from now on")
    if typed.get("deed") == "undo":
        untying.take_back(tie=found, by=person(request), version=version)
        return gettext("Taken back; the tie counts again")
    raise Refused(
        gettext("Say that they are not dependent, or take that back: use one of the buttons"), field="deed"
    )


def _found(request: HttpRequest, public_id: str, other: str) -> Tie:
    shown = known(Source.objects.all(), request.user, timezone.now())
    rows = Tie.objects.filter(one__in=shown, other__in=shown).select_related("one", "other", "judged_by")
    ends = Q(one__public_id=public_id, other__public_id=other)
    found = rows.filter(ends | Q(one__public_id=other, other__public_id=public_id)).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    found: Tie,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: dict[str, Any] | None = None,
) -> HttpResponse:
    context = {
        "tie": found,
        "page": learned.mistakes_of(found, request.user, timezone.now(), answers["after"]),
        "asked": answers,
        "may_decide": may(request, RIGHT),
        "typed": typed or {},
    }
    return answer(request, "pages/tie.html", context, refused)
