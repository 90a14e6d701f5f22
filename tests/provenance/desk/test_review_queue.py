"""The queue of reviews: whose turn it is, and where one is called."""

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from claims.actions import review_comments
from claims.models import Review, ReviewMention
from claims.pages.review_queue import in_work
from claims.pages.review_turns import wait_of
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage as Stage
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from sources.publicid import public_id
from tests.claims import printing
from tests.factories import make_claim, make_rating, make_user
from tests.provenance.pages.reading import plain, queries, shown
from tests.reviewing import STANDS, at, sign_in

pytestmark = pytest.mark.django_db
QUEUE = "/queue/reviews/"
DONE = 1500  # reviews that are out, enough for the database to mind looking through them


@pytest.fixture
def senior() -> Client:
    return sign_in(Role.SENIOR_FACT_CHECKER)[0]


def test_each_row_says_whose_turn_it_is(senior: Client, ben: User) -> None:
    refuted = make_rating("Refuted", rank=1, settles="no")
    at((Stage.DRAFT, Standing.NOTHING), ben, make_claim("One fell."))
    at((Stage.IN_REVIEW, Standing.NOTHING), ben, make_claim("Two fell."))
    at(
        (Stage.SIGNED, Standing.NOTHING),
        ben,
        make_claim("Rosa Vidal fell.", about_a_living_person=True),
        refuted,
    )
    at((Stage.SIGNED, Standing.NOTHING), ben, make_claim("Four fell."))
    at((Stage.PUBLISHED, Standing.UNSEEN), ben, make_claim("Five fell."))
    at((Stage.PUBLISHED, Standing.SEEN), ben, make_claim("Six fell."))

    page = plain(shown(senior, QUEUE))

    for told in (
        "One fell. in draft version 1, Ben Okafor Established 1 Mar 2026, 12:00 Ben Okafor goes on writing",
        "Two fell. in review version 1, Ben Okafor Established 1 Mar 2026, 12:00 yours: a fact-checker signs it",
        "Rosa Vidal fell. waits for a second signature",
        "yours: a senior fact-checker other than Ben Okafor signs as second",
        "Four fell. waits to be published",
        "yours: a senior fact-checker publishes it",
        "Five fell. under embargo",
        "nobody: readers see it from",
    ):
        assert told in page
    assert "Six fell." not in page


def test_what_is_out_and_lacks_a_signature_since_somebody_said_who_is_alive_comes_back(
    senior: Client, ben: User
) -> None:
    claim = at((Stage.PUBLISHED, Standing.SEEN), ben, rating=make_rating("Refuted", rank=1, settles="no"))
    assert "Nothing waits here." in plain(shown(senior, QUEUE))

    type(claim).objects.filter(pk=claim.pk).update(about_a_living_person=True)

    assert "waits for a second signature" in plain(shown(senior, f"{QUEUE}?waits=second"))
    typed = {"deed": "second", "number": 2, "reason": "Heard the tapes."}
    assert senior.post(f"/claims/{claim.public_id}/review/", typed).status_code == 302
    assert "Nothing waits here." in plain(shown(senior, QUEUE))


def test_the_database_and_the_rule_say_the_same_of_what_a_review_waits_for(ben: User) -> None:
    now = timezone.now()
    for rating in (make_rating(), make_rating("Refuted", rank=1, settles="no")):
        for stand in STANDS:
            for said in ("alive", "taken back", "not alive"):
                if _goes_out(stand, rating.negative and said != "not alive"):
                    author = make_user(staff=True)
                    taken_back_by = author if said == "taken back" else None
                    claim = make_claim(about_a_living_person=said == "alive", taken_back_by=taken_back_by)
                    at(stand, author, claim, rating)
    rows = list(in_work(now).select_related("claim", "rating"))

    assert {row.waits for row in rows if row.claim.taken_back_by} >= {"second", "publication"}
    for row in rows:
        assert wait_of(row, frozenset(row.signers), now) == row.waits


def _goes_out(stand: tuple[Stage | None, Standing], against: bool) -> bool:
    """What the database would refuse is left out: it went out with one signature against somebody alive."""
    return not against or (stand[1] is Standing.NOTHING and stand[0] != Stage.WITHDRAWN)


@pytest.mark.parametrize("wait", ["writing", "review", "second", "publication", "embargo"])
def test_the_queue_is_narrowed(senior: Client, ben: User, wait: str) -> None:
    at((Stage.DRAFT, Standing.NOTHING), ben, make_claim("One fell."))

    assert ("One fell." in plain(shown(senior, f"{QUEUE}?waits={wait}"))) is (wait == "writing")


def test_a_call_is_on_the_list_of_whoever_is_called_until_they_have_seen_it(
    senior: Client, ben: User
) -> None:
    claim = at((Stage.DRAFT, Standing.NOTHING), ben)
    review_comments.say(review=claim.reviews.get(), text="@senior-fact-checker, look", by=ben)
    assert "You are called 1 call" in plain(shown(senior, QUEUE))
    assert "You are called" not in plain(shown(sign_in(Role.CURATOR)[0], QUEUE))

    senior.post(QUEUE, {"mention": str(ReviewMention.objects.get().pk)})

    assert "You are called" not in plain(shown(senior, QUEUE))


@pytest.mark.parametrize("mention", ["", "x", "999999"])
def test_a_call_that_is_not_there_is_refused(senior: Client, mention: str) -> None:
    assert senior.post(QUEUE, {"mention": mention}).status_code == 400


def test_the_queue_asks_as_much_for_many_as_for_few_and_comes_in_pages(senior: Client, ben: User) -> None:
    at((Stage.SIGNED, Standing.NOTHING), ben, make_claim("Fall 0."))
    queries(senior, QUEUE)
    few = queries(senior, QUEUE)
    for number in range(1, 30):
        at((Stage.SIGNED, Standing.NOTHING), ben, make_claim(f"Fall {number}."))

    assert queries(senior, QUEUE) <= few <= 12
    first = shown(senior, QUEUE)
    assert first.count('scope="row"') == 25
    following = first.partition('rel="next" href="')[2].partition('"')[0]
    assert shown(senior, QUEUE + following).count('scope="row"') == 5


def test_what_is_done_is_never_looked_through(ben: User) -> None:
    """Reviews that are out are found by their embargo or their claim: the plan reads no table of reviews whole."""
    at((Stage.DRAFT, Standing.NOTHING), ben)
    rating = make_rating()
    Review.objects.bulk_create(
        Review(
            public_id=public_id("review", claim.public_id, "1"),
            claim=claim,
            number=1,
            stage=Stage.PUBLISHED,
            rating=rating,
            summary="It fell.",
            reason="Asked the engineer.",
            written_by=ben,
            written_at=timezone.now(),
        )
        for claim in printing.claims(DONE)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_review")
        cursor.execute("ANALYZE claims_claim")
        query, values = in_work(timezone.now()).order_by("written_at", "pk")[:26].query.sql_with_params()
        cursor.execute(f"EXPLAIN {query}", values)
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "Seq Scan on claims_review" not in plan, plan
    assert "review_in_work" in plan, plan
    assert "review_under_embargo" in plan, plan
