"""The fact-checker's first list of the day: what changed since they looked, ranked by what it could change."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from claims.pages.queue import USUAL
from claims.pages.queue import decided_by as judged_by
from provenance.desk import contradictions
from provenance.desk.change_deeds import Wish, claim_of, deed_of, do, people, undo, version_of, wish_of
from provenance.desk.doors import JUST_NOW, answer, may, must, newsroom_only, place, queue_door
from provenance.desk.many import each_alone, ticked
from provenance.desk.reviewing import asker
from provenance.news.actions import marks
from provenance.news.pages import listing, ranking
from provenance.news.pages.done import just_done
from provenance.news.rules import stakes
from provenance.news.vocabulary import Deed, Kind, Snoozing
from sources.actions.signature import Person
from sources.desk.person import person
from sources.errors import Refused
from sources.pages.asked import asked, choice
from sources.pages.ranking import usual_reasons

ASKED = ("only", "after", "at")
FILTERS = (
    ("", _("Everything")),
    ("mine", _("Assigned to me")),
    (Kind.CONTRADICTION.value, _("Contradictions")),
    (Kind.CORRECTION.value, _("Corrections, stale copies")),
    (Kind.FIGURE.value, _("Figure changed")),
    (Kind.ORIGIN.value, _("Origins gained, lost")),
    (Kind.HALVES.value, _("Headline and body differ")),
    (Kind.REVIEW.value, _("Reviews, signatures")),
    (Kind.APPEARANCE.value, _("New appearances")),
    ("snoozed", _("Snoozed")),
)
"""What the list can be narrowed to, in the order of the page, each with its words."""
TO_MANY = {Deed.SEEN: _("Tick as seen"), Deed.ASSIGN: _("Assign"), Deed.SNOOZE: _("Snooze")}


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
    if deed_of(typed) is Deed.UNDO:
        return undo(typed, by=by), typed.get("following", "")
    claim, wish = claim_of(typed.get("claim", "")), wish_of(typed)
    do(wish, claim=claim, version=version_of(typed) if wish.deed is Deed.ASSIGN else 0, by=by)
    return f"{wish.told}: {claim}", typed.get("following", "")


@login_required
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Many rows at once: first a preview of what happens to each, then each in a transaction of its own."""
    newsroom_only(request)
    typed = request.POST.dict()
    picked = ticked(request)
    if not picked:
        return redirect("change-queue")
    deed, refused = deed_of(typed), None
    if deed not in TO_MANY:
        raise Refused("Many rows can be seen, assigned or put off; judge them one by one", field="deed")
    if "sure" in typed:
        try:
            wish = wish_of(typed)
            each_alone(request, picked, partial(_do, wish, typed, person(request)), wish.told)
            return redirect("change-queue")
        except Refused as wrong:
            refused = wrong
    return _preview(request, deed, picked, typed, refused)


def _do(wish: Wish, typed: Mapping[str, str], by: Person, public_id: str) -> None:
    version = version_of(typed, f"seen-{public_id}") if wish.deed is Deed.ASSIGN else 0
    do(wish, claim=claim_of(public_id), version=version, by=by)


def _preview(
    request: HttpRequest, deed: Deed, picked: list[str], typed: Mapping[str, str], refused: Refused | None
) -> HttpResponse:
    who, now = asker(request), timezone.now()
    found = ranking.of_claims(who, now, [claim_of(public_id).pk for public_id in picked])
    lines, _ = listing.told(found, who, request.user, now)
    context = {
        "rows": [(line, typed.get(f"seen-{line.claim.public_id}", "")) for line in lines],
        "gone": len(picked) - len(lines),
        "deed": deed,
        "verb": TO_MANY[deed],
        "typed": typed,
        "people": people(),
        "snoozing": _snoozing(),
    }
    return answer(request, "pages/changes_bulk.html", context, refused)


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    shown = marks.present()  # before anything is read: what lands meanwhile is not taken for seen
    who = asker(request)
    found = listing.listing(who, request.user, timezone.now(), only=answers["only"], after=answers["after"])
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
        "done": just_done(who.key, JUST_NOW),
        "people": people(),
        "snoozing": _snoozing(),
        "may_judge": may(request, contradictions.RIGHT),
        "reasons": usual_reasons(judged_by(person(request)), USUAL),
    }
    return answer(request, "pages/changes.html", context, refused)


def _snoozing() -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in Snoozing]
