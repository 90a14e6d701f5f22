"""Reviews, ratings and contradictions on the desk."""

import pytest

from claims.models import Rating, Review
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from tests.desk import address, save, sit, told, typed
from tests.factories import make_claim, make_contradiction, make_rating, make_review

pytestmark = pytest.mark.django_db


def test_a_review_begins_as_a_draft(ana: User) -> None:
    claim = make_claim()

    save(
        sit(ana),
        address(Review, "add"),
        claim=claim.pk,
        stage="draft",
        summary="Looks thin.",
        reason="One origin.",
    )

    review = Review.objects.get()
    assert (review.claim, review.number, review.stage, review.written_by) == (claim, 1, "draft", ana)


def test_the_next_version_begins_with_the_words_of_the_latest(ana: User) -> None:
    review = make_review(stage=ReviewStage.IN_REVIEW, summary="Three agree.")
    rating, client = make_rating(), sit(ana)
    url = f"{address(Review, 'add')}?claim={review.claim_id}"

    assert typed(client, url)["summary"] == "Three agree."
    save(client, url, stage="signed", rating=rating.pk)

    assert list(Review.objects.order_by("number").values_list("number", "stage")) == [
        (1, "in_review"),
        (2, "signed"),
    ]


def test_a_version_written_unseen_of_the_latest_is_refused_and_kept_on_the_page(ana: User) -> None:
    review = make_review(stage=ReviewStage.DRAFT)

    said = {"version": "0", "stage": "draft", "summary": "My words.", "reason": "Mine."}
    answer = save(sit(ana), address(Review, "add"), claim=review.claim_id, **said)

    assert "You saw version 0, but there is version 1" in told(answer)
    assert "My words." in answer.content.decode()
    assert Review.objects.count() == 1


def test_a_draft_is_not_published_at_once(ana: User) -> None:
    review = make_review(stage=ReviewStage.DRAFT)
    url = f"{address(Review, 'add')}?claim={review.claim_id}"

    answer = save(sit(ana), url, stage="published", rating=make_rating().pk)

    assert "may go on as “draft” or “in review”, not as “published”" in told(answer)


def test_no_version_is_altered(ana: User) -> None:
    review = make_review()

    assert sit(ana).post(address(review, "change"), {"summary": "Other words."}).status_code == 403


def test_the_scale_is_kept_on_the_desk(ana: User) -> None:
    client = sit(ana)

    save(client, address(Rating, "add"), name="Refuted", rank="1", meaning="Shown to be wrong.")
    save(client, address(Rating.objects.get(), "change"), name="Disproved", settles="no")

    assert list(Rating.objects.values_list("name", "rank", "settles")) == [("Disproved", 1, "no")]


def test_a_contradiction_is_judged_and_never_typed_in(ana: User) -> None:
    row, client = make_contradiction(), sit(ana)

    save(client, address(row, "change"), judgement="rejected", why="Two raids.")

    row.refresh_from_db()
    assert (row.judgement, row.judged_by) == ("rejected", ana)
    assert client.get(address(type(row), "add")).status_code == 403
