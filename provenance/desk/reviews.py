"""All versions of a claim's review: readers see what went out, the newsroom everything and what it said of it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.actions import review_comments
from claims.actions.reviews import chain_of
from claims.models import Claim, ReviewComment
from claims.pages.reviews import reviews_page
from claims.vocabulary import ReviewStage
from provenance.desk.doors import answer, may, must
from provenance.desk.reviewing import WRITES, Deed, deed_of, offered, right_of
from provenance.pages.renamed import called_then
from sources.actions.signature import Person
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked
from sources.pages.merged import final
from sources.pages.named import named

Typed = Mapping[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page, or a comment of the newsroom."""
    answers = asked(request, "after")
    rows = Claim.objects.visible_to(request.user, timezone.now()).for_page()
    claim = named(rows, public_id)
    if request.method != "POST":
        if claim.merged_into_id:
            return redirect("reviews", public_id=final(rows, claim).public_id)
        return _page(request, claim, answers)
    typed = request.POST.dict()
    must(request, right_of(Deed.COMMENT))
    try:
        told = _talk(claim, typed, person(request))
    except Refused as refused:
        return _page(request, claim, answers, refused=refused, typed=typed)
    messages.success(request, told)
    return redirect("reviews", public_id)


def _talk(claim: Claim, typed: Typed, by: Person) -> str:
    deed = deed_of(typed)
    if deed is Deed.COMMENT:
        row = claim.reviews.filter(public_id=typed.get("review", "")[:20]).first()
        if row is None:
            raise Unknown(gettext("No version has this id: open the page again"), field="review")
        review_comments.say(review=row, text=typed.get("text", "").replace("\r\n", "\n"), by=by)
        return gettext("Said: only the newsroom reads it")
    if deed is Deed.UNSAY:
        said = ReviewComment.objects.filter(
            review__claim=claim, public_id=typed.get("comment", "")[:20]
        ).first()
        if said is None:
            raise Unknown(gettext("No comment has this id: open the page again"), field="comment")
        review_comments.withdraw(comment=said, reason=typed.get("reason", ""), by=by)
        return gettext("Taken back: a mark stays")
    raise Refused(gettext("This is done where the review is written: use one of the buttons"), field="deed")


def _page(
    request: HttpRequest,
    claim: Claim,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Typed | None = None,
) -> HttpResponse:
    now = timezone.now()
    shown: dict[str, Any] = reviews_page(claim, request.user, now, answers["after"])
    latest = shown["latest"]
    deeds = offered(request, ReviewStage(latest.stage), chain_of(claim, now).standing) if latest else []
    context = {
        **shown,
        "then": called_then(one.review for one in shown["versions"]),
        "offered": deeds,
        "may_write": may(request, WRITES),
        "typed": typed or {},
        "asked": answers,
        "now": now,
    }
    return answer(request, "pages/reviews.html", context, refused)
