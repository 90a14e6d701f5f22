"""All versions of a review: readers see what went out, the newsroom everything and what it said of it."""

import re
from typing import Any

import pytest
from django.test import Client

from claims.actions import ratings
from claims.models import Claim, ReviewComment
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage as Stage
from claims.vocabulary import Settles
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from sources.vocabulary import Publication
from tests.factories import make_claim, make_rating
from tests.provenance.pages.reading import plain, queries, shown
from tests.reviewing import at, sign_in, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return sign_in(Role.FACT_CHECKER, "ana")[0]


@pytest.fixture
def published(ben: User) -> Claim:
    return at((Stage.PUBLISHED, Standing.SEEN), ben)


def address(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/reviews/"


def say(client: Client, claim: Claim, text: str) -> Any:
    newest = claim.reviews.latest("number")
    return client.post(
        address(claim), {"deed": "comment", "review": newest.public_id, "text": text}, follow=True
    )


def test_readers_see_what_went_out_and_no_draft_nor_comment(
    client: Client, desk: Client, published: Claim, ben: User
) -> None:
    version(published, Stage.DRAFT, ben, summary="It fell at night, perhaps.")
    say(desk, published, "Ask the night watch.")

    inside, outside = plain(shown(desk, address(published))), plain(shown(client, address(published)))

    assert "Version 2: published" in outside
    assert "Signed by Ben Okafor" in outside, (
        "a published version stands on the signature of the one it repeats"
    )
    assert "Version 3: draft" in inside
    for word in ("perhaps", "night watch", "Version 1", "Version 3", "draft"):
        assert word not in outside
    assert "night watch" in inside


def test_each_version_stands_beside_the_one_before_it(client: Client, published: Claim, ben: User) -> None:
    version(published, Stage.CORRECTED, ben, make_rating("Unproven", rank=3), summary="It fell at night.")

    page = shown(client, address(published))

    assert re.search(r"<ins>.{0,60}at night", page)
    assert "Unproven" in plain(page)
    assert "[taken out: Established ]" in plain(page)


def test_a_withdrawn_review_says_so_and_since_when(client: Client, published: Claim, ben: User) -> None:
    version(published, Stage.WITHDRAWN, ben, reason="The film was another bridge.")

    page = plain(shown(client, address(published)))

    assert "Withdrawn since 1 Mar 2026, 12:00 UTC. It had said “Established”." in page
    assert "The film was another bridge." in page
    claim = plain(shown(client, f"/claims/{published.public_id}/"))
    assert "Withdrawn The film was another bridge. Withdrawn by Ben Okafor, since 1 Mar 2026" in claim


def test_a_renamed_grade_is_told_by_the_name_it_had(client: Client, published: Claim, ana: User) -> None:
    rating = make_rating()
    ratings.edit(
        rating=rating, name="Proven", rank=5, meaning="", settles=Settles.OPEN, by=ana, version=rating.version
    )

    page = plain(shown(client, address(published)))

    assert "Proven It was called “Established” when this was written." in page


def test_a_comment_is_said_called_for_and_taken_back_with_a_mark(
    desk: Client, published: Claim, ben: User
) -> None:
    assert "@ben, look" in plain(say(desk, published, "@ben, look").content.decode())
    comment = ReviewComment.objects.get()

    desk.post(address(published), {"deed": "unsay", "comment": comment.public_id, "reason": "Wrong bridge."})

    page = plain(shown(desk, address(published)))
    assert "ana took this back" in page
    assert "@ben, look" not in page


def test_a_call_for_nobody_is_refused_and_the_words_stay(desk: Client, published: Claim) -> None:
    answer = say(desk, published, "@nobody, look")

    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Nobody in the newsroom signs in as “nobody”" in page
    assert "@nobody, look</textarea>" in page


def test_another_persons_comment_is_not_taken_back(desk: Client, published: Claim) -> None:
    other, _ = sign_in(Role.SENIOR_FACT_CHECKER, "eva")
    say(desk, published, "Look.")
    comment = ReviewComment.objects.get()
    assert "Take it back" not in plain(shown(other, address(published)))

    answer = other.post(address(published), {"deed": "unsay", "comment": comment.public_id, "reason": "No."})

    assert answer.status_code == 400
    assert ReviewComment.objects.count() == 1


def test_a_hidden_claim_has_no_such_page(client: Client, desk: Client, ben: User) -> None:
    claim = at((Stage.PUBLISHED, Standing.SEEN), ben, make_claim(publication=Publication.DRAFT))

    assert client.get(address(claim)).status_code == 404
    assert desk.get(address(claim)).status_code == 200


def test_the_page_asks_as_much_for_many_versions_as_for_few(
    desk: Client, published: Claim, ben: User
) -> None:
    say(desk, published, "Look.")
    queries(desk, address(published))
    few = queries(desk, address(published))
    for _ in range(8):
        version(published, Stage.DRAFT, ben)
        version(published, Stage.SIGNED, ben)
        say(desk, published, "Look again.")

    assert queries(desk, address(published)) <= few <= 16


def test_versions_come_in_pages(desk: Client, ben: User) -> None:
    claim = make_claim()
    for _ in range(30):
        version(claim, Stage.DRAFT, ben)

    page = shown(desk, address(claim))
    assert page.count('class="version"') == 25
    following = page.partition('rel="next" href="')[2].partition('"')[0]
    assert shown(desk, address(claim) + following).count('class="version"') == 5
