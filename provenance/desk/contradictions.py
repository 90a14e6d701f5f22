"""The fact-checker's queue: judging contradictions where they stand, one by one or many at once."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.actions import judgements
from claims.models import Contradiction
from claims.pages.pairs import pairs
from claims.pages.possible import disputing
from claims.pages.queue import USUAL, decided_by, waiting
from claims.vocabulary import ContradictionKind
from provenance.desk.doors import JUST_NOW, answer, may, must, newsroom_only, place, queue_door
from provenance.desk.judging import JUDGED, Deed, deed_of
from provenance.desk.many import SAY_WHY, each_alone, ticked
from sources.actions.signature import Person
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked, choice
from sources.pages.paging import page
from sources.pages.ranking import DECIDED, usual_reasons

RIGHT = "claims.change_contradiction"
ASKED = ("kind", "after", "at")

DONE = {
    Deed.CONFIRM: gettext_lazy("Confirmed"),
    Deed.REJECT: gettext_lazy("Dismissed; not opened again while both sides give what they give now"),
    Deed.UNDO: gettext_lazy("Taken back; it is a suggestion again"),
}
VERB = {
    Deed.CONFIRM: gettext_lazy("Confirm"),
    Deed.REJECT: gettext_lazy("Dismiss"),
    Deed.UNDO: gettext_lazy("Undo"),
}
DONE_TO_MANY = {
    Deed.CONFIRM: gettext_lazy("confirmed"),
    Deed.REJECT: gettext_lazy("dismissed"),
    Deed.UNDO: gettext_lazy("taken back"),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Contradictions, the gravest first; a decision leads back to the row after the one judged."""
    newsroom_only(request)
    answers = asked(request, *ASKED)
    return queue_door(request, answers, page=_page, decide=decide, queue="contradiction-queue", right=RIGHT)


def decide(typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    """Do what was decided about one pair; what to tell the person, and the row to go on at. Raises ``Refused``."""
    row = _row(typed.get("contradiction", ""))
    deed = deed_of(typed)
    version = version_of(typed)
    judgements.judge(row=row, judgement=JUDGED[deed], by=by, why=typed.get("why", ""), version=version)
    return str(DONE[deed]), row.public_id if deed is Deed.UNDO else typed.get("following", "")


@login_required
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Many rows at once: first a preview, then each row in a transaction of its own."""
    must(request, RIGHT)
    typed = request.POST.dict()
    picked = ticked(request)
    if not picked:
        return redirect("contradiction-queue")
    rows = list(Contradiction.objects.filter(public_id__in=picked).order_by("pk"))
    deed, why = deed_of(typed), typed.get("why", "")
    if "sure" in typed and (deed is Deed.UNDO or why.strip()):
        each_alone(request, rows, partial(_do, deed, typed, person(request)), str(DONE_TO_MANY[deed]))
        return redirect("contradiction-decided" if deed is Deed.UNDO else "contradiction-queue")
    shown = pairs(
        Contradiction.objects.filter(public_id__in=picked).order_by("pk"), request.user, timezone.now()
    )
    context = {
        "rows": [(pair, typed.get(f"seen-{pair.row.public_id}", "")) for pair in shown],
        "deed": deed,
        "verb": VERB[deed],
        "why": why,
        "refused": Refused(str(SAY_WHY), field="why") if "sure" in typed else None,
        "reasons": usual_reasons(decided_by(person(request)), USUAL),
    }
    return render(request, "pages/contradictions_bulk.html", context, status=400 if "sure" in typed else 200)


@login_required
@require_GET
def decided(request: HttpRequest) -> HttpResponse:
    """What the person has decided, the latest first, each with its undo."""
    newsroom_only(request)
    answers = asked(request, "after")
    rows = page(decided_by(person(request)), DECIDED, answers["after"])
    context = {"page": rows, "queue": "contradictions", "may_decide": may(request, RIGHT)}
    return render(request, "pages/contradictions_decided.html", context)


def _do(deed: Deed, typed: Mapping[str, str], by: Person, row: Contradiction) -> None:
    seen = version_of({"version": typed.get(f"seen-{row.public_id}", "")})
    judgements.judge(row=row, judgement=JUDGED[deed], by=by, why=typed.get("why", ""), version=seen)


def _row(public_id: str) -> Contradiction:
    found = Contradiction.objects.filter(public_id=public_id).first()
    if found is None:
        raise Unknown(gettext("No contradiction has this id: open the queue again"), field="contradiction")
    return found


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
    mine = decided_by(person(request))
    context: dict[str, Any] = {
        **place(rows, answers, "contradiction", typed, refused),
        "page": found,
        "lines": found.rows,
        "backed": found.backed,
        "possible": disputing(request.user, timezone.now()),
        "mine": list(mine[:JUST_NOW]),
        "kinds": [(each.value, each.label) for each in ContradictionKind],
        "may_decide": may(request, RIGHT),
        "reasons": usual_reasons(mine, USUAL),
    }
    return answer(request, "pages/contradictions.html", context, refused)
