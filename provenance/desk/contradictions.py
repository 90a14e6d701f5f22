"""The fact-checker's queue: judging contradictions where they stand, one by one or many at once."""

from collections.abc import Mapping, Sequence
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
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.actions import judgements
from claims.models import Contradiction
from claims.pages.pairs import pairs
from claims.pages.queue import USUAL, decided_by, waiting
from claims.vocabulary import ContradictionKind
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused, Stale, Unknown
from sources.pages.asked import asked, choice
from sources.pages.paging import page
from sources.pages.ranking import DECIDED, usual_reasons
from sources.vocabulary import Judgement

RIGHT = "claims.change_contradiction"
MOST = 50  # rows in one go: more than a person has looked at
JUST_NOW = 6  # own decisions beside the queue, each with its undo
ASKED = ("kind", "after", "at")


class Deed(StrEnum):
    """What a button on the page does."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNDO = "undo"


JUDGED = {Deed.CONFIRM: Judgement.CONFIRMED, Deed.REJECT: Judgement.REJECTED, Deed.UNDO: Judgement.SUGGESTED}
DONE = {
    Deed.CONFIRM: "Confirmed",
    Deed.REJECT: "Dismissed; not opened again while both sides give what they give now",
    Deed.UNDO: "Taken back; it is a suggestion again",
}
DONE_TO_MANY = {Deed.CONFIRM: "confirmed", Deed.REJECT: "dismissed", Deed.UNDO: "taken back"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Contradictions, the gravest first; a decision leads back to the row after the one judged."""
    _newsroom(request)
    answers = asked(request, *ASKED)
    if request.method != "POST":
        return _page(request, answers)
    _may_decide(request)
    typed = request.POST.dict()
    try:
        row = _row(typed.get("contradiction", ""))
        deed = _deed(typed)
        _decide(request, row, deed, typed.get("why", ""), version_of(typed))
    except Refused as refused:
        return _page(request, answers, refused=refused, typed=typed)
    messages.success(request, DONE[deed])
    return _back(answers, at=row.public_id if deed is Deed.UNDO else typed.get("following", ""))


@login_required
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Many rows at once: first a preview, then each row in a transaction of its own."""
    _may_decide(request)
    typed = request.POST.dict()
    picked = request.POST.getlist("pick")[: MOST + 1]
    if not picked or len(picked) > MOST:
        messages.error(request, f"Nothing was saved: tick between 1 and {MOST} rows first")
        return redirect("contradiction-queue")
    rows = list(Contradiction.objects.filter(public_id__in=picked).order_by("pk"))
    deed, why = _deed(typed), typed.get("why", "")
    if "sure" in typed and (deed is Deed.UNDO or why.strip()):
        _do(request, rows, deed, typed)
        return redirect("contradiction-decided" if deed is Deed.UNDO else "contradiction-queue")
    refused = Refused("Say why, in a few words: whoever looks at this later will ask", field="why")
    shown = pairs(
        Contradiction.objects.filter(public_id__in=picked).order_by("pk"), request.user, timezone.now()
    )
    context = {
        "rows": [(pair, typed.get(f"seen-{pair.row.public_id}", "")) for pair in shown],
        "deed": deed,
        "why": why,
        "refused": refused if "sure" in typed else None,
        "reasons": usual_reasons(decided_by(person(request)), USUAL),
    }
    return render(request, "pages/contradictions_bulk.html", context, status=400 if "sure" in typed else 200)


@login_required
@require_GET
def decided(request: HttpRequest) -> HttpResponse:
    """What the person has decided, the latest first, each with its undo."""
    _newsroom(request)
    answers = asked(request, "after")
    rows = page(decided_by(person(request)), DECIDED, answers["after"])
    context = {"page": rows, "may_decide": request.user.has_perm(RIGHT)}
    return render(request, "pages/contradictions_decided.html", context)


def _do(request: HttpRequest, rows: Sequence[Contradiction], deed: Deed, typed: Mapping[str, str]) -> None:
    done = 0
    for row in rows:
        try:
            seen = version_of({"version": typed.get(f"seen-{row.public_id}", "")})
            _decide(request, row, deed, typed.get("why", ""), seen)
            done += 1
        except Refused as refused:
            messages.error(request, f"Not saved, “{row}”: {refused.sentence}")
    if done:
        messages.success(request, f"{done} {DONE_TO_MANY[deed]}")


def _decide(request: HttpRequest, row: Contradiction, deed: Deed, why: str, version: int) -> None:
    judgements.judge(row=row, judgement=JUDGED[deed], by=person(request), why=why, version=version)


def _deed(typed: Mapping[str, str]) -> Deed:
    try:
        return Deed(typed.get("deed", ""))
    except ValueError:
        raise Refused("Choose confirm, reject or undo: use one of the buttons", field="deed") from None


def _newsroom(request: HttpRequest) -> None:
    if not request.user.is_staff:
        raise PermissionDenied


def _may_decide(request: HttpRequest) -> None:
    """Fact-checkers and administrators; nobody else gets as far as an action."""
    if not (request.user.is_staff and request.user.has_perm(RIGHT)):
        raise PermissionDenied


def _row(public_id: str) -> Contradiction:
    found = Contradiction.objects.filter(public_id=public_id).first()
    if found is None:
        raise Unknown("No contradiction has this id: open the queue again", field="contradiction")
    return found


def _back(answers: Mapping[str, str], *, at: str) -> HttpResponse:
    kept = {name: answer for name, answer in {**answers, "at": at[:20]}.items() if answer}
    address = reverse("contradiction-queue")
    return redirect(f"{address}?{urlencode(kept)}" if kept else address)


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    kind = choice(answers, "kind", tuple(each.value for each in ContradictionKind))
    found = waiting(kind, request.user, timezone.now(), after=answers["after"])
    rows = [line.pair.row.public_id for line in found.rows]
    at = typed.get("contradiction", "") if typed else answers["at"]
    context: dict[str, Any] = {
        "page": found,
        "lines": found.rows,
        "backed": found.backed,
        "mine": list(decided_by(person(request))[:JUST_NOW]),
        "asked": answers,
        "kinds": [(each.value, each.label) for each in ContradictionKind],
        "at": at if at in rows else rows[0] if rows else "",
        "moved_on": bool(answers["at"]),
        "may_decide": request.user.has_perm(RIGHT),
        "reasons": usual_reasons(decided_by(person(request)), USUAL),
        "refused": refused,
        "typed": typed or {},
    }
    code = 200 if refused is None else 409 if isinstance(refused, Stale) else 400
    return render(request, "pages/contradictions.html", context, status=code)
