"""Writing reviews."""

from datetime import datetime

import pytest

from claims.actions import mergers, reviews
from claims.models import Claim, Review
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from tests.factories import make_claim, make_rating, make_review

pytestmark = pytest.mark.django_db
ALL_THE_WAY = [
    ReviewStage.DRAFT,
    ReviewStage.IN_REVIEW,
    ReviewStage.SIGNED,
    ReviewStage.PUBLISHED,
    ReviewStage.CORRECTED,
    ReviewStage.WITHDRAWN,
]


def write(claim: Claim, by: User, seen: int, stage: ReviewStage, **given: object) -> Review:
    given = {
        "summary": "Three origins agree.",
        "reason": "Each asked the hospital.",
        "rating": make_rating(),
        **given,
    }
    return reviews.write(claim=claim, by=by, seen=seen, stage=stage, **given)


def test_a_review_goes_from_draft_to_withdrawn_and_every_version_stays(ana: User, noon: datetime) -> None:
    claim = make_claim()

    for seen, stage in enumerate(ALL_THE_WAY):
        write(claim, ana, seen, stage)

    rows = Review.objects.order_by("number").values_list("number", "stage", "written_by", "written_at")
    assert list(rows) == [(number, stage, ana.pk, noon) for number, stage in enumerate(ALL_THE_WAY, start=1)]


def test_a_version_written_unseen_of_the_latest_is_refused(ana: User, ben: User) -> None:
    claim = make_claim()
    write(claim, ben, 0, ReviewStage.DRAFT)

    with pytest.raises(Stale, match="version 1 by Ben Okafor"):
        write(claim, ana, 0, ReviewStage.DRAFT)

    assert Review.objects.count() == 1


def test_a_draft_cannot_be_published_at_once(ana: User) -> None:
    review = make_review(stage=ReviewStage.DRAFT)

    with pytest.raises(Refused, match="may go on as") as refused:
        write(review.claim, ana, 1, ReviewStage.PUBLISHED)

    assert refused.value.field == "stage"


@pytest.mark.parametrize(
    ("given", "field"),
    [({"rating": None}, "rating"), ({"reason": " "}, "reason"), ({"summary": ""}, "summary")],
    ids=["no rating", "no reason", "no summary"],
)
def test_a_signed_review_has_a_rating_a_reason_and_a_summary(
    ana: User, given: dict[str, object], field: str
) -> None:
    review = make_review(stage=ReviewStage.IN_REVIEW)

    with pytest.raises(Refused) as refused:
        write(review.claim, ana, 1, ReviewStage.SIGNED, **given)

    assert refused.value.field == field


def test_a_merged_claim_is_reviewed_under_the_other(ana: User) -> None:
    one, other = make_claim(), make_claim("Four were killed.")
    mergers.merge(claim=one, into=other, by=ana, why="Same.", version=1)

    with pytest.raises(Refused, match=r"merged into “Four were killed\.”"):
        write(one, ana, 0, ReviewStage.DRAFT)
