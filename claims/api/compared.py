"""What a text’s or an article’s value makes of known claims’, and the reviews that are out, as programs are told."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Annotated, TypedDict

from claims.actions.contradictions import comparand
from claims.api.reviews import RatingTold
from claims.models import Appearance, Claim, Review
from claims.models.recognition import Recognised
from claims.rules.comparing import asked
from claims.rules.comparing.asked import Answer
from claims.rules.comparing.comparison import Comparand
from claims.rules.statement import Statement
from claims.rules.values.value import Value
from claims.vocabulary import ReviewStage, Stance
from sources.api.audience import Audience
from sources.api.shapes import Id
from sources.vocabulary import Word


class ComparedWord(Word):
    """What a value makes of a claim's."""

    SAME = "same", "the same value"
    WITHIN = "within", "another value, and both can stand: one lies within the other, or is it rounded"
    CONTRADICTS = "contradicts", "the two cannot both stand"
    NOT_COMPARABLE = "not_comparable", "the two do not answer the same question"


class ComparedTold(TypedDict):
    """What the value of the text makes of the claim's."""

    outcome: Annotated[
        ComparedWord,
        "same: the same value; within: another, and both can stand; contradicts: they cannot both stand; "
        "not_comparable: they do not answer the same question",
    ]
    reason: Annotated[
        str, "why, in a sentence: the one that is told where two claims are held against each other"
    ]


class ReviewBrief(TypedDict):
    """The review of a claim that everybody reads at the moment."""

    id: Id
    number: Annotated[int, "its version"]
    stage: Annotated[ReviewStage, "published, or corrected since"]
    rating: RatingTold | None
    summary: str
    written_at: datetime


BELOW = Answer(asked.Compared.NOT_COMPARABLE, "They have words in common, and too few to be about the same.")


def comparands(claims: Collection[int]) -> dict[int, Comparand]:
    """Claims (by primary key) as the comparison meets them, each by its own words; one query."""
    rows = Claim.objects.filter(pk__in=claims).select_related("event__act", "measure")
    return {claim.pk: comparand(claim) for claim in rows}


def compared(found: Recognised, claim: Comparand, read: Collection[Statement]) -> ComparedTold:
    """What a text makes of a claim it was found to be like; ``read`` is what is read in its nearest sentence."""
    if not found.suggests:
        return _told(BELOW)
    return _told(asked.answer(list(read), claim, figures=found.figures, against=found.opposed))


def compared_held(row: Appearance, claim: Comparand) -> ComparedTold:
    """The same for the words of an article that stand for the claim."""
    value = row.value.denied() if row.stance == Stance.DISPUTES else row.value
    return _told(asked.held(_voiced(row, claim, value=value), claim))


def reviews_out(claims: Collection[int], audience: Audience) -> dict[int, ReviewBrief]:
    """The review everybody reads of each claim (by primary key) that has one; one query."""
    rows = Review.objects.out(audience.now).filter(claim__in=claims).select_related("rating")
    return {row.claim_id: _brief(row) for row in rows}


def _voiced(row: Appearance, claim: Comparand, *, value: Value) -> Comparand:
    """What an article says of a claim, of whose happening nobody asks any more."""
    return replace(
        claim,
        key=row.public_id,
        text=row.claim_text,
        value=value,
        as_of=row.as_of,
        running=row.running,
        language=row.language,
        quote=row.quote,
    )


def _told(answer: Answer) -> ComparedTold:
    return {"outcome": ComparedWord(answer.compared.value), "reason": answer.reason}


def _brief(row: Review) -> ReviewBrief:
    rating: RatingTold | None = None
    if row.rating is not None:
        rating = {
            "name": row.rating.name,
            "rank": row.rating.rank,
            "meaning": row.rating.meaning,
            "negative": row.rating.negative,
        }
    return {
        "id": row.public_id,
        "number": row.number,
        "stage": ReviewStage(row.stage),
        "rating": rating,
        "summary": row.summary,
        "written_at": row.written_at,
    }
