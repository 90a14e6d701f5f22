"""Reviews, ratings and contradictions on the desk."""

import pytest
from django.test import Client

from claims.models import Rating, Review
from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from tests.desk import address, save, sit
from tests.factories import make_contradiction, make_review

pytestmark = pytest.mark.django_db


def test_a_review_is_written_where_the_claim_s_evidence_stands_and_only_read_here(ana: User) -> None:
    review, client = make_review(), sit(ana)

    assert client.get(address(Review, "add")).status_code == 403
    page = client.get(address(review, "change")).content.decode()
    assert f"/claims/{review.claim.public_id}/reviews/" in page or "/r/" in page


def test_no_version_is_altered(ana: User) -> None:
    review = make_review()

    assert sit(ana).post(address(review, "change"), {"summary": "Other words."}).status_code == 403


def test_the_scale_is_kept_on_the_desk(ana: User) -> None:
    client = sit(ana)

    save(client, address(Rating, "add"), name="Refuted", rank="1", meaning="Shown to be wrong.")
    save(client, address(Rating.objects.get(), "change"), name="Disproved", settles="no")

    told = list(Rating.objects.values_list("name", "rank", "settles", "negative"))
    assert told == [("Disproved", 1, "no", True)], "what settles as wrong is negative, whatever was ticked"


def test_the_scale_is_the_administrators(ana: User) -> None:
    checker = people.settle(username="eva", password="-", role=Role.SENIOR_FACT_CHECKER)
    client = Client()
    client.force_login(checker)

    assert client.get(address(Rating, "changelist")).status_code == 200
    assert client.get(address(Rating, "add")).status_code == 403


def test_a_contradiction_is_judged_and_never_typed_in(ana: User) -> None:
    row, client = make_contradiction(), sit(ana)

    save(client, address(row, "change"), judgement="rejected", why="Two raids.")

    row.refresh_from_db()
    assert (row.judgement, row.judged_by) == ("rejected", ana)
    assert client.get(address(type(row), "add")).status_code == 403
