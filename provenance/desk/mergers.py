"""The queue of claims that may be one: a person merges them, or says that they are two."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from claims.actions import possible_mergers
from claims.models import PossibleMerger
from claims.pages.possible_mergers import decided_by, waiting
from sources.actions.signature import Person
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused, Stale, Unknown
from sources.pages.asked import asked

RIGHT = "claims.change_claim"
JUST_NOW = 6  # own decisions beside the queue
USUAL = ("The same in other words", "Two different things", "Another event", "Another population")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Possible mergers, the likeliest first; a decision leads back to the row after the one judged."""
    if not request.user.is_staff:
        raise PermissionDenied
    answers = asked(request, "after", "at")
    if request.method != "POST":
        return _page(request, answers)
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    typed = request.POST.dict()
    try:
        done = _decide(typed, person(request))
    except Refused as refused:
        return _page(request, answers, refused=refused, typed=typed)
    messages.success(request, done)
    kept = {"after": answers["after"], "at": typed.get("following", "")[:20]}
    return redirect(f"{reverse('merger-queue')}?{urlencode({k: v for k, v in kept.items() if v})}")


def _decide(typed: Mapping[str, str], by: Person) -> str:
    """Do what was decided; returns what to tell the person. Raises ``Refused``, and then nothing was written."""
    rows = PossibleMerger.objects.select_related("one", "other")
    row = rows.filter(public_id=typed.get("possible", "")[:20]).first()
    if row is None:
        raise Unknown("No pair has this id any more: open the queue again", field="possible")
    why, version, deed = typed.get("why", ""), version_of(typed), typed.get("deed", "")
    if deed == "reject":
        possible_mergers.refuse(possible=row, by=by, why=why, version=version)
        return "Two claims: the pair is not suggested again"
    if deed == "undo":
        possible_mergers.take_back(possible=row, by=by, version=version)
        return "Taken back: the pair waits again"
    if deed not in {"confirm", "other"}:
        raise Refused(
            "Choose which claim is kept, or that they are two: use one of the buttons", field="deed"
        )
    keep = row.one if deed == "confirm" else row.other
    possible_mergers.merge(possible=row, keep=keep, by=by, why=why, version=version)
    return f"Merged into “{keep}”; it can be split off again on the desk"


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    found, lines = waiting(request.user, timezone.now(), answers["after"])
    rows = [line.row.public_id for line in lines]
    at = typed.get("possible", "") if typed else answers["at"]
    context: dict[str, Any] = {
        "page": found,
        "lines": lines,
        "mine": list(decided_by(person(request))[:JUST_NOW]),
        "asked": answers,
        "at": at if at in rows else rows[0] if rows else "",
        "moved_on": bool(answers["at"]),
        "may_decide": request.user.has_perm(RIGHT),
        "reasons": USUAL,
        "refused": refused,
        "lost": refused is not None and at not in rows,
        "typed": typed or {},
    }
    code = 200 if refused is None else 409 if isinstance(refused, Stale) else 400
    return render(request, "pages/mergers.html", context, status=code)
