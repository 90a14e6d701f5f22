"""What other fact-checkers have concluded about a claim, as partners meet it: once one of ours has confirmed it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, TypedDict

from django.db.models import F
from django.db.models.functions import Coalesce

from claims.models import OutsideReview
from sources.api.audience import Audience
from sources.api.shapes import Id
from sources.vocabulary import Judgement, Precision


class OutsidePublished(TypedDict):
    """When a review of somebody else was published, and how finely that is known."""

    at: Annotated[datetime, "the first instant it may mean"]
    precision: Precision


class OutsideReviewTold(TypedDict):
    """One review by another organisation, as its page or feed published it; nothing of ours rests on it."""

    id: Id
    claimed: Annotated[str, "the claim as they word it"]
    author: Annotated[str, "who reviewed it"]
    rating: Annotated[str, "their grade, in their words and on their scale"]
    address: Annotated[str, "where it stands"]
    language: str
    published: OutsidePublished | None


def outside_reviews(claims: Sequence[str], _audience: Audience) -> Mapping[str, list[OutsideReviewTold]]:
    """By claim (their public ids, of claims the audience may see), confirmed ones alone; one query.

    Even the newsroom’s programs are told no suggestion, as they are told no draft of a review.
    """
    rows = (
        OutsideReview.objects.filter(judgement=Judgement.CONFIRMED)
        .annotate(of=Coalesce(F("claim__merged_into__public_id"), F("claim__public_id")))
        .filter(of__in=claims)
        .order_by("author", "public_id")
    )
    told: defaultdict[str, list[OutsideReviewTold]] = defaultdict(list)
    for row in rows:
        told[row.of].append(_tell(row))  # type: ignore[attr-defined]  # annotated above
    return told


def _tell(row: OutsideReview) -> OutsideReviewTold:
    published: OutsidePublished | None = None
    if row.published_at is not None:
        published = {"at": row.published_at, "precision": Precision(row.published_precision)}
    return {
        "id": row.public_id,
        "claimed": row.claimed,
        "author": row.author,
        "rating": row.rating,
        "address": row.address,
        "language": row.language,
        "published": published,
    }
