"""Programs are told what other fact-checkers have concluded about a claim, once one of ours has confirmed it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from claims.actions.outside_reviews import judge
from claims.api.outside_reviews import of_claims, rows
from claims.models import Claim, OutsideReview
from provenance.accounts.models import User
from provenance.history.models import Change
from provenance.partners import reference
from sources.api.audience import Audience
from sources.vocabulary import Judgement, Precision, Publication
from tests.factories import NOON, make_claim
from tests.outside import confirmed, make_outside_review

pytestmark = pytest.mark.django_db
LIST = "/api/v1/outside_reviews/"


def test_confirmed_ones_are_told_beside_their_claim_and_suggested_ones_to_nobody(
    api: APIClient, ana: User
) -> None:
    claim, former = make_claim(), make_claim()
    dated = {"published_at": NOON, "published_precision": Precision.DAY}
    ours = confirmed(claim=claim, author="Beacon", **dated)
    moved = confirmed(claim=former, author="Lantern Checks")
    make_outside_review(claim=claim, author="Unsure")
    Claim.objects.filter(pk=former.pk).update(merged_into=claim)
    api.force_authenticate(ana)

    one = api.get(f"/api/v1/claims/{claim.public_id}/?expand=outside_reviews").json()
    with CaptureQueriesContext(connection) as queries:
        page = api.get("/api/v1/claims/?expand=outside_reviews&fields=text").json()["results"]

    assert [each["id"] for each in one["outside_reviews"]] == [ours.public_id, moved.public_id]
    assert one["outside_reviews"][0]["published"] == {"at": "2026-03-01T12:00:00Z", "precision": "day"}
    (listed,) = [row for row in page if row["id"] == claim.public_id]
    assert listed["outside_reviews"] == one["outside_reviews"]
    assert sum("outsidereview" in query["sql"] for query in queries) == 1
    described = {**reference.description(), "$ref": "#/components/schemas/ClaimInFullPart"}
    Draft202012Validator(described).validate(one)
    assert "outside_reviews" not in api.get(f"/api/v1/claims/{claim.public_id}/").json()


def test_they_are_a_list_of_their_own_which_a_claim_narrows(api: APIClient) -> None:
    claim, former, other = make_claim(), make_claim(merged_into=None), make_claim()
    own, moved, else_where = (confirmed(claim=each) for each in (claim, former, other))
    make_outside_review(claim=claim)
    Claim.objects.filter(pk=former.pk).update(merged_into=claim)

    assert ids(api.get(LIST)) == {own.public_id, moved.public_id, else_where.public_id}
    assert ids(api.get(f"{LIST}?claim={claim.public_id}")) == {own.public_id, moved.public_id}
    told = api.get(f"{LIST}{moved.public_id}/?expand=claim").json()
    assert (told["id"], told["claim"]["id"]) == (moved.public_id, claim.public_id)
    # What was merged is asked for under its new name alone, as of everything else that hangs on a claim.
    assert ids(api.get(f"{LIST}?claim={former.public_id}")) == set()


@pytest.mark.parametrize("hidden", ["claim", "former", "event"])
def test_one_is_hidden_with_its_claim_its_event_and_the_claim_it_was_put_beside(
    api: APIClient, hidden: str
) -> None:
    claim, former = make_claim(), make_claim()
    moved = confirmed(claim=former)
    Claim.objects.filter(pk=former.pk).update(merged_into=claim)
    assert ids(api.get(LIST)) == {moved.public_id}

    row = {"claim": claim, "former": former, "event": claim.event}[hidden]
    type(row)._default_manager.filter(pk=row.pk).update(publication=Publication.DRAFT)

    assert ids(api.get(LIST)) == set()
    assert api.get(f"{LIST}{moved.public_id}/").status_code == 404


def test_the_feed_names_one_when_it_is_confirmed_changed_and_taken_back_and_never_before(ana: User) -> None:
    def named() -> list[tuple[str, str]]:
        found = Change.objects.filter(resource="outside_reviews").order_by("id")
        return list(found.values_list("public_id", "action"))

    row = make_outside_review()
    OutsideReview.objects.filter(pk=row.pk).update(rating="Half so")
    assert named() == []

    row = judge(row=row, judgement=Judgement.CONFIRMED, by=ana, why="The same.", version=row.version)
    OutsideReview.objects.filter(pk=row.pk).update(rating="Wholly so")
    judge(row=row, judgement=Judgement.REJECTED, by=ana, why="Another bridge.", version=row.version)
    confirmed(claim=row.claim).delete()

    whole = [action for identity, action in named() if identity == row.public_id]
    assert whole == ["created", "updated", "deleted"]
    assert [action for identity, action in named() if identity != row.public_id] == ["created", "deleted"]


def test_those_of_a_claim_and_a_page_of_all_are_found_by_indexes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    audience = Audience(None, timezone.now(), frozenset())
    of_one = rows(audience).filter(of_claims(["a" * 12, "b" * 12])).explain()
    page = rows(audience).filter(public_id__gt="a").order_by("public_id")[:50].explain()

    assert "Seq Scan" not in of_one
    assert "Seq Scan" not in page
    assert "confirmed_outside_review" in page


def ids(answer: object) -> set[str]:
    return {row["id"] for row in answer.json()["results"]}  # type: ignore[attr-defined]
