"""Programs are told what other fact-checkers have concluded about a claim, once one of ours has confirmed it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from claims.models import Claim
from provenance.accounts.models import User
from provenance.partners import reference
from sources.vocabulary import Judgement, Precision
from tests.factories import NOON, make_claim
from tests.outside import make_outside_review

pytestmark = pytest.mark.django_db


def test_confirmed_ones_are_told_beside_their_claim_and_suggested_ones_to_nobody(
    api: APIClient, ana: User
) -> None:
    judged = {
        "judgement": Judgement.CONFIRMED,
        "judged_by": ana,
        "judged_at": NOON,
        "judged_why": "The same.",
    }
    claim, former = make_claim(), make_claim()
    dated = {"published_at": NOON, "published_precision": Precision.DAY}
    ours = make_outside_review(claim=claim, author="Beacon", **dated, **judged)
    moved = make_outside_review(claim=former, author="Lantern Checks", **judged)
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
