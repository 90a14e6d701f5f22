"""Reviews of others are kept as suggestions beside known claims, never as ours, and judged by people."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from claims.actions import outside_reviews, terms
from claims.models import Claim, OutsideReview, Review
from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.actions import storing
from sources.errors import Refused, Stale, Unreadable
from sources.models import RawPage
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_capture, make_claim
from tests.outside import FOUR, claim_review, feed, make_outside_review, page
from tests.storage import Storage

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(db: None) -> Claim:
    """A known claim that the look-up finds."""
    claim = make_claim(FOUR, low=4, high=4, unit="people")
    terms.keep(claims=[claim.pk])
    return claim


def taken(content: bytes) -> outside_reviews.Taken:
    return outside_reviews.take(content=content, media="text/html", where="a page")


def test_a_review_lands_beside_the_claim_its_words_repeat_as_a_suggestion(four: Claim) -> None:
    told = taken(
        page(claim_review("Four Pemon people were killed at Kumarakapay."), claim_review("Cats can fly."))
    )

    assert (told.new, told.known, told.matched, told.refused) == (2, 0, 1, [])
    row = OutsideReview.objects.get(claim=four)
    assert (row.judgement, row.author, row.rating) == (Judgement.SUGGESTED, "Lantern Checks", "Mostly so")
    assert row.score > 0.3
    assert bytes(row.raw.content).decode().count(row.literal) == 1
    assert Review.objects.count() == 0
    assert OutsideReview.objects.get(claimed="Cats can fly.").claim is None


def test_words_that_give_another_figure_are_of_another_claim(four: Claim) -> None:
    taken(page(claim_review("Nine Pemon were killed at Kumarakapay.")))

    assert OutsideReview.objects.get().claim is None


def test_taking_the_same_again_keeps_nothing_twice_and_looks_up_what_nobody_has_judged(
    four: Claim, ana: User
) -> None:
    content = feed(claim_review(url="https://lantern-checks.example/a"), claim_review("Cats can fly."))
    Claim.objects.update(publication="draft")
    taken(content)
    assert OutsideReview.objects.filter(claim=None).count() == 2
    Claim.objects.update(publication="published")

    again = taken(content)

    assert (again.new, again.known, again.matched) == (0, 2, 1)
    row = OutsideReview.objects.get(claim=four)
    outside_reviews.judge(
        row=row, judgement=Judgement.REJECTED, by=ana, why="Another shooting.", version=row.version
    )
    taken(content)
    row.refresh_from_db()
    assert (row.judgement, row.claim_id) == (Judgement.REJECTED, four.pk)


def test_only_what_is_lacking_is_refused_and_the_rest_is_kept(four: Claim) -> None:
    told = taken(feed(claim_review(), claim_review(reviewRating=None)))

    assert told.new == 1
    assert [(each.field, each.where) for each in told.refused] == [("reviewRating", "a page")]
    with pytest.raises(Unreadable, match="not UTF-8"):
        taken(b"\xff{")
    with pytest.raises(Unreadable, match="no linked data"):
        taken(b"words")


def test_the_database_keeps_no_words_that_do_not_stand_in_what_was_handed_in() -> None:
    row = make_outside_review()

    with pytest.raises(IntegrityError, match="must stand"), transaction.atomic():
        OutsideReview.objects.filter(pk=row.pk).update(literal='"Five Pemon were killed."')
    with pytest.raises(IntegrityError, match="confirmed_outside_review_has_a_claim"), transaction.atomic():
        make_outside_review(
            claim=None, judgement=Judgement.CONFIRMED, judged_by=row.judged_by or make_outside_judge(),
            judged_at=row.created_at, judged_why="So.",
        )  # fmt: skip


def make_outside_judge() -> User:
    return User.objects.create_user("judge", is_staff=True)


def test_people_judge_it_once_with_a_reason_and_the_history_knows(ana: User) -> None:
    row = make_outside_review()

    judged = outside_reviews.judge(row=row, judgement=Judgement.CONFIRMED, by=ana, why="The same.", version=1)

    assert (judged.judgement, judged.judged_by) == (Judgement.CONFIRMED, ana)
    assert Entry.objects.filter(subject="outside review", actor_id=ana.pk, why="The same.").exists()
    with pytest.raises(Stale):
        outside_reviews.judge(row=row, judgement=Judgement.REJECTED, by=ana, why="No.", version=1)
    alone = make_outside_review(claim=None)
    with pytest.raises(Refused, match="no claim we know"):
        outside_reviews.judge(row=alone, judgement=Judgement.CONFIRMED, by=ana, why="So.", version=1)


def test_readers_see_what_a_person_confirmed_and_the_newsroom_what_waits(client: Client, ana: User) -> None:
    claim = make_claim(FOUR)
    make_appearance(claim, capture=make_capture("Four were killed."))
    row = make_outside_review(claim=claim, author="Lantern <Checks>")
    address = f"/claims/{claim.public_id}/"

    assert "Lantern" not in client.get(address).content.decode()
    outside_reviews.judge(row=row, judgement=Judgement.CONFIRMED, by=ana, why="The same.", version=1)
    page_of = client.get(address).content.decode()
    assert "Also reviewed by others" in page_of
    assert f'<a href="{row.address}" rel="noopener nofollow"><bdi>Lantern &lt;Checks&gt;</bdi></a>' in page_of
    assert "ClaimReview" not in page_of, "it is no review of ours"
    make_outside_review(claim=claim, author="Beacon")
    assert "Beacon" not in client.get(address).content.decode()
    client.force_login(ana)
    assert "Beacon" in client.get(address).content.decode()


class TestCommand:
    """Loading them from files and from what we hold."""

    def test_pages_feeds_and_captures_are_taken_in(self, four: Claim, tmp_path: Path, capsys: Any) -> None:
        one, two = tmp_path / "page.html", tmp_path / "feed.json"
        one.write_bytes(page(claim_review()))
        two.write_bytes(feed(claim_review(), claim_review("Cats can fly.")))

        call_command("load_reviews", str(one), str(two), "--json")

        assert json.loads(capsys.readouterr().out) == {
            "new": 3, "already_held": 0, "beside_a_claim": 2, "refused": [],
        }  # fmt: skip

    def test_faults_are_told_one_by_one_and_end_in_failure(self, tmp_path: Path, capsys: Any) -> None:
        broken = tmp_path / "broken.html"
        broken.write_bytes(page(claim_review(url=None)))

        with pytest.raises(CommandError, match="2 could not be taken in"):
            call_command("load_reviews", str(broken), str(tmp_path / "none.json"))
        told = capsys.readouterr().err
        assert "url: is no address of a page" in told
        assert "cannot be opened" in told
        for arguments in ((), ("--article", "000000000000")):
            with pytest.raises(CommandError):
                call_command("load_reviews", *arguments)

    def test_no_address_inside_the_house_is_asked(self, capsys: Any) -> None:
        with pytest.raises(CommandError, match="1 could not be taken in"):
            call_command("load_reviews", "http://127.0.0.1:1/feed.json")
        assert "cannot be had" in capsys.readouterr().err
        assert OutsideReview.objects.count() == 0


def test_a_page_in_the_store_comes_back_where_its_words_are_held_against_it(
    four: Claim, bucket: Storage
) -> None:
    content = page(claim_review("Four Pemon people were killed at Kumarakapay."))
    storing.keep(content=content, media="text/html")
    assert RawPage.objects.get().content is None

    taken(content)

    assert bytes(OutsideReview.objects.get().raw.content or b"") == content


def test_more_than_is_read_at_once_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(Unreadable, match="hand it in in parts"):
        taken(b" " * (outside_reviews.MOST_BYTES + 1))

    assert not RawPage.objects.exists()
