"""Writing a review beside the claim's evidence, losing nothing when somebody else was faster."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from claims.actions import mergers
from claims.models import Claim
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage as Stage
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from sources.vocabulary import SourceKind
from tests.factories import (
    make_appearance,
    make_claim,
    make_contradiction,
    make_rating,
    make_review,
    make_source,
    make_user,
)
from tests.provenance.pages.reading import plain, queries, shown
from tests.reviewing import at, sign_in, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def senior() -> tuple[Client, User]:
    return sign_in(Role.SENIOR_FACT_CHECKER)


def address(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/review/"


def post(client: Client, claim: Claim, deed: str, **typed: Any) -> Any:
    newest = claim.reviews.order_by("-number").first()
    given = {
        "deed": deed,
        "number": newest.number if newest else 0,
        "rating": make_rating().pk,
        "summary": "It fell at noon.",
        "reason": "Seen on the film.",
        **typed,
    }
    return client.post(address(claim), given, follow=True)


def test_the_evidence_stands_beside_the_form(senior: tuple[Client, User]) -> None:
    pair = make_contradiction()
    page = plain(shown(senior[0], address(pair.one)))

    assert "Four members of the community were killed on Friday." in page
    assert "Exactly two and exactly four cannot both be the number killed." in page
    assert "Nobody has reviewed this claim yet" in page


def test_the_first_words_of_a_review_are_put_to_others_at_once(senior: tuple[Client, User]) -> None:
    claim = make_claim("The bridge fell.")

    assert "Waits for somebody to sign" in plain(post(senior[0], claim, "ask").content.decode())
    assert claim.reviews.count() == 2


def test_a_review_is_written_signed_and_published_page_by_page(
    senior: tuple[Client, User], client: Client
) -> None:
    desk, person = senior
    claim = make_claim("The bridge fell.")
    assert "Saved as a draft" in plain(post(desk, claim, "save").content.decode())
    assert "Waits for somebody to sign" in plain(post(desk, claim, "ask").content.decode())
    assert "Signed with your name" in plain(post(desk, claim, "sign").content.decode())
    assert "It fell at noon." not in shown(client, f"/claims/{claim.public_id}/")

    answer = plain(post(desk, claim, "publish").content.decode())

    assert "Published" in answer
    page = plain(shown(client, f"/claims/{claim.public_id}/"))
    assert f"Established It fell at noon. Signed by {person}" in page


def test_whoever_was_slower_keeps_what_they_typed_and_is_shown_what_changed(
    senior: tuple[Client, User], ben: User
) -> None:
    claim = at((Stage.DRAFT, Standing.NOTHING), ben)
    version(claim, Stage.DRAFT, ben, make_rating("Unproven", rank=3), summary="It fell at night.")

    answer = post(senior[0], claim, "save", number=1, summary="It fell at noon, at once.", reason="My film.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "It fell at noon, at once.</textarea>" in page
    assert 'value="My film."' in page
    assert "<del>Established</del> <ins>Unproven</ins>" in page
    told = plain(page)
    assert "What changed while you were writing version 2 by Ben Okafor" in told
    assert re.search(r"<ins>.{0,60}at night", page), "what came since"
    assert re.search(r"<del>.{0,60}night", page), "and how theirs differs from it"
    assert '<input type="hidden" name="number" value="2">' in page, "saving again is done knowing it"

    assert post(senior[0], claim, "save", number=2, summary="It fell at noon.").status_code == 200
    assert claim.reviews.get(number=3).summary == "It fell at noon."


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"reason": " "}, "reason"), ({"summary": ""}, "summary"), ({"rating": ""}, "rating")],
)
def test_what_is_refused_is_told_at_its_field_and_kept(
    senior: tuple[Client, User], ben: User, typed: dict[str, str], field: str
) -> None:
    claim = at((Stage.IN_REVIEW, Standing.NOTHING), ben)

    answer = post(senior[0], claim, "sign", **{"summary": "My own words.", **typed})

    assert answer.status_code == 400
    page = answer.content.decode()
    assert f'name="{field}"' in page.partition('aria-invalid="true"')[0].rpartition("<div")[2]
    assert "My own words." in page or field == "summary"
    assert claim.reviews.count() == 1


def test_two_people_stand_behind_what_tells_against_somebody_alive(
    senior: tuple[Client, User], ben: User
) -> None:
    desk, _ = senior
    claim = make_claim("Rosa Vidal took the money.", about_a_living_person=True)
    version(claim, Stage.SIGNED, ben, make_rating("Refuted", rank=1, settles="no"))
    page = plain(shown(desk, address(claim)))
    assert "a senior fact-checker other than Ben Okafor signs as second (you can)" in page
    assert "It goes out once a second person has signed it." in page

    assert post(desk, claim, "publish").status_code == 400
    assert post(desk, claim, "second", reason="Heard the tapes.").status_code == 200
    assert post(desk, claim, "publish").status_code == 200

    assert claim.reviews.latest("number").stage == Stage.PUBLISHED


def test_whoever_may_be_meant_is_suggested_and_a_person_says_whether_they_live(
    senior: tuple[Client, User],
) -> None:
    desk, _ = senior
    vidal = make_source("Rosa Vidal", kind=SourceKind.PERSON)
    claim = make_claim("Rosa Vidal took the money.")
    make_appearance(claim, attributed_to=vidal)
    version(claim, Stage.SIGNED, make_user(staff=True), make_rating("Refuted", rank=1, settles="no"))
    page = plain(shown(desk, address(claim)))
    assert "Perhaps: Rosa Vidal is quoted on it" in page
    assert "Say first whether the claim is about a living person" in page

    post(desk, claim, "living", about="yes", why="She is the mayor.", version=claim.version)

    claim.refresh_from_db()
    assert claim.about_a_living_person is True
    assert "yes: a negative rating needs two signatures" in plain(shown(desk, address(claim)))


def test_an_embargo_keeps_it_from_readers_and_is_lifted_by_time_alone(
    senior: tuple[Client, User], client: Client, ben: User
) -> None:
    desk, _ = senior
    claim = at((Stage.SIGNED, Standing.NOTHING), ben)
    until = (timezone.now() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    post(desk, claim, "publish", embargo_until=until)
    addresses = [f"/claims/{claim.public_id}/", f"/claims/{claim.public_id}/reviews/"]
    for path in addresses:
        assert "It fell." not in shown(client, path)
        assert "It fell." in shown(desk, path)
    assert not client.get("/api/v1/reviews/").json()["results"]

    with time_machine.travel(timezone.now() + timedelta(hours=4)):
        for path in addresses:
            assert "It fell." in shown(client, path)
        assert len(client.get("/api/v1/reviews/").json()["results"]) == 1


def test_a_merged_claim_is_reviewed_under_the_one_it_is_now_part_of(
    senior: tuple[Client, User], ben: User
) -> None:
    one, other = make_claim(), make_claim("Four were killed.")
    mergers.merge(claim=one, into=other, by=ben, why="Same.", version=1)

    answer = senior[0].get(address(one))

    assert (answer.status_code, answer.url) == (302, address(other))
    assert post(senior[0], one, "save").status_code == 400


def test_the_page_asks_as_much_however_many_versions_there_are(
    senior: tuple[Client, User], ben: User
) -> None:
    desk, _ = senior
    claim = at((Stage.SIGNED, Standing.SEEN), ben)
    queries(desk, address(claim))
    few = queries(desk, address(claim))
    for _ in range(6):
        version(claim, Stage.DRAFT, ben)
        version(claim, Stage.SIGNED, ben)

    assert queries(desk, address(claim)) <= few <= 45


def test_a_scale_without_a_grade_says_who_puts_one_on_it(senior: tuple[Client, User]) -> None:
    page = plain(shown(senior[0], address(make_claim())))

    assert "The scale has no rating yet: an administrator puts them on it." in page
    assert make_review(stage=Stage.DRAFT).rating is None
