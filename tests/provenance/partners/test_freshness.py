"""An unchanged answer costs one query and no bytes; a changed one is never called unchanged."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from claims.models import Claim
from provenance.accounts import turns
from provenance.partners import freshness
from sources.models import Sighting
from sources.vocabulary import Publication
from tests.counting import forget_answers
from tests.factories import make_capture, make_claim, make_event
from tests.provenance.partners.settling import settle

# The end of the feed is only trusted when nothing is being written: so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_is_remembered(afresh: None) -> Iterator[None]:
    counters = turns.counters()  # before a test sets other ones
    forget_answers(counters)
    yield
    forget_answers(counters)


def test_whoever_holds_the_answer_gets_304_and_no_bytes(api: APIClient) -> None:
    make_claim()
    first = api.get("/api/v1/claims/")

    again = api.get("/api/v1/claims/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def test_asking_again_and_again_costs_one_query(api: APIClient) -> None:
    make_claim()
    settle()
    held = {"If-None-Match": api.get("/api/v1/claims/")["ETag"]}
    api.get("/api/v1/claims/", headers=held)

    with CaptureQueriesContext(connection) as queries:
        answer = api.get("/api/v1/claims/", headers=held)

    assert answer.status_code == 304
    assert len(queries) == 1


@pytest.mark.parametrize("address", ["/api/v1/claims/", "/api/v1/claims/{claim}/"])
def test_a_changed_answer_is_told_anew(api: APIClient, address: str) -> None:
    claim = make_claim("It happened.")
    address = address.format(claim=claim.public_id)
    held = {"If-None-Match": api.get(address)["ETag"]}
    api.get(address, headers=held)

    Claim.objects.update(text="It happened twice.")

    assert api.get(address, headers=held).status_code == 200


def test_a_text_that_was_seen_again_is_no_change_to_the_history_and_told_all_the_same(api: APIClient) -> None:
    capture = make_capture("A barge sank.")
    settle()
    address = f"/api/v1/captures/{capture.public_id}/"
    held = {"If-None-Match": api.get(address)["ETag"]}
    assert [api.get(address, headers=held).status_code for _ in range(2)] == [304, 304]

    Sighting.objects.create(capture=capture, seen_at=timezone.now())

    assert api.get(address, headers=held).status_code == 200


def test_the_end_of_an_embargo_is_seen_within_a_minute(api: APIClient) -> None:
    now = timezone.now()
    make_claim(embargo_until=now + timedelta(seconds=10))
    held = {"If-None-Match": api.get("/api/v1/claims/")["ETag"]}
    api.get("/api/v1/claims/", headers=held)

    with time_machine.travel(now + timedelta(seconds=freshness.SECONDS + 11)):
        forget_answers()  # their clock is not ours to turn
        later = api.get("/api/v1/claims/", headers=held)

    assert (later.status_code, len(later.json()["results"])) == (200, 1)


def test_a_hidden_change_leaves_the_tag_as_it_was(api: APIClient) -> None:
    event = make_event()
    make_claim(event=event)
    before = api.get("/api/v1/claims/")

    make_claim("Not for your eyes yet.", event=event, publication=Publication.DRAFT)

    after = api.get("/api/v1/claims/")
    assert (after["ETag"], after.content) == (before["ETag"], before.content)


def test_the_newsroom_and_partners_do_not_share_a_tag_for_different_answers(
    api: APIClient, ana: object
) -> None:
    make_claim(publication=Publication.DRAFT)
    held = {"If-None-Match": api.get("/api/v1/claims/")["ETag"]}
    api.get("/api/v1/claims/", headers=held)
    api.force_authenticate(ana)

    assert api.get("/api/v1/claims/", headers=held).status_code == 200


def test_counters_that_are_away_change_no_answer(api: APIClient, settings: Any) -> None:
    make_claim()
    held = {"If-None-Match": api.get("/api/v1/claims/")["ETag"]}
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert api.get("/api/v1/claims/", headers=held).status_code == 304
