"""Reviews as partners read them: who signed, what went out, and since when one is withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import eyes, reviews
from claims.api.reviews import REVIEWS
from claims.models import Claim
from claims.vocabulary import ReviewStage as Stage
from provenance.accounts.models import User
from sources.api.audience import Audience
from tests.factories import NOON, make_claim, make_rating, make_review
from tests.reviewing import version

pytestmark = pytest.mark.django_db


def told(reader: User | None = None, hours: int = 0) -> list[dict[str, Any]]:
    audience = Audience(reader, NOON + timedelta(hours=hours))
    return list(REVIEWS.full.told(REVIEWS.rows(audience).order_by("number"), audience))


@pytest.fixture
def claim(ana: User, ben: User) -> Claim:
    """A claim about somebody alive, reviewed by one, signed by two and published."""
    claim = make_claim("Rosa Vidal took the money.", about_a_living_person=True)
    version(claim, Stage.DRAFT, ana)
    signed = version(claim, Stage.SIGNED, ana, make_rating("Refuted", rank=1, settles="no"))
    eyes.second(review=signed, by=ben, reason="Heard the tapes.")
    version(claim, Stage.PUBLISHED, ben, signed.rating)
    return claim


def test_signatures_bear_the_names_people_know(claim: Claim) -> None:
    (row,) = told()

    assert [one["name"] for one in row["signatures"]] == ["Ana Ruiz", "Ben Okafor"]
    assert row["rating"]["negative"] is True


@pytest.mark.parametrize("asker", ["a partner", "the newsroom"])
def test_of_its_stages_only_those_that_went_out_are_told(claim: Claim, ben: User, asker: str) -> None:
    version(claim, Stage.DRAFT, ben)

    (row,) = told(ben if asker == "the newsroom" else None)

    assert [(one["number"], one["stage"]) for one in row["stages"]] == [(3, "published")]


def test_a_withdrawn_review_says_so_in_every_version_and_since_when(claim: Claim, ben: User) -> None:
    version(claim, Stage.WITHDRAWN, ben, written_at=NOON + timedelta(hours=2))

    rows = told()

    since = NOON + timedelta(hours=2)
    assert [(row["number"], row["stage"], row["withdrawn_since"]) for row in rows] == [
        (3, "withdrawn", since),
        (4, "withdrawn", since),
    ]
    assert [(one["number"], one["stage"]) for one in rows[0]["stages"]] == [
        (3, "published"),
        (4, "withdrawn"),
    ]


def test_a_review_begun_anew_after_a_withdrawal_is_not_withdrawn(claim: Claim, ben: User) -> None:
    version(claim, Stage.WITHDRAWN, ben)
    version(claim, Stage.PUBLISHED, ben, make_rating())

    assert [row["withdrawn_since"] is None for row in told()] == [False, False, True]


def test_what_is_under_embargo_is_told_to_nobody_until_its_time(ben: User) -> None:
    row = make_review(stage=Stage.PUBLISHED, embargo_until=NOON + timedelta(hours=3))

    assert told() == []
    (later,) = told(hours=3)
    assert later["id"] == row.public_id


def test_a_list_asks_as_much_for_many_reviews_as_for_few(claim: Claim, ana: User, noon: Any) -> None:
    few = _queries()
    for _ in range(5):
        row = make_review(stage=Stage.SIGNED)
        reviews.publish(claim=row.claim, seen=1, reason="Read.", by=ana)

    assert _queries() <= few <= 6


def _queries() -> int:
    with CaptureQueriesContext(connection) as asked:
        told()
    return len(asked)
