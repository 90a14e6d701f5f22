"""Two people act on one review at the same moment: no write is lost, and whoever comes second is told."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from claims.actions import eyes, living, reviews
from claims.models import Claim, Review
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from tests.factories import make_claim, make_rating, make_review, make_user

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 30
DRAFTS = int(os.environ.get("RACE_ROUNDS", "30"))
Act = Callable[[], object]


@pytest.fixture
def at_once() -> Iterator[Callable[..., list[str]]]:
    """Does two things at the same moment, each on a connection of its own, and tells what came of them."""
    start = threading.Barrier(2)

    def do(act: Act) -> str:
        start.wait(timeout=30)
        try:
            act()
        except Stale:
            return "stale"
        except Refused as refused:
            return refused.field
        finally:
            connection.close()
        return "saved"

    with ThreadPoolExecutor(max_workers=2) as pool:
        yield lambda *acts: list(pool.map(do, acts))


@pytest.fixture
def pair() -> tuple[User, User]:
    return make_user("left", staff=True), make_user("right", staff=True)


def draft(claim: Claim, seen: int, person: User) -> Act:
    words = f"Words of {person.username} after {seen}."
    return lambda: reviews.write(
        claim=claim, seen=seen, stage=ReviewStage.DRAFT, summary=words, reason="Race.", by=person
    )


def test_of_two_drafts_written_at_once_one_is_kept_and_the_other_is_told(
    at_once: Callable[..., list[str]], pair: tuple[User, User], proved: Callable[..., None]
) -> None:
    claim = make_claim()
    for seen in range(DRAFTS):
        outcomes = at_once(*(draft(claim, seen, person) for person in pair))

        assert sorted(outcomes) == ["saved", "stale"]
        assert claim.reviews.count() == seen + 1
        winner = pair[outcomes.index("saved")]
        assert claim.reviews.get(number=seen + 1).summary == f"Words of {winner.username} after {seen}."
    proved(
        "T09",
        size=f"{DRAFTS:,} rounds of two who write a draft at once",
        figure="one was kept and one was told each time",
    )


def test_a_signature_and_a_newer_version_never_both_count(
    at_once: Callable[..., list[str]], pair: tuple[User, User]
) -> None:
    left, right = pair
    for _ in range(ROUNDS):
        claim = make_claim()
        row = make_review(claim, stage=ReviewStage.SIGNED, written_by=left)
        outcomes = at_once(
            lambda row=row: eyes.second(review=row, by=right, reason="Race."), draft(claim, 1, left)
        )

        assert outcomes in (["saved", "saved"], ["stale", "saved"])
        signed = row.signatures.get() if outcomes[0] == "saved" else None
        assert signed is None or signed.signed_at <= claim.reviews.get(number=2).written_at


def test_nothing_against_somebody_alive_slips_out_while_it_is_said_that_they_are(
    at_once: Callable[..., list[str]], pair: tuple[User, User]
) -> None:
    """Whichever comes first: either it went out before anybody said so, or it was refused."""
    left, right = pair
    rating = make_rating("Refuted", rank=1, settles="no")
    met = set()
    for _ in range(ROUNDS):
        claim = make_claim(about_a_living_person=False)
        make_review(claim, stage=ReviewStage.SIGNED, rating=rating, written_by=left)
        outcomes = at_once(
            lambda claim=claim: reviews.publish(claim=claim, seen=1, reason="Race.", by=right),
            lambda claim=claim: living.say(claim=claim, about=True, by=left, why="Alive.", version=1),
        )
        met.add(outcomes[0])

        assert outcomes[1] == "saved"
        assert Review.objects.filter(claim=claim, stage=ReviewStage.PUBLISHED).exists() is (
            outcomes[0] == "saved"
        )
    assert met <= {"saved", "signatures"}


def test_what_is_published_twice_at_once_goes_out_once(
    at_once: Callable[..., list[str]], pair: tuple[User, User]
) -> None:
    for _ in range(ROUNDS):
        claim = make_review(stage=ReviewStage.SIGNED).claim
        outcomes = at_once(
            *(
                lambda person=person, claim=claim: reviews.publish(
                    claim=claim, seen=1, reason="Race.", by=person
                )
                for person in pair
            )
        )

        assert sorted(outcomes) == ["saved", "stale"]
        assert claim.reviews.filter(stage=ReviewStage.PUBLISHED).count() == 1
