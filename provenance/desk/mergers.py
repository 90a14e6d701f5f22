"""The queue of claims that may be one: a person merges them, or says that they are two."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.actions import possible_mergers
from claims.models import PossibleMerger
from claims.pages.possible_mergers import decided_by, waiting
from provenance.desk.doors import JUST_NOW, answer, may, newsroom_only, place, queue_door
from sources.actions.signature import Person
from sources.desk.deciding import LOST, number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Stale
from sources.pages.asked import asked

RIGHT = "claims.change_claim"
GONE = gettext_lazy(
    "This pair waits no more: one of the claims says something else by now. Nothing of yours was saved: open the queue "
    "again"
)
USUAL = (
    gettext_lazy("The same in other words"),
    gettext_lazy("Two different things"),
    gettext_lazy("Another event"),
    gettext_lazy("Another population"),
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Possible mergers, the likeliest first; a decision leads back to the row after the one judged."""
    newsroom_only(request)
    answers = asked(request, "after", "at")
    return queue_door(request, answers, page=_page, decide=_decide, queue="merger-queue", right=RIGHT)


def _decide(typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    return _done(typed, by), typed.get("following", "")


def _done(typed: Mapping[str, str], by: Person) -> str:
    rows = PossibleMerger.objects.select_related("one", "other")
    row = rows.filter(public_id=typed.get("possible", "")[:20]).first()
    if row is None:
        raise Stale(str(GONE), field="possible")
    why, version, deed = typed.get("why", ""), version_of(typed), typed.get("deed", "")
    if deed == "undo":
        possible_mergers.take_back(possible=row, by=by, version=version)
        return gettext("Taken back: the pair waits again")
    seen = (
        number_of(typed, "one_version", lost=str(LOST)),
        number_of(typed, "other_version", lost=str(LOST)),
    )
    if deed == "reject":
        possible_mergers.refuse(possible=row, by=by, why=why, version=version, seen=seen)
        return gettext("Two claims: the pair is not suggested again")
    if deed not in {"confirm", "other"}:
        raise Refused(
            gettext("Choose which claim is kept, or that they are two: use one of the buttons"), field="deed"
        )
    keep = row.one if deed == "confirm" else row.other
    possible_mergers.merge(possible=row, keep=keep, by=by, why=why, version=version, seen=seen)
    return gettext("Merged into “%(keep)s”; it can be split off again on the desk") % {"keep": keep}


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    found, lines = waiting(request.user, timezone.now(), answers["after"])
    rows = [line.row.public_id for line in lines]
    context: dict[str, Any] = {
        **place(rows, answers, "possible", typed, refused),
        "page": found,
        "lines": lines,
        "mine": list(decided_by(person(request))[:JUST_NOW]),
        "may_decide": may(request, RIGHT),
        "reasons": USUAL,
    }
    return answer(request, "pages/mergers.html", context, refused)
