"""Which versions of a review readers see, and what the database refuses of a scale."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from claims.models import Claim, Rating, Review
from claims.vocabulary import ReviewStage as Stage
from tests.factories import NOON, make_claim, make_rating, make_review

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def seen(claim: Claim, now: datetime) -> list[int]:
    return list(
        Review.objects.public(now).filter(claim=claim).order_by("number").values_list("number", flat=True)
    )


def version(claim: Claim, stage: Stage, hours: int, until: int | None = None) -> Review:
    embargo = None if until is None else NOON + until * HOUR
    return make_review(claim, stage=stage, written_at=NOON + hours * HOUR, embargo_until=embargo)


def taken_off(rating: Rating) -> None:
    """Remove a grade past Django, as somebody with a terminal would."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM claims_rating WHERE id = %s", [rating.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


CASES = [
    pytest.param(
        [(Stage.DRAFT, 0, None), (Stage.IN_REVIEW, 1, None), (Stage.SIGNED, 2, None)], 9, [], id="in work"
    ),
    pytest.param([(Stage.PUBLISHED, 0, 5)], 4, [], id="under embargo"),
    pytest.param([(Stage.PUBLISHED, 0, 5)], 5, [1], id="the embargo is over"),
    pytest.param([(Stage.PUBLISHED, 0, 5), (Stage.PUBLISHED, 1, None)], 2, [2], id="lifted early"),
    pytest.param(
        [(Stage.PUBLISHED, 0, 5), (Stage.PUBLISHED, 1, 8)], 6, [], id="put off before anybody saw it"
    ),
    pytest.param(
        [(Stage.PUBLISHED, 0, 5), (Stage.PUBLISHED, 1, 8)], 8, [2], id="and shown at its new time alone"
    ),
    pytest.param(
        [(Stage.PUBLISHED, 0, 5), (Stage.WITHDRAWN, 1, 5)], 9, [], id="withdrawn before anybody saw it"
    ),
    pytest.param([(Stage.PUBLISHED, 0, 5), (Stage.DRAFT, 1, None)], 6, [1], id="a draft holds nothing back"),
    pytest.param(
        [(Stage.PUBLISHED, 0, 5), (Stage.CORRECTED, 6, None)], 7, [1, 2], id="corrected after it was seen"
    ),
    pytest.param([(Stage.PUBLISHED, 0, None), (Stage.WITHDRAWN, 1, None)], 2, [1, 2], id="withdrawn"),
]


@pytest.mark.parametrize(("versions", "at", "expected"), CASES)
def test_readers_see_what_went_out_and_nothing_nobody_ever_saw(
    versions: list[tuple[Stage, int, int | None]], at: int, expected: list[int]
) -> None:
    claim = make_claim()
    for stage, hours, until in versions:
        version(claim, stage, hours, until)

    assert seen(claim, NOON + at * HOUR) == expected


def test_the_newest_of_each_claim_is_one() -> None:
    first, other = make_claim(), make_claim()
    version(first, Stage.DRAFT, 0)
    newest = version(first, Stage.IN_REVIEW, 1)
    alone = version(other, Stage.DRAFT, 0)

    assert set(Review.objects.newest()) == {newest, alone}


def test_a_grade_in_use_cannot_be_taken_off_the_scale() -> None:
    rating = make_review().rating
    assert rating is not None

    with pytest.raises(IntegrityError, match="foreign key"), transaction.atomic():
        taken_off(rating)

    assert Rating.objects.filter(pk=rating.pk).exists()


def test_what_settles_a_claim_as_wrong_is_negative() -> None:
    with pytest.raises(IntegrityError, match="wrong_is_negative"), transaction.atomic():
        Rating.objects.create(name="Refuted", rank=1, settles="no", negative=False)

    assert make_rating("Refuted", settles="no").negative
