"""The queue of sentences that may repeat a known claim: a person says yes or no where they stand."""

from collections.abc import Mapping
from enum import StrEnum
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

from claims.actions import judgements, possible
from claims.models import Appearance, PossibleAppearance
from claims.pages.possible import USUAL, decided_by, waiting
from sources.actions.signature import Person
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused, Stale, Unknown
from sources.pages.asked import asked
from sources.pages.ranking import usual_reasons
from sources.vocabulary import Judgement

RIGHT = "claims.change_appearance"
JUST_NOW = 6  # own decisions beside the queue, each with its undo
ASKED = ("claim", "after", "at")


class Deed(StrEnum):
    """What a button on the page does."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNDO = "undo"


JUDGED = {Deed.CONFIRM: Judgement.CONFIRMED, Deed.REJECT: Judgement.REJECTED}
DONE = {
    Deed.CONFIRM: "Confirmed: it counts for the claim now, and the same words elsewhere are suggested",
    Deed.REJECT: "Rejected: these words are not suggested for this claim again",
    Deed.UNDO: "Taken back: it is looked up again",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Possible appearances, the likeliest first; a decision leads back to the row after the one judged."""
    if not request.user.is_staff:
        raise PermissionDenied
    answers = asked(request, *ASKED)
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
    return _back(answers, at=typed.get("following", ""))


def _decide(typed: Mapping[str, str], by: Person) -> str:
    """Do what was decided; returns what to tell the person. Raises ``Refused``, and then nothing was written."""
    try:
        deed = Deed(typed.get("deed", ""))
    except ValueError:
        raise Refused("Choose confirm, reject or undo: use one of the buttons", field="deed") from None
    named = typed.get("possible", "")[:20]
    if deed is Deed.UNDO:
        decided = Appearance.objects.filter(public_id=named).first()
        if decided is None:
            raise Unknown("No appearance has this id: open the queue again", field="possible")
        version = version_of(typed)
        judgements.judge(row=decided, judgement=Judgement.SUGGESTED, by=by, why="", version=version)
    else:
        row = PossibleAppearance.objects.filter(public_id=named).first()
        if row is None:
            raise Stale("It has been judged, or reads otherwise, since you opened it: open the queue again")
        possible.judge(possible=row, judgement=JUDGED[deed], by=by, why=typed.get("why", ""))
    return DONE[deed]


def _back(answers: Mapping[str, str], *, at: str) -> HttpResponse:
    kept = {name: answer for name, answer in {**answers, "at": at[:20]}.items() if answer}
    address = reverse("appearance-queue")
    return redirect(f"{address}?{urlencode(kept)}" if kept else address)


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    found, lines = waiting(request.user, timezone.now(), claim=answers["claim"], after=answers["after"])
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
        "reasons": usual_reasons(decided_by(person(request)), USUAL),
        "refused": refused,
        "lost": refused is not None and at not in rows,
        "typed": typed or {},
    }
    code = 200 if refused is None else 409 if isinstance(refused, Stale) else 400
    return render(request, "pages/appearances.html", context, status=code)
