"""Finds whose names stand under the words of a review, with when and why each signed."""

from collections import defaultdict
from collections.abc import Iterable

from claims.models import Review, ReviewSignature
from claims.rules import stages
from claims.rules.stages import Version
from claims.vocabulary import ReviewStage

Place = tuple[int, int]
"""A version of a review: its claim (by primary key) and its number."""


def signed_words(places: Iterable[Place]) -> dict[Place, list[ReviewSignature]]:
    """The signatures under the words of some versions, the first of each person, in order; two queries."""
    wanted = set(places)
    claims = {claim for claim, _ in wanted}
    given: defaultdict[int, list[ReviewSignature]] = defaultdict(list)
    rows = (
        ReviewSignature.objects.filter(review__claim__in=claims)
        .select_related("person", "review")
        .order_by("pk")
    )
    for one in rows:
        given[one.review.claim_id].append(one)
    versions: defaultdict[int, list[Version]] = defaultdict(list)
    for row in Review.objects.filter(claim__in=claims).only("claim", "number", "stage", "rating", "summary"):
        names = frozenset(one.person_id for one in given[row.claim_id] if one.review_id == row.pk)
        versions[row.claim_id].append(
            Version(row.number, ReviewStage(row.stage), row.rating_id, row.summary, names)
        )
    return {
        (claim, number): _of(given[claim], stages.signers(versions[claim], number), number)
        for claim, number in wanted
    }


def signatures_of(review: Review) -> list[ReviewSignature]:
    """The signatures under the words of one version."""
    place = (review.claim_id, review.number)
    return signed_words([place])[place]


def signers_of(review: Review) -> list[str]:
    """The names under the words of a version, in the order they were put there."""
    return [str(one.person) for one in signatures_of(review)]


def _of(given: Iterable[ReviewSignature], signers: frozenset[int], number: int) -> list[ReviewSignature]:
    """Of each person the last signature up to the version: an earlier one may stand under other words."""
    kept = {one.person_id: one for one in given if one.person_id in signers and one.review.number <= number}
    return sorted(kept.values(), key=lambda one: one.pk)
