"""The fact-checker's first list of the day: what changed since they looked, ranked by what it could change."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claims.models import Claim
from claims.pages.queue import USUAL
from claims.pages.queue import decided_by as judged_by
from provenance.desk import contradictions
from provenance.desk.doors import JUST_NOW, answer, may, must, newsroom_only, place, queue_door
from provenance.desk.reviewing import asker
from provenance.news.actions import looks, marks
from provenance.news.models import Look
from provenance.news.pages.listing import listing
from provenance.news.rules import stakes
from provenance.news.vocabulary import Deed, Kind
from sources.actions.signature import Person
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked, choice
from sources.pages.ranking import usual_reasons

ASKED = ("only", "after", "at")
FILTERS = (
    ("", "Everything"),
    ("mine", "Assigned to me"),
    (Kind.CONTRADICTION.value, "Contradictions"),
    (Kind.CORRECTION.value, "Corrections, stale copies"),
    (Kind.FIGURE.value, "Figure changed"),
    (Kind.ORIGIN.value, "Origins gained, lost"),
    (Kind.HALVES.value, "Headline and body differ"),
    (Kind.REVIEW.value, "Reviews, signatures"),
    (Kind.APPEARANCE.value, "New appearances"),
    ("snoozed", "Snoozed"),
)
"""What the list can be narrowed to, in the order of the page, each with its words."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """What changed, the weightiest first; what is done to a row leads back to the row after it."""
    newsroom_only(request)
    answers = asked(request, *ASKED)
    choice(answers, "only", tuple(name for name, _ in FILTERS if name))
    decide = partial(_decide, request)
    return queue_door(request, answers, page=_page, decide=decide, queue="change-queue", right="")


def _decide(request: HttpRequest, typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    if typed.get("contradiction"):
        must(request, contradictions.RIGHT)
        told, _ = contradictions.decide(typed, by)
        return told, typed.get("following", "")
    deed, claim = deed_of(typed), claim_of(typed.get("claim", ""))
    shown = marks.moment_of(typed.get("shown", ""))
    if deed is Deed.UNSEE:
        looks.take_back(claim=claim.pk, shown=shown, by=by)
        return f"Not seen after all: {claim}", claim.public_id
    looks.ticked(claims=[claim.pk], shown=shown, by=by)
    return f"Seen: {claim}", typed.get("following", "")


def deed_of(typed: Mapping[str, str]) -> Deed:
    """Which button was pressed."""
    try:
        return Deed(typed.get("deed", ""))
    except ValueError:
        raise Refused("Nothing was done: use one of the buttons", field="deed") from None


def claim_of(public_id: str) -> Claim:
    """The claim a row is about."""
    found = Claim.objects.filter(public_id=public_id).first()
    if found is None:
        raise Unknown("No claim has this id: open the list again", field="claim")
    return found


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    shown = marks.present()  # before anything is read: what lands meanwhile is not taken for seen
    who = asker(request)
    found = listing(who, request.user, timezone.now(), only=answers["only"], after=answers["after"])
    rows = [line.claim.public_id for line in found.rows]
    context: dict[str, Any] = {
        **place(rows, answers, "claim", typed, refused),
        "page": found,
        "lines": found.rows,
        "backed": found.backed,
        "shown": shown,
        "filters": [(name, words, found.numbers[name]) for name, words in FILTERS],
        "number": found.numbers[""],
        "days": stakes.DAYS,
        "seen": just_seen(who.key),
        "may_judge": may(request, contradictions.RIGHT),
        "may_decide": True,
        "reasons": usual_reasons(judged_by(person(request)), USUAL),
    }
    return answer(request, "pages/changes.html", context, refused)


def just_seen(key: int) -> list[Look]:
    """The last ticks of somebody that can be undone, each with its claim and the moment it was seen at."""
    rows = Look.objects.exclude(former_upto=None).filter(person=key).select_related("claim")
    return list(rows.order_by("-looked_at")[:JUST_NOW])
