"""Reviews as partners meet them: what a fact-checker concluded about a claim, signed and published."""

from collections import defaultdict
from datetime import datetime
from typing import Annotated, Any, TypedDict

from claims.api.sight import sees_claim
from claims.models import Review
from claims.pages.signed import signed_words
from claims.vocabulary import SHOWN, ReviewStage
from sources.api.audience import Audience
from sources.api.parameters import ID, Parameter
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import Id, signature


class RatingTold(TypedDict):
    """A grade on the newsroom's own scale."""

    name: str
    rank: Annotated[int, "place on the scale; 1 is the worst"]
    meaning: str
    negative: Annotated[bool, "whether it tells readers not to rely on the claim"]


class SignatureTold(TypedDict):
    """One person's name under the words of a review."""

    name: Annotated[str, "the name people know"]
    at: datetime


class StageTold(TypedDict):
    """One version of a review that went out; the newsroom's drafts before and between are its own."""

    number: int
    stage: ReviewStage
    at: datetime


class ReviewTold(TypedDict):
    """One version of a fact-checker's conclusion; a later one has the next number."""

    id: Id
    claim: Annotated[str, "the claim's id"]
    claim_text: str
    number: int
    stage: Annotated[
        ReviewStage, "how it stands today: a version withdrawn since is withdrawn, whatever it was"
    ]
    rating: RatingTold | None
    summary: str
    reason: str
    written_by: Annotated[str, "who wrote this version"]
    written_at: datetime
    signatures: Annotated[list[SignatureTold], "who stands behind rating and summary, in order"]
    stages: Annotated[list[StageTold], "every version of this review that went out, the first first"]
    withdrawn_since: Annotated[datetime | None, "when it was withdrawn; rely on it no more from then on"]


def tell(row: Row) -> ReviewTold:
    rating: RatingTold | None = None
    if row["rating__name"]:
        rating = {
            "name": row["rating__name"],
            "rank": row["rating__rank"],
            "meaning": row["rating__meaning"],
            "negative": row["rating__negative"],
        }
    return {
        "id": row["public_id"],
        "claim": row["claim__public_id"],
        "claim_text": row["claim__text"],
        "number": row["number"],
        "stage": ReviewStage.WITHDRAWN if row["withdrawn_since"] else row["stage"],
        "rating": rating,
        "summary": row["summary"],
        "reason": row["reason"],
        "written_by": row["signature"],
        "written_at": row["written_at"],
        "signatures": row["signatures"],
        "stages": row["stages"],
        "withdrawn_since": row["withdrawn_since"],
    }


def rows(audience: Audience) -> Rows:
    """Published reviews of claims the audience may see: even the newsroom's API shows no drafts."""
    return (
        Review.objects.visible_to(audience.reader, audience.now)
        .filter(sees_claim(audience, "claim"), stage__in=SHOWN)
        .annotate(signature=signature("written_by"))
    )


def complete(read: list[dict[str, Any]], audience: Audience) -> None:
    """Put beside each version who signed it and which versions went out, in three queries for all."""
    sent: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    told = rows(audience).filter(claim__in={row["claim"] for row in read}).order_by("number")
    for one in told.values("claim", "number", "stage", "written_at"):
        sent[one["claim"]].append(one)
    signed = signed_words((row["claim"], row["number"]) for row in read)
    for row in read:
        versions = sent[row["claim"]]
        row["stages"] = [
            {"number": one["number"], "stage": one["stage"], "at": one["written_at"]} for one in versions
        ]
        row["signatures"] = [
            {"name": str(one.person), "at": one.signed_at} for one in signed[row["claim"], row["number"]]
        ]
        row["withdrawn_since"] = next(
            (
                one["written_at"]
                for one in versions
                if one["stage"] == ReviewStage.WITHDRAWN and one["number"] >= row["number"]
            ),
            None,
        )


SHAPE = Shape(
    ReviewTold,
    (
        "public_id", "claim", "claim__public_id", "claim__text", "number", "stage", "rating__name", "rating__rank",
        "rating__meaning", "rating__negative", "summary", "reason", "signature", "written_at",
    ),
    tell,
    complete,
)  # fmt: skip

REVIEWS = Resource(
    name="reviews",
    about="What fact-checkers concluded, signed and published.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=(Parameter.on("claim", "reviews of this claim (its id)", ID, "claim__public_id"),),
)
