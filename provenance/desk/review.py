"""Where a review is written, signed and sent out, with the claim's evidence beside it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.actions import eyes, living, reviews
from claims.models import Claim, Rating
from claims.pages.reviewing import moved, review_page
from claims.vocabulary import ReviewStage
from provenance.desk.doors import answer, may, must, newsroom_only
from provenance.desk.reviewing import DOORS, SENDS, Deed, asker, deed_of, offered, right_of
from sources.actions.signature import Person
from sources.desk.deciding import number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Stale, Unknown
from sources.pages.asked import asked
from sources.pages.merged import final
from sources.pages.named import named

Typed = Mapping[str, str]
LOST = gettext_lazy("Open the page again: this form has lost the version you saw")
STAGES = {
    Deed.SAVE: ReviewStage.DRAFT,
    Deed.ASK: ReviewStage.IN_REVIEW,
    Deed.SIGN: ReviewStage.SIGNED,
    Deed.CORRECT: ReviewStage.CORRECTED,
}
DONE = {
    Deed.SAVE: gettext_lazy("Saved as a draft: only the newsroom sees it"),
    Deed.ASK: gettext_lazy("Waits for somebody to sign it or send it back"),
    Deed.SIGN: gettext_lazy("Signed with your name; readers do not see it yet"),
    Deed.SECOND: gettext_lazy("Signed with your name as well"),
    Deed.PUBLISH: gettext_lazy("Published"),
    Deed.CORRECT: gettext_lazy("Corrected: readers see the new words, and that they are new"),
    Deed.WITHDRAW: gettext_lazy("Withdrawn: readers see that it was, when and why"),
    Deed.LIVING: gettext_lazy("Kept, with your reason, in the history of the claim"),
}
HERE = frozenset(DONE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page, or one step; what is refused is shown with all that was typed, and with what changed meanwhile."""
    asked(request)
    newsroom_only(request)
    must(request, DOORS["review"])
    claim = named(Claim.objects.for_page(), public_id)
    if request.method != "POST":
        if claim.merged_into_id:
            return redirect("review", public_id=final(Claim.objects.for_page(), claim).public_id)
        return _page(request, claim)
    typed = request.POST.dict()
    try:
        deed = _deed(request, claim, typed)
        DOES[deed](claim, typed, person(request))
    except Refused as refused:
        return _page(request, named(Claim.objects.for_page(), public_id), refused=refused, typed=typed)
    messages.success(request, DONE[deed])
    return redirect("reviews" if deed in (Deed.PUBLISH, Deed.CORRECT, Deed.WITHDRAW) else "review", public_id)


def _deed(request: HttpRequest, claim: Claim, typed: Typed) -> Deed:
    """What is to be done; who may not do it gets no further, wherever the review stands."""
    deed = deed_of(typed)
    if deed not in HERE:
        raise Refused(
            gettext("This is done on the page of all versions: use one of the buttons"), field="deed"
        )
    must(request, right_of(deed))
    if deed is Deed.LIVING and claim.about_a_living_person:
        must(request, SENDS)  # taking back that somebody is alive takes more than saying it
    return deed


def _write(claim: Claim, typed: Typed, by: Person) -> None:
    seen, stage = _seen(typed), STAGES[deed_of(typed)]
    words: dict[str, Any] = {
        "rating": _rating(typed.get("rating", "")),
        "summary": _plain(typed.get("summary", "")),
        "reason": typed.get("reason", ""),
        "by": by,
    }
    if stage is ReviewStage.IN_REVIEW and not seen:
        reviews.begin_asking(claim=claim, **words)
    else:
        reviews.write(claim=claim, seen=seen, stage=stage, **words)


def _second(claim: Claim, typed: Typed, by: Person) -> None:
    row = claim.reviews.filter(number=_seen(typed)).first()
    if row is None:
        raise Unknown(str(LOST), field="number")
    eyes.second(review=row, by=by, reason=typed.get("reason", ""))


def _publish(claim: Claim, typed: Typed, by: Person) -> None:
    until = _moment(typed.get("embargo_until", ""))
    reviews.publish(
        claim=claim, seen=_seen(typed), reason=typed.get("reason", ""), by=by, embargo_until=until
    )


def _withdraw(claim: Claim, typed: Typed, by: Person) -> None:
    reviews.withdraw(claim=claim, seen=_seen(typed), reason=typed.get("reason", ""), by=by)


def _living(claim: Claim, typed: Typed, by: Person) -> None:
    said = typed.get("about", "")
    if said not in ("yes", "no"):
        raise Refused(gettext("Say yes or no: is the claim about a living person?"), field="about")
    living.say(claim=claim, about=said == "yes", by=by, why=typed.get("why", ""), version=version_of(typed))


DOES: Mapping[Deed, Callable[[Claim, Typed, Person], None]] = {
    **dict.fromkeys(STAGES, _write),
    Deed.SECOND: _second,
    Deed.PUBLISH: _publish,
    Deed.WITHDRAW: _withdraw,
    Deed.LIVING: _living,
}


def _seen(typed: Typed) -> int:
    return number_of(typed, "number", lost=str(LOST))


def _rating(written: str) -> Rating | None:
    if not written:
        return None
    found = (
        Rating.objects.filter(pk=int(written)).first() if written.isdecimal() and len(written) < 10 else None
    )
    if found is None:
        raise Unknown(gettext("Choose one of the ratings in the list"), field="rating")
    return found


def _plain(text: str) -> str:
    """A text as the database keeps it: browsers send two signs for the end of a line."""
    return text.replace("\r\n", "\n")


def _moment(written: str) -> datetime | None:
    if not written.strip():
        return None
    try:
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        raise Refused(
            gettext("Write the end of the embargo as 2026-03-01T12:00, in UTC, or leave it out"),
            field="embargo_until",
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _page(
    request: HttpRequest, claim: Claim, *, refused: Refused | None = None, typed: Typed | None = None
) -> HttpResponse:
    shown: dict[str, Any] = review_page(claim, request.user, timezone.now(), asker(request))
    latest, chain = shown["latest"], shown["chain"]
    stage = ReviewStage(latest.stage) if latest else None
    told = moved(chain, claim, _number(typed), typed) if typed and isinstance(refused, Stale) else None
    context = {
        **shown,
        "offered": offered(request, stage, chain.standing),
        "may_take_back": may(request, SENDS),
        "typed": typed,
        "moved": told,
    }
    return answer(request, "pages/review.html", context, refused)


def _number(typed: Typed) -> int:
    try:
        return _seen(typed)
    except Refused:
        return 0
