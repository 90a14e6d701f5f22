"""Who signs a review, and when two have to."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from claims.actions import eyes, living, mergers, reviews
from claims.actions.eyes import signers_of
from claims.models import Claim, Review, ReviewSignature
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from sources.vocabulary import SourceKind
from tests.factories import NOON, make_appearance, make_claim, make_rating, make_review, make_source

pytestmark = pytest.mark.django_db


def refuted() -> Any:
    return make_rating("Refuted", rank=1, settles="no")


def signed_by(person: User, claim: Claim, **more: Any) -> Review:
    """A version that somebody has signed, the way the action does it."""
    made = make_review(claim, stage=ReviewStage.IN_REVIEW, rating=refuted(), summary="None was there.")
    return reviews.write(
        claim=claim,
        seen=made.number,
        stage=ReviewStage.SIGNED,
        **{"rating": made.rating, "summary": made.summary, "reason": "Asked all three.", **more},
        by=person,
    )


@pytest.fixture
def claim() -> Claim:
    return make_claim("Rosa Vidal took the money.", about_a_living_person=True)


def test_whoever_writes_a_signed_version_has_signed_it(ana: User, claim: Claim) -> None:
    row = signed_by(ana, claim)

    signature = ReviewSignature.objects.get()
    assert (signature.review, signature.person, signature.reason) == (row, ana, "Asked all three.")


def test_one_signature_is_not_enough_against_somebody_alive(ana: User, ben: User, claim: Claim) -> None:
    signed_by(ana, claim)

    with pytest.raises(Refused, match="two different people") as refused:
        reviews.publish(claim=claim, seen=2, reason="Read.", by=ben)

    assert refused.value.field == "signatures"
    assert not claim.reviews.filter(stage=ReviewStage.PUBLISHED).exists()


def test_with_a_second_it_goes_out(ana: User, ben: User, claim: Claim) -> None:
    eyes.second(review=signed_by(ana, claim), by=ben, reason="Heard the tapes.")

    published = reviews.publish(claim=claim, seen=2, reason="Read.", by=ben)

    assert signers_of(published) == {ana.pk, ben.pk}


def test_nobody_is_their_own_second(ana: User, claim: Claim) -> None:
    row = signed_by(ana, claim)

    with pytest.raises(Refused, match="somebody else’s"):
        eyes.second(review=row, by=ana, reason="Once more.")


def test_signing_as_second_twice_leaves_one_signature(ana: User, ben: User, claim: Claim) -> None:
    row = signed_by(ana, claim)

    assert eyes.second(review=row, by=ben, reason="Read.") == eyes.second(
        review=row, by=ben, reason="Read again."
    )
    assert row.signatures.count() == 2


@pytest.mark.parametrize("stage", [ReviewStage.DRAFT, ReviewStage.IN_REVIEW, ReviewStage.WITHDRAWN])
def test_what_may_not_go_out_is_signed_by_nobody(ben: User, stage: ReviewStage) -> None:
    row = make_review(stage=stage)

    with pytest.raises(Refused, match="signed by nobody as second"):
        eyes.second(review=row, by=ben, reason="Read.")
    with pytest.raises(IntegrityError, match="nobody signs a draft"), transaction.atomic():
        ReviewSignature.objects.create(review=row, person=ben, signed_at=NOON, reason="Read.")


def test_a_version_that_was_overtaken_is_not_signed(ana: User, ben: User, claim: Claim) -> None:
    row = signed_by(ana, claim)
    make_review(claim, stage=ReviewStage.DRAFT)

    with pytest.raises(Stale, match="there is version 3"):
        eyes.second(review=row, by=ben, reason="Read.")


def test_other_words_need_new_signatures(ana: User, ben: User, claim: Claim) -> None:
    eyes.second(review=signed_by(ana, claim), by=ben, reason="Heard the tapes.")
    reviews.publish(claim=claim, seen=2, reason="Read.", by=ben)

    other = {"stage": ReviewStage.CORRECTED, "rating": refuted(), "summary": "Two were."}

    with pytest.raises(Refused, match="two different people"):
        reviews.write(claim=claim, seen=3, reason="New.", by=ben, **other)


def test_the_database_refuses_it_by_whatever_road(ana: User, claim: Claim) -> None:
    signed_by(ana, claim)

    with pytest.raises(IntegrityError, match="signatures of two different people; version 3 has those of 1"):
        make_review(claim, rating=refuted(), summary="None was there.")


@pytest.mark.parametrize(
    ("about", "rating"),
    [(False, "Refuted"), (True, "Established"), (None, "Established")],
    ids=["nobody alive", "in their favour", "nobody has said, in their favour"],
)
def test_elsewhere_one_signature_is_enough(ana: User, ben: User, about: bool | None, rating: str) -> None:
    claim = make_claim("The bridge fell.", about_a_living_person=about)
    given = refuted() if rating == "Refuted" else make_rating()
    make_review(claim, stage=ReviewStage.SIGNED, rating=given, summary="So.")

    assert reviews.publish(claim=claim, seen=1, reason="Read.", by=ben).stage == ReviewStage.PUBLISHED


def test_where_somebody_may_be_meant_it_is_said_first_whether_they_are_alive(ana: User, ben: User) -> None:
    claim = make_claim("The money was taken.")
    make_appearance(claim, attributed_to=make_source("Rosa Vidal", kind=SourceKind.PERSON))
    signed_by(ana, claim)

    with pytest.raises(Refused, match="Rosa Vidal") as refused:
        reviews.publish(claim=claim, seen=2, reason="Read.", by=ben)
    assert refused.value.field == "about_a_living_person"

    claim.refresh_from_db()
    living.say(claim=claim, about=False, by=ben, why="She died in 2019.", version=claim.version)
    assert reviews.publish(claim=claim, seen=2, reason="Read.", by=ben).stage == ReviewStage.PUBLISHED


@pytest.mark.parametrize("text", ["Rosa Vidal took the money.", "The bridge fell."])
def test_whoever_is_named_in_its_sentence_alone_is_asked_about_too(ana: User, ben: User, text: str) -> None:
    """Nobody has to be known as a source to be somebody: a negative rating asks about every claim."""
    claim = make_claim(text)
    signed_by(ana, claim)

    with pytest.raises(Refused, match="about a living person") as refused:
        reviews.publish(claim=claim, seen=2, reason="Read.", by=ben)
    assert refused.value.field == "about_a_living_person"


def test_the_database_and_the_rule_name_the_same_signers(ana: User, ben: User, claim: Claim) -> None:
    eyes.second(review=signed_by(ana, claim), by=ben, reason="Read.")
    reviews.publish(claim=claim, seen=2, reason="Read.", by=ben)
    make_review(claim, stage=ReviewStage.DRAFT, rating=refuted(), summary="None was there.")
    make_review(claim, stage=ReviewStage.SIGNED, rating=refuted(), summary="None was there.")
    make_review(claim, stage=ReviewStage.WITHDRAWN, rating=refuted(), summary="None was there.")

    for row in Review.objects.all():
        with connection.cursor() as cursor:
            cursor.execute("SELECT claims_review_signers(%s)", [row.pk])
            assert set(cursor.fetchone()[0]) == signers_of(row), row.number


@pytest.fixture
def taken_back(ana: User, claim: Claim) -> Claim:
    """A claim about somebody alive, of whom one person has said since that they are not."""
    living.say(claim=claim, about=False, by=ana, why="She has died.", version=claim.version)
    return claim


def test_nobody_takes_back_that_somebody_lives_and_then_publishes_alone(ana: User, taken_back: Claim) -> None:
    signed_by(ana, taken_back)

    with pytest.raises(Refused, match="not the only one who signs") as refused:
        reviews.publish(claim=taken_back, seen=2, reason="Read.", by=ana)

    assert refused.value.field == "signatures"
    with pytest.raises(IntegrityError, match="signatures of two different people; version 3 has those of 1"):
        make_review(taken_back, rating=refuted(), summary="None was there.")


@pytest.mark.parametrize("second", [True, False], ids=["signs as second", "wrote it"])
def test_with_a_signature_of_somebody_else_what_was_taken_back_holds_nothing_up(
    ana: User, ben: User, taken_back: Claim, second: bool
) -> None:
    row = signed_by(ana if second else ben, taken_back)
    if second:
        eyes.second(review=row, by=ben, reason="Read the notice.")

    assert reviews.publish(claim=taken_back, seen=2, reason="Read.", by=ana).stage == ReviewStage.PUBLISHED


def test_saying_no_again_or_merging_does_not_lose_who_took_it_back(ana: User, taken_back: Claim) -> None:
    other = make_claim("Vidal took the money.")
    mergers.merge(claim=taken_back, into=other, by=ana, why="Same.", version=taken_back.version)
    other.refresh_from_db()
    living.say(claim=other, about=False, by=ana, why="She has died.", version=other.version)
    signed_by(ana, other)

    with pytest.raises(Refused, match="not the only one who signs"):
        reviews.publish(claim=other, seen=2, reason="Read.", by=ana)
