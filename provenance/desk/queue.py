"""The curator's queue: judging suggested derivations where they stand, one by one or many at once."""

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
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from provenance.desk.derivations import RIGHT, may_decide
from provenance.pages.queue import hanging, queue_page
from sources.desk.deciding import Deed, decide, deed_of
from sources.desk.person import person
from sources.errors import Refused, Stale, Unknown
from sources.models import Derivation
from sources.pages.article import title_of
from sources.pages.asked import Misasked, asked, choice
from sources.pages.derivation import KINDS
from sources.pages.paging import page
from sources.pages.queue import decided_by
from sources.pages.ranking import DECIDED, usual_reasons

MOST = 50  # rows in one go: more than a person has looked at
DONE_TO_MANY = {Deed.CONFIRM: "confirmed", Deed.REJECT: "rejected", Deed.UNDO: "taken back"}
ASKED = ("kind", "doubt", "after", "at")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Suggestions, the weightiest first; a decision leads back to the row after the one judged."""
    _newsroom(request)
    answers = asked(request, *ASKED)
    if request.method != "POST":
        return _page(request, answers)
    may_decide(request)
    typed = request.POST.dict()
    try:
        link = _row(typed.get("derivation", ""))
        first = link.instead_of or link
        done = decide(derivation=link, typed=typed, by=person(request))
    except Refused as refused:
        return _page(request, answers, refused=refused, typed=typed)
    messages.success(request, f"{done}: {title_of(link.downstream)} from {title_of(link.upstream)}")
    undone = deed_of(typed) is Deed.UNDO
    return _back(answers, at=first.public_id if undone else typed.get("following", ""))


@login_required
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Many rows at once: first a preview of what changes, then each row in a transaction of its own."""
    may_decide(request)
    typed = request.POST.dict()
    picked = request.POST.getlist("pick")[: MOST + 1]
    if not picked or len(picked) > MOST:
        messages.error(request, f"Nothing was saved: tick between 1 and {MOST} rows first")
        return redirect("queue")
    back = "over-matching" if typed.get("back") == "over-matching" else "queue"
    deed = deed_of(typed)
    rows = list(Derivation.objects.with_half().filter(public_id__in=picked).order_by("pk"))
    if deed not in DONE_TO_MANY:
        raise Misasked(
            "deed", "many rows can be confirmed, rejected or undone; decide anything else one by one"
        )
    if "sure" in typed and (deed is Deed.UNDO or typed.get("why", "").strip()):
        _do(request, rows, deed, typed)
        return redirect("queue-decided" if deed is Deed.UNDO else back)
    halves = [row.instead_of for row in rows if row.instead_of and deed is Deed.UNDO]
    moved = hanging([*rows, *halves], request.user, timezone.now())
    shown = [(row, typed.get(f"seen-{row.public_id}", ""), *moved[row.pk]) for row in (*rows, *halves)]
    refused = Refused("Say why, in a few words: whoever looks at this later will ask", field="why")
    context = {
        "rows": shown,
        "halves": halves,
        "many": len(rows),
        "deed": deed,
        "back": back,
        "why": typed.get("why", ""),
        "refused": refused if "sure" in typed else None,
        "articles": sum(row[2] for row in shown),
        "claims": sum(row[3] for row in shown),
        "reasons": usual_reasons(decided_by(person(request))),
    }
    return render(request, "pages/bulk.html", context, status=400 if "sure" in typed else 200)


@login_required
@require_GET
def decided(request: HttpRequest) -> HttpResponse:
    """What the person has decided, the latest first, each with its undo."""
    _newsroom(request)
    answers = asked(request, "after")
    rows = page(decided_by(person(request)), DECIDED, answers["after"])
    return render(request, "pages/decided.html", {"page": rows, "may_decide": request.user.has_perm(RIGHT)})


def _do(request: HttpRequest, rows: list[Derivation], deed: Deed, typed: Mapping[str, str]) -> None:
    done = 0
    for row in rows:
        told = {
            "deed": deed.value,
            "why": typed.get("why", ""),
            "version": typed.get(f"seen-{row.public_id}", ""),
        }
        try:
            decide(derivation=row, typed=told, by=person(request))
            done += 1
        except Refused as refused:
            messages.error(request, f"Not saved, “{row}”: {refused.sentence}")
    if done:
        messages.success(request, f"{done} {DONE_TO_MANY[deed]}")


def _newsroom(request: HttpRequest) -> None:
    if not request.user.is_staff:
        raise PermissionDenied


def _row(public_id: str) -> Derivation:
    found = Derivation.objects.for_page().filter(public_id=public_id).first()
    if found is None:
        raise Unknown("No derivation has this id: open the queue again", field="derivation")
    return found


def _back(answers: Mapping[str, str], *, at: str) -> HttpResponse:
    kept = {name: answer for name, answer in {**answers, "at": at[:20]}.items() if answer}
    return redirect(f"{reverse('queue')}?{urlencode(kept)}" if kept else reverse("queue"))


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    kind = choice(answers, "kind", tuple(each.value for each in KINDS))
    doubtful = choice(answers, "doubt", ("yes",)) == "yes"
    shown: dict[str, Any] = queue_page(
        kind, request.user, timezone.now(), doubtful=doubtful, after=answers["after"]
    )
    rows = [line.waiting.link.public_id for line in shown["lines"]]
    at = typed.get("derivation", "") if typed else answers["at"]
    context = {
        **shown,
        "asked": answers,
        "kinds": [(each.value, each.label) for each in KINDS],
        "at": at if at in rows else rows[0] if rows else "",
        "moved_on": bool(answers["at"]),
        "may_decide": request.user.has_perm(RIGHT),
        "reasons": usual_reasons(decided_by(person(request))),
        "refused": refused,
        "typed": typed or {},
    }
    code = 200 if refused is None else 409 if isinstance(refused, Stale) else 400
    return render(request, "pages/queue.html", context, status=code)
