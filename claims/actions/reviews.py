"""Writing reviews: each version a row of its own, numbered, signed and never altered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions import eyes
from claims.models import Claim, Rating, Review, ReviewSignature
from claims.rules import stages
from claims.rules.stages import Standing
from claims.vocabulary import GOES_OUT, SHOWN, ReviewStage
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.publicid import public_id

MOST = 4_000
"""Characters of a summary: a page and a half. Our choice."""


@dataclass(frozen=True, slots=True)
class Chain:
    """How far a claim's review has come: its newest version, and the newest that has gone out and still stands."""

    latest: Review | None
    sent: Review | None
    standing: Standing


def chain_of(claim: Claim, now: datetime) -> Chain:
    """The review of a claim at ``now``, in two queries."""
    rows = claim.reviews.select_related("written_by", "rating").order_by("-number")
    latest, sent = rows.first(), rows.filter(stage__in=SHOWN).first()
    if sent is None or sent.stage == ReviewStage.WITHDRAWN:
        return Chain(latest, None, Standing.NOTHING)
    hidden = sent.embargo_until is not None and sent.embargo_until > now
    return Chain(latest, sent, Standing.UNSEEN if hidden else Standing.SEEN)


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

    A review goes draft, in review, signed, published, and then is corrected or withdrawn; a correction may be drafted
    and signed while the published version stands. Whoever writes a signed or corrected version signs it by that. Only
    what is published may be kept under embargo. Writing the same again changes nothing. Raises ``Stale`` if a newer
    version has been written since, ``Refused`` where a signature is lacking.
    """
    with signed(user=by, why=reason_given(reason, field="reason")):
        claim, chain = _opened(claim)
        said = {
            "stage": stage,
            "rating": rating,
            "summary": summary.strip(),
            "reason": reason.strip(),
            "embargo_until": embargo_until,
        }
        if (again := _again(chain.latest, seen, by, said)) is not None:
            return again
        refuse_overtaken(chain.latest, seen)
        _refuse_nonsense(chain, stage, rating, summary)
        _refuse_embargo(chain, stage, embargo_until)
        if stage in GOES_OUT:
            eyes.refuse_unsigned(claim, chain.latest, rating, summary.strip())
        return _write(claim, seen, by, chain, said)


@transaction.atomic
def begin_asking(
    *, claim: Claim, summary: str, reason: str, by: Person, rating: Rating | None = None
) -> Review:
    """Write the first words of a claim's review and ask for somebody's signature at once: a draft, then in review.

    Both versions are kept, or neither. Raises as ``write`` does; sent twice it changes nothing.
    """
    claim, chain = _opened(claim)
    words: dict[str, Any] = {"rating": rating, "summary": summary, "reason": reason, "by": by}
    if chain.latest is None or chain.latest.number == 1:
        write(claim=claim, seen=0, stage=ReviewStage.DRAFT, **words)
    return write(claim=claim, seen=1, stage=ReviewStage.IN_REVIEW, **words)


def publish(
    *, claim: Claim, seen: int, reason: str, by: Person, embargo_until: datetime | None = None
) -> Review:
    """Let readers see what is signed, or from ``embargo_until`` on; in place of what they saw, it is a correction.

    What is under embargo is published with another one, or with none. Raises as ``write`` does.
    """
    chain = chain_of(claim, timezone.now())
    latest, seen_by_all = chain.latest, chain.standing is Standing.SEEN
    if latest is not None and (latest.number, latest.written_by_id, latest.reason) == (
        seen + 1,
        by.pk,
        reason.strip(),
    ):
        return latest  # the form was sent twice
    if latest is not None and latest.number == seen and latest.stage in GOES_OUT and seen_by_all:
        raise Refused("Readers see this already: correct it, or draft a correction first", field="stage")
    stage = ReviewStage.CORRECTED if seen_by_all else ReviewStage.PUBLISHED
    words = _words(latest)
    return write(
        claim=claim, seen=seen, stage=stage, reason=reason, by=by, embargo_until=embargo_until, **words
    )


def withdraw(*, claim: Claim, seen: int, reason: str, by: Person) -> Review:
    """Take back what has gone out; readers see that it was withdrawn, when, by whom and why.

    What is still under embargo nobody ever sees. Raises as ``write`` does.
    """
    chain = chain_of(claim, timezone.now())
    stage = ReviewStage.WITHDRAWN
    return write(
        claim=claim, seen=seen, stage=stage, reason=reason, by=by, **_words(chain.sent or chain.latest)
    )


def _opened(claim: Claim) -> tuple[Claim, Chain]:
    """The claim, locked until the end of the transaction, and its review."""
    claim = Claim.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=claim.pk)
    if claim.merged_into is not None:
        raise Refused(
            f"This claim has been merged into “{claim.merged_into}”: review that one", field="claim"
        )
    return claim, chain_of(claim, timezone.now())


def _words(row: Review | None) -> dict[str, Any]:
    return {"rating": row.rating if row else None, "summary": row.summary if row else ""}


def _again(latest: Review | None, seen: int, by: Person, said: dict[str, Any]) -> Review | None:
    """The latest version, if it is the very one the person asks for: their form was sent twice."""
    if latest is None or latest.number != seen + 1 or latest.written_by_id != by.pk:
        return None
    return latest if all(getattr(latest, name) == value for name, value in said.items()) else None


def _write(claim: Claim, seen: int, by: Person, chain: Chain, said: dict[str, Any]) -> Review:
    unseen = chain.sent if chain.standing is Standing.UNSEEN else None
    if said["stage"] is ReviewStage.WITHDRAWN and unseen is not None:
        said = {**said, "embargo_until": unseen.embargo_until}
    now = timezone.now()
    try:
        with transaction.atomic():
            row = Review.objects.create(
                public_id=public_id("review", claim.public_id, str(seen + 1)),
                claim=claim,
                number=seen + 1,
                written_by_id=by.pk,
                written_at=now,
                **said,
            )
            if eyes.signs(row, chain.latest):
                given = {"signed_at": now, "reason": row.reason}
                ReviewSignature.objects.create(review=row, person_id=by.pk, **given)
            return row
    except IntegrityError as error:
        raise eyes.unsigned(error) or _stale(chain_of(claim, now).latest, seen) from error


def refuse_overtaken(latest: Review | None, seen: int) -> None:
    """Raise ``Stale`` unless the newest version is the one the person saw."""
    if (latest.number if latest else 0) != seen:
        raise _stale(latest, seen)


def _stale(latest: Review | None, seen: int) -> Stale:
    newest = f"version {latest.number} by {latest.written_by}" if latest else "no version"
    return Stale(
        f"You saw version {seen}, but there is {newest} by now. Nothing of yours was saved: read it, then write yours "
        "again",
        field="number",
    )


def _refuse_nonsense(chain: Chain, stage: ReviewStage, rating: Rating | None, summary: str) -> None:
    former = ReviewStage(chain.latest.stage) if chain.latest else None
    objection = stages.objection(former, stage, chain.standing)
    if objection:
        raise Refused(objection, field="stage")
    if stage in stages.RATED and rating is None:
        raise Refused(f"A review that is “{stage.label}” carries a rating: choose one", field="rating")
    if stage in stages.RATED and not summary.strip():
        raise Refused("Say in a sentence or two what you found", field="summary")
    if former is ReviewStage.SIGNED and stage in GOES_OUT and not _says(chain.latest, rating, summary):
        raise Refused(
            "What goes out says what was signed, word for word: send it back to change it", field="summary"
        )
    if len(summary) > MOST:
        raise Refused(f"Say it in {MOST:,} characters at most; this has {len(summary):,}", field="summary")


def _says(row: Review | None, rating: Rating | None, summary: str) -> bool:
    return row is not None and (row.rating, row.summary) == (rating, summary.strip())


def _refuse_embargo(chain: Chain, stage: ReviewStage, until: datetime | None) -> None:
    """An embargo holds back what readers have not seen yet, and ends later than now."""
    if until is None:
        return
    if stage is not ReviewStage.PUBLISHED:
        raise Refused(
            "Only what is published for the first time can be held back: leave the embargo out",
            field="embargo_until",
        )
    if until <= timezone.now():
        raise Refused(
            "This embargo would be over already: leave it out, or give a later moment", field="embargo_until"
        )
