"""Reviews as partners meet them: what a fact-checker concluded about a claim, signed and published."""

from datetime import datetime
from typing import Annotated, TypedDict

from django.db.models import Q

from claims.api.sight import sees_claim
from claims.models import Review
from claims.vocabulary import ReviewStage
from sources.api.audience import Audience
from sources.api.parameters import ID, Parameter
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import Id, signature


class RatingTold(TypedDict):
    """A grade on the newsroom's own scale."""

    name: str
    rank: Annotated[int, "place on the scale; 1 is the worst"]
    meaning: str


class ReviewTold(TypedDict):
    """One version of a fact-checker's conclusion; a later one has the next number."""

    id: Id
    claim: Annotated[str, "the claim's id"]
    claim_text: str
    number: int
    stage: ReviewStage
    rating: RatingTold | None
    summary: str
    reason: str
    written_by: Annotated[str, "who signed it"]
    written_at: datetime


def tell(row: Row) -> ReviewTold:
    rating: RatingTold | None = None
    if row["rating__name"]:
        rating = {
            "name": row["rating__name"],
            "rank": row["rating__rank"],
            "meaning": row["rating__meaning"],
        }
    return {
        "id": row["public_id"],
        "claim": row["claim__public_id"],
        "claim_text": row["claim__text"],
        "number": row["number"],
        "stage": row["stage"],
        "rating": rating,
        "summary": row["summary"],
        "reason": row["reason"],
        "written_by": row["signature"],
        "written_at": row["written_at"],
    }


def rows(audience: Audience) -> Rows:
    """Published reviews of claims the audience may see: even the newsroom's API shows no drafts."""
    stages = Q(stage__in=[ReviewStage.PUBLISHED, ReviewStage.CORRECTED, ReviewStage.WITHDRAWN])
    return (
        Review.objects.visible_to(audience.reader, audience.now)
        .filter(stages, sees_claim(audience, "claim"))
        .annotate(signature=signature("written_by"))
    )


SHAPE = Shape(
    ReviewTold,
    (
        "public_id", "claim__public_id", "claim__text", "number", "stage", "rating__name", "rating__rank",
        "rating__meaning", "summary", "reason", "signature", "written_at",
    ),
    tell,
)  # fmt: skip

REVIEWS = Resource(
    name="reviews",
    about="What fact-checkers concluded, signed and published.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=(Parameter.on("claim", "reviews of this claim (its id)", ID, "claim__public_id"),),
)
