"""What other fact-checkers have concluded about a claim, as partners meet it: once one of ours has confirmed it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, TypedDict

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from claims.api.sight import sees_claim
from claims.models import Claim, OutsideReview
from sources.api.audience import Audience
from sources.api.parameters import ID, Parameter
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import Id
from sources.vocabulary import Judgement, Precision


class OutsidePublished(TypedDict):
    """When a review of somebody else was published, and how finely that is known."""

    at: Annotated[datetime, "the first instant it may mean"]
    precision: Precision


class OutsideReviewTold(TypedDict):
    """One review by another organisation, as its page or feed published it; nothing of ours rests on it."""

    id: Id
    claim: Annotated[str, "the id of the claim of ours that a fact-checker of ours has found it to be about"]
    claimed: Annotated[str, "the claim as they word it"]
    author: Annotated[str, "who reviewed it"]
    rating: Annotated[str, "their grade, in their words and on their scale"]
    address: Annotated[str, "where it stands"]
    language: str
    published: OutsidePublished | None


def rows(audience: Audience) -> Rows:
    """Confirmed ones, of claims the audience may see; even the newsroom’s programs are told no suggestion.

    One that stands beside a claim merged into another is of that other, and hidden with either.
    """
    return OutsideReview.objects.filter(
        sees_claim(audience, "claim"),
        sees_claim(audience, "claim__merged_into"),
        judgement=Judgement.CONFIRMED,
    ).annotate(of=Coalesce(F("claim__merged_into__public_id"), F("claim__public_id")))


def of_claims(claims: Sequence[str]) -> Q:
    """The condition of being of one of these claims (public ids), or of one merged into it.

    Each way to a claim is asked by an index of its own: no index serves the one of two names that holds.
    """
    named = Claim.objects.order_by().filter(public_id__in=claims)
    merged = Claim.objects.order_by().filter(merged_into__public_id__in=claims)
    own = named.filter(merged_into=None)
    return Q(claim__in=own.values("pk").union(merged.values("pk"), all=True))


def outside_reviews(claims: Sequence[str], audience: Audience) -> Mapping[str, list[OutsideReviewTold]]:
    """By claim (their public ids, of claims the audience may see), those one may see, by author; one query."""
    found = rows(audience).filter(of_claims(claims)).order_by("author", "public_id")
    told: defaultdict[str, list[OutsideReviewTold]] = defaultdict(list)
    for row in SHAPE.told(found, audience):
        told[row["claim"]].append(row)
    return told


def tell(row: Row) -> OutsideReviewTold:
    published: OutsidePublished | None = None
    if row["published_at"] is not None:
        published = {"at": row["published_at"], "precision": Precision(row["published_precision"])}
    return {
        "id": row["public_id"],
        "claim": row["of"],
        "claimed": row["claimed"],
        "author": row["author"],
        "rating": row["rating"],
        "address": row["address"],
        "language": row["language"],
        "published": published,
    }


def _of(claim: Any, _audience: Audience) -> Q:
    return of_claims([claim])


SHAPE = Shape(
    OutsideReviewTold,
    (
        "public_id", "of", "claimed", "author", "rating", "address", "language", "published_at",
        "published_precision",
    ),
    tell,
)  # fmt: skip

OUTSIDE_REVIEWS = Resource(
    name="outside_reviews",
    about="What other fact-checkers concluded about a claim, as they published it; no part of any score.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=(Parameter("claim", "reviews of this claim (its id)", ID, _of),),
)
