"""Writing reviews: each version a row of its own, numbered, signed and never altered."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Claim, Rating, Review
from claims.rules import stages
from claims.vocabulary import ReviewStage
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.publicid import public_id


def write(
    *,
    claim: Claim,
    seen: int,
    stage: ReviewStage,
    summary: str,
    reason: str,
    by: Person,
    rating: Rating | None = None,
    embargo_until: datetime | None = None,
) -> Review:
    """Write the next version of a claim's review; ``seen`` is the number of the latest the person saw, 0 for none.

    A review goes draft, in review, signed, published, and then only corrected or withdrawn; once signed it carries a
    rating. Raises ``Stale`` if a newer version has been written since.
    """
    with signed(user=by, why=reason_given(reason, field="reason")):
        claim = Claim.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=claim.pk)
        if claim.merged_into is not None:
            raise Refused(
                f"This claim has been merged into “{claim.merged_into}”: review that one", field="claim"
            )
        latest = claim.reviews.select_related("written_by").order_by("-number").first()
        if (latest.number if latest else 0) != seen:
            raise _stale(latest, seen)
        _refuse_nonsense(latest, stage, rating, summary)
        try:
            with transaction.atomic():
                return Review.objects.create(
                    public_id=public_id("review", claim.public_id, str(seen + 1)),
                    claim=claim,
                    number=seen + 1,
                    stage=stage,
                    rating=rating,
                    summary=summary.strip(),
                    reason=reason.strip(),
                    written_by_id=by.pk,
                    written_at=timezone.now(),
                    embargo_until=embargo_until,
                )
        except IntegrityError as error:
            raise _stale(claim.reviews.order_by("-number").first(), seen) from error


def _stale(latest: Review | None, seen: int) -> Stale:
    newest = f"version {latest.number} by {latest.written_by}" if latest else "no version"
    return Stale(
        f"You saw version {seen}, but there is {newest} by now. Nothing of yours was saved: read it, then write yours "
        "again",
        field="number",
    )


def _refuse_nonsense(latest: Review | None, stage: ReviewStage, rating: Rating | None, summary: str) -> None:
    objection = stages.objection(ReviewStage(latest.stage) if latest else None, stage)
    if objection:
        raise Refused(objection, field="stage")
    if stage in stages.RATED and rating is None:
        raise Refused(f"A review that is “{stage.label}” carries a rating: choose one", field="rating")
    if stage in stages.RATED and not summary.strip():
        raise Refused("Say in a sentence or two what you found", field="summary")
