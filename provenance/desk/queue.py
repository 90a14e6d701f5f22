"""The curator's queue: judging suggested derivations where they stand, one by one or many at once."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from provenance.desk.derivations import RIGHT
from provenance.desk.doors import JUST_NOW, answer, may, must, newsroom_only, place, queue_door
from provenance.desk.many import SAY_WHY, each_alone, ticked
from provenance.pages.queue import hanging, queue_page
from sources.actions.signature import Person
from sources.desk.deciding import Deed, decide, deed_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.models import Derivation
from sources.pages.article import title_of
from sources.pages.asked import Misasked, asked, choice
from sources.pages.derivation import KINDS
from sources.pages.paging import page
from sources.pages.queue import decided_by
from sources.pages.ranking import DECIDED, usual_reasons

DONE_TO_MANY = {
    Deed.CONFIRM: gettext_lazy("confirmed"),
    Deed.REJECT: gettext_lazy("rejected"),
    Deed.UNDO: gettext_lazy("taken back"),
}
ASKED = ("kind", "doubt", "after", "at")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Suggestions, the weightiest first; a decision leads back to the row after the one judged."""
    newsroom_only(request)
    answers = asked(request, *ASKED)
    return queue_door(request, answers, page=_page, decide=_decide, queue="queue", right=RIGHT)


def _decide(typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    link = _row(typed.get("derivation", ""))
    first = link.instead_of or link
    done = decide(derivation=link, typed=typed, by=by)
    told = gettext("%(done)s: %(downstream)s from %(upstream)s") % {
        "done": done,
        "downstream": title_of(link.downstream),
        "upstream": title_of(link.upstream),
    }
    return told, first.public_id if deed_of(typed) is Deed.UNDO else typed.get("following", "")


@login_required
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Many rows at once: first a preview of what changes, then each row in a transaction of its own."""
    must(request, RIGHT)
    typed = request.POST.dict()
    picked = ticked(request)
    if not picked:
        return redirect("queue")
    back = "over-matching" if typed.get("back") == "over-matching" else "queue"
    deed = deed_of(typed)
    rows = list(Derivation.objects.with_half().filter(public_id__in=picked).order_by("pk"))
    if deed not in DONE_TO_MANY:
        raise Misasked(
            "deed", gettext("many rows can be confirmed, rejected or undone; decide anything else one by one")
        )
    if "sure" in typed and (deed is Deed.UNDO or typed.get("why", "").strip()):
        each_alone(request, rows, partial(_do, deed, typed, person(request)), str(DONE_TO_MANY[deed]))
        return redirect("queue-decided" if deed is Deed.UNDO else back)
    halves = [row.instead_of for row in rows if row.instead_of and deed is Deed.UNDO]
    moved = hanging([*rows, *halves], request.user, timezone.now())
    shown = [(row, typed.get(f"seen-{row.public_id}", ""), *moved[row.pk]) for row in (*rows, *halves)]
    context = {
        "rows": shown,
        "halves": halves,
        "many": len(rows),
        "deed": deed,
        "back": back,
        "why": typed.get("why", ""),
        "refused": Refused(str(SAY_WHY), field="why") if "sure" in typed else None,
        "articles": sum(row[2] for row in shown),
        "claims": sum(row[3] for row in shown),
        "reasons": usual_reasons(decided_by(person(request))),
    }
    return render(request, "pages/bulk.html", context, status=400 if "sure" in typed else 200)


@login_required
@require_GET
def decided(request: HttpRequest) -> HttpResponse:
    """What the person has decided, the latest first, each with its undo."""
    newsroom_only(request)
    answers = asked(request, "after")
    rows = page(decided_by(person(request)), DECIDED, answers["after"])
    context = {"page": rows, "queue": "derivations", "may_decide": may(request, RIGHT)}
    return render(request, "pages/decided.html", context)


def _do(deed: Deed, typed: Mapping[str, str], by: Person, row: Derivation) -> None:
    told = {
        "deed": deed.value,
        "why": typed.get("why", ""),
        "version": typed.get(f"seen-{row.public_id}", ""),
    }
    decide(derivation=row, typed=told, by=by)


def _row(public_id: str) -> Derivation:
    found = Derivation.objects.for_page().filter(public_id=public_id).first()
    if found is None:
        raise Unknown(gettext("No derivation has this id: open the queue again"), field="derivation")
    return found


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
    rows, mine = [line.waiting.link.public_id for line in shown["lines"]], decided_by(person(request))
    context = {
        **shown,
        **place(rows, answers, "derivation", typed, refused),
        "kinds": [(each.value, each.label) for each in KINDS],
        "mine": list(mine[:JUST_NOW]),
        "may_decide": may(request, RIGHT),
        "reasons": usual_reasons(mine),
    }
    return answer(request, "pages/queue.html", context, refused)
