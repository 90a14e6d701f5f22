"""Writing reviews."""

from datetime import datetime, timedelta

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


def test_the_same_form_sent_twice_writes_one_version(ana: User) -> None:
    claim = make_claim()
    first = write(claim, ana, 0, ReviewStage.DRAFT)

    assert write(claim, ana, 0, ReviewStage.DRAFT) == first
    assert Review.objects.count() == 1


def test_first_words_go_into_review_at_once_over_a_draft_of_their_own(ana: User, ben: User) -> None:
    claim = make_claim()
    words = {"claim": claim, "summary": "Three agree.", "reason": "Asked.", "rating": make_rating()}

    first = reviews.begin_asking(**words, by=ana)

    assert list(claim.reviews.order_by("number").values_list("stage", flat=True)) == ["draft", "in_review"]
    assert reviews.begin_asking(**words, by=ana) == first
    with pytest.raises(Stale):
        reviews.begin_asking(**words, by=ben)
    assert claim.reviews.count() == 2
    drafted = write(make_claim(), ben, 0, ReviewStage.DRAFT)
    with pytest.raises(Stale):
        reviews.begin_asking(**{**words, "claim": drafted.claim}, by=ana)


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


def test_what_is_signed_is_published_in_the_words_that_were_signed(ana: User, ben: User) -> None:
    signed = make_review(stage=ReviewStage.SIGNED, summary="Three agree.")

    published = reviews.publish(claim=signed.claim, seen=1, reason="Read.", by=ben)

    assert (published.number, published.stage, published.written_by) == (2, ReviewStage.PUBLISHED, ben)
    assert (published.rating, published.summary) == (signed.rating, "Three agree.")


def test_a_draft_is_not_published_by_the_button_either(ben: User) -> None:
    draft = make_review(stage=ReviewStage.DRAFT, rating=make_rating())

    with pytest.raises(Refused, match="may go on as"):
        reviews.publish(claim=draft.claim, seen=1, reason="Read.", by=ben)


def test_a_correction_is_drafted_and_signed_while_readers_see_what_was_published(
    ana: User, ben: User, noon: datetime
) -> None:
    claim = make_review(summary="Three agree.").claim
    write(claim, ana, 1, ReviewStage.DRAFT, summary="Two agree.")
    write(claim, ana, 2, ReviewStage.IN_REVIEW, summary="Two agree.")
    write(claim, ana, 3, ReviewStage.SIGNED, summary="Two agree.")
    assert [row.summary for row in Review.objects.public(noon)] == ["Three agree."]

    corrected = reviews.publish(claim=claim, seen=4, reason="One took it back.", by=ben)

    assert (corrected.stage, corrected.summary) == (ReviewStage.CORRECTED, "Two agree.")
    assert [row.number for row in Review.objects.public(noon)] == [5, 1]


def test_what_has_gone_out_is_withdrawn_even_while_a_correction_is_drafted(ana: User, ben: User) -> None:
    claim = make_review(summary="Three agree.").claim
    write(claim, ana, 1, ReviewStage.DRAFT, summary="Two agree.")

    withdrawn = reviews.withdraw(claim=claim, seen=2, reason="None was there.", by=ben)

    assert (withdrawn.stage, withdrawn.summary) == (ReviewStage.WITHDRAWN, "Three agree.")


def test_what_is_withdrawn_under_embargo_nobody_ever_sees(ben: User, noon: datetime) -> None:
    until = noon + timedelta(days=1)
    claim = make_review(stage=ReviewStage.SIGNED).claim
    reviews.publish(claim=claim, seen=1, reason="Read.", by=ben, embargo_until=until)

    reviews.withdraw(claim=claim, seen=2, reason="None was there.", by=ben)

    assert not Review.objects.public(until + timedelta(days=9)).exists()


def test_an_embargo_is_lifted_by_publishing_again_without_one(ben: User, noon: datetime) -> None:
    claim = make_review(stage=ReviewStage.SIGNED).claim
    reviews.publish(claim=claim, seen=1, reason="Read.", by=ben, embargo_until=noon + timedelta(days=1))
    assert not Review.objects.public(noon).exists()

    reviews.publish(claim=claim, seen=2, reason="It is out elsewhere.", by=ben)

    assert [row.number for row in Review.objects.public(noon)] == [3]


@pytest.mark.parametrize(
    ("stage", "hours", "told"),
    [(ReviewStage.SIGNED, -1, "over already"), (ReviewStage.PUBLISHED, 1, "first time")],
    ids=["an embargo that is over", "readers see it already"],
)
def test_an_embargo_that_would_hold_nothing_back_is_refused(
    ben: User, noon: datetime, stage: ReviewStage, hours: int, told: str
) -> None:
    claim = make_review(stage=stage).claim

    with pytest.raises(Refused, match=told) as refused:
        write(
            claim,
            ben,
            1,
            ReviewStage.PUBLISHED if stage is ReviewStage.SIGNED else ReviewStage.CORRECTED,
            embargo_until=noon + timedelta(hours=hours),
        )

    assert refused.value.field == "embargo_until"


def test_what_readers_see_is_not_published_once_more(ben: User) -> None:
    claim = make_review().claim

    with pytest.raises(Refused, match="Readers see this already"):
        reviews.publish(claim=claim, seen=1, reason="Again.", by=ben)


def test_the_button_to_publish_pressed_twice_publishes_once(ben: User) -> None:
    claim = make_review(stage=ReviewStage.SIGNED).claim

    one, again = (reviews.publish(claim=claim, seen=1, reason="Read.", by=ben) for _ in range(2))

    assert one == again
    assert claim.reviews.count() == 2


def test_nothing_else_goes_out_than_what_was_signed(ben: User) -> None:
    claim = make_review(stage=ReviewStage.SIGNED, summary="Three agree.").claim

    with pytest.raises(Refused, match="word for word") as refused:
        write(claim, ben, 1, ReviewStage.PUBLISHED, summary="Four agree.")

    assert refused.value.field == "summary"


def test_a_summary_is_no_article(ana: User) -> None:
    with pytest.raises(Refused, match="characters at most") as refused:
        write(make_claim(), ana, 0, ReviewStage.DRAFT, summary="x" * 20_000)

    assert refused.value.field == "summary"
