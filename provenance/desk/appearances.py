"""The queue of sentences that may repeat a known claim: a person says yes or no where they stand."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.actions import judgements, possible
from claims.models import Appearance, PossibleAppearance
from claims.pages.possible import USUAL, decided_by, waiting
from claims.vocabulary import Stance
from provenance.desk import proposed
from provenance.desk.doors import JUST_NOW, answer, may, newsroom_only, place, queue_door
from provenance.desk.judging import JUDGED, Deed, deed_of
from sources.actions.signature import Person
from sources.desk.deciding import LOST, number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked, choice
from sources.pages.ranking import usual_reasons

RIGHT = "claims.change_appearance"
ASKED = ("claim", "stance", "after", "at")

DONE = {
    Deed.CONFIRM: gettext_lazy(
        "Confirmed: it counts for the claim now, and the same words elsewhere are suggested"
    ),
    Deed.REJECT: gettext_lazy("Rejected: these words are not suggested for this claim again"),
    Deed.UNDO: gettext_lazy("Taken back: it is looked up again"),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Possible appearances, the likeliest first; a decision leads back to the row after the one judged."""
    newsroom_only(request)
    answers = asked(request, *ASKED)
    return queue_door(request, answers, page=_page, decide=_decide, queue="appearance-queue", right=RIGHT)


def _decide(typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    if proposed.FIELD in typed:
        return proposed.decide(typed, by)
    deed = deed_of(typed)
    named = typed.get("possible", "")[:20]
    if deed is Deed.UNDO:
        decided = Appearance.objects.filter(public_id=named).first()
        if decided is None:
            raise Unknown(gettext("No appearance has this id: open the queue again"), field="possible")
        version = version_of(typed)
        judgements.judge(row=decided, judgement=JUDGED[deed], by=by, why="", version=version)
    else:
        rows = PossibleAppearance.objects.select_related("claim", "capture")
        row = rows.filter(public_id=named).first()
        if row is None:
            raise possible.lost(typed.get("becomes", "")[:20])
        possible.judge(
            possible=row,
            judgement=JUDGED[deed],
            by=by,
            why=typed.get("why", ""),
            version=version_of(typed),
            claim_version=number_of(typed, "claim_version", lost=str(LOST)),
        )
    return str(DONE[deed]), typed.get("following", "")


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    stance = choice(answers, "stance", tuple(each.value for each in Stance))
    found, lines = waiting(
        request.user, timezone.now(), claim=answers["claim"], stance=stance, after=answers["after"]
    )
    rows = [line.row.public_id for line in lines]
    mine = decided_by(person(request))
    context: dict[str, Any] = {
        **place(rows, answers, "possible", typed, refused),
        **proposed.shown(person(request)),
        "page": found,
        "lines": lines,
        "mine": list(mine[:JUST_NOW]),
        "may_decide": may(request, RIGHT),
        "reasons": usual_reasons(mine, USUAL),
    }
    return answer(request, "pages/appearances.html", context, refused)
