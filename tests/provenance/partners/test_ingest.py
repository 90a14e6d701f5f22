"""Handing an article in through the API: who may, what comes back, and that sending it twice changes nothing."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from rest_framework.response import Response
from rest_framework.test import APIClient

from provenance.accounts.models import User
from provenance.partners.models import Receipt
from provenance.pipeline import line
from sources.models import Article, Capture, PutAway, Visit
from tests.factories import make_article, make_capture, make_user

ADDRESS = "/api/v1/ingest/"
TEXT = (
    "Ferry aground\n\nA ferry ran aground off Lindt on Monday, and all nine people on board were taken off by the "
    "coastguard.\n\nNobody was hurt, the harbour office said in a statement late on Monday evening. The ferry was on "
    "its way to the island of Oost when its engine failed, and it drifted for two hours before it touched the ground."
)
ROW = {
    "text": TEXT,
    "title": "Ferry aground",
    "source": "Lindt Courier",
    "url": "https://courier.example/aground",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom(api: APIClient, ana: User) -> APIClient:
    api.force_authenticate(ana)
    return api


def post(api: APIClient, row: Any, key: str = "") -> Response:
    headers = {"Idempotency-Key": key} if key else {}
    return api.post(ADDRESS, row, format="json", headers=headers)  # type: ignore[return-value]


class TestAnswer:
    """What comes back."""

    def test_what_cannot_be_read_is_put_away_with_the_reason_that_is_told(
        self, newsroom: APIClient, ana: User
    ) -> None:
        answer = post(newsroom, {"html": "<script>draw()</script>", "url": ROW["url"]}, key="a")

        row = PutAway.objects.get()
        assert answer.status_code == 400
        assert answer.json()["detail"] == row.told
        assert (row.handed_by, row.facts["url"], bytes(row.content or b"")) == (
            ana,
            ROW["url"],
            b"<script>draw()</script>",
        )
        assert not Capture.objects.exists()

    def test_a_new_article_is_taken_in_and_told_with_what_is_still_to_do(self, newsroom: APIClient) -> None:
        answer = post(newsroom, ROW)

        told = answer.json()
        assert answer.status_code == 201
        assert (told["new"], told["progress"], told["claims"]) == (True, "working", 0)
        assert (told["article"]["url"], told["article"]["source"]) == (ROW["url"], "Lindt Courier")
        assert told["article"]["captures"] == [Capture.objects.get().public_id]
        assert told["steps"] == [
            {"step": "trace", "state": "pending"},
            {"step": "read", "state": "pending"},
            {"step": "carry", "state": "done"},
        ]
        assert answer["Location"] == told["poll"]

    def test_the_poll_says_when_it_has_been_worked_through_and_what_it_was_taken_from(
        self, newsroom: APIClient
    ) -> None:
        post(newsroom, ROW)
        copy = ROW | {"url": "https://post.example/ferry", "source": "The Post", "published": "2026-10-13"}
        told = post(newsroom, copy).json()
        line.drain()

        again = newsroom.get(told["poll"]).json()

        assert (again["progress"], again["new"]) == ("settled", None)
        assert {step["state"] for step in again["steps"]} == {"done"}
        links = [each["article"]["source"] for each in again["taken_from"]]
        first = newsroom.get(f"{ADDRESS}?url={ROW['url']}").json()
        assert len(links) + first["taken_by"] + len(first["taken_from"]) >= 1

    def test_an_article_we_hold_is_answered_with_what_we_hold(self, newsroom: APIClient) -> None:
        first = post(newsroom, ROW).json()

        answer = post(newsroom, ROW)

        assert (answer.status_code, answer.json()["new"]) == (200, False)
        assert answer.json()["article"]["id"] == first["article"]["id"]
        assert Capture.objects.count() == 1

    def test_an_address_alone_waits_to_be_fetched(self, newsroom: APIClient) -> None:
        answer = post(newsroom, {"url": "https://courier.example/aground?utm_source=x"})

        told = answer.json()
        assert (answer.status_code, told["progress"], told["article"]) == (202, "waiting", None)
        assert told["visit"]["url"] == "https://courier.example/aground?utm_source=x"
        assert datetime.fromisoformat(told["visit"]["next"]) <= timezone.now()
        assert newsroom.get(told["poll"]).json()["progress"] == "waiting"
        assert Visit.objects.get().address == "https://courier.example/aground"

    def test_an_address_we_hold_is_not_fetched_again(self, newsroom: APIClient) -> None:
        post(newsroom, ROW)

        answer = post(newsroom, {"url": ROW["url"]})

        assert (answer.status_code, answer.json()["article"]["url"]) == (200, ROW["url"])
        assert not Visit.objects.exists()

    def test_a_visit_that_failed_for_good_says_so(self, newsroom: APIClient) -> None:
        told = post(newsroom, {"url": "https://courier.example/gone"}).json()
        Visit.objects.update(
            due_at=None, outcome="not_found", told="The page is not there: check the address."
        )

        again = newsroom.get(told["poll"]).json()

        assert (again["progress"], again["visit"]["outcome"]) == ("failed", "not_found")
        assert again["visit"]["detail"] == "The page is not there: check the address."

    def test_what_we_do_not_hold_is_not_found(self, newsroom: APIClient) -> None:
        answer = newsroom.get(f"{ADDRESS}?url=https://courier.example/never")

        assert (answer.status_code, answer.json()["field"]) == (404, "url")

    def test_it_costs_as_many_queries_for_an_article_with_many_copies(
        self, newsroom: APIClient, django_assert_max_num_queries: Any
    ) -> None:
        article = make_article()
        make_capture(article=article)
        for _ in range(5):
            make_capture(article=make_article(merged_into=article))

        with django_assert_max_num_queries(12):
            newsroom.get(f"{ADDRESS}?article={article.public_id}")


class TestWho:
    """Who may."""

    def test_a_stranger_is_asked_to_sign_in(self, api: APIClient) -> None:
        for answer in (post(api, ROW), api.get(f"{ADDRESS}?url={ROW['url']}")):
            assert (answer.status_code, answer.json()["type"]) == (401, "not_authenticated")
            assert "Only the newsroom may do this" in answer.json()["detail"]
            assert answer["WWW-Authenticate"] == 'Basic realm="the newsroom", Bearer realm="partners"'
        assert not Article.objects.exists()

    def test_somebody_outside_the_newsroom_may_not(self, api: APIClient, carla: User) -> None:
        api.force_authenticate(carla)

        answer = post(api, ROW)

        assert (answer.status_code, answer.json()["type"]) == (403, "permission_denied")
        assert "Only the newsroom" in answer.json()["detail"]

    def test_name_and_password_will_do(self, api: APIClient) -> None:
        make_user("robot", staff=True, password="a long one")
        right = base64.b64encode(b"robot:a long one").decode()

        assert post_as(api, right).status_code == 201

    @pytest.mark.parametrize(
        "written", [b"robot:wrong", b"robot", b"\x00:\x00", b"robot:" + b"x" * 5_000, b"\xff:\xff"]
    )
    def test_what_does_not_belong_together_does_not(self, api: APIClient, written: bytes) -> None:
        make_user("robot", staff=True, password="a long one")

        answer = post_as(api, base64.b64encode(written).decode())

        assert (answer.status_code, answer.json()["type"]) == (401, "not_authenticated")

    def test_a_session_must_show_that_its_own_page_asks(self, ana: User) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(ana)

        answer = browser.post(ADDRESS, ROW, content_type="application/json")

        assert (answer.status_code, answer.json()["type"]) == (403, "permission_denied")
        assert "CSRF" in answer.json()["detail"]

    def test_the_history_names_who_handed_it_in(self, newsroom: APIClient, ana: User) -> None:
        post(newsroom, ROW)

        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT actor, why FROM history_entry WHERE subject = 'capture'")
            assert cursor.fetchall() == [("ana", "Handed in.")]


def post_as(api: APIClient, login: str) -> Response:
    return api.post(ADDRESS, ROW, format="json", headers={"Authorization": f"Basic {login}"})  # type: ignore[return-value]


class TestKeys:
    """An Idempotency-Key."""

    def test_the_same_request_is_answered_as_it_was_the_first_time(self, newsroom: APIClient) -> None:
        first = post(newsroom, ROW, key="one")
        line.drain()

        again = post(newsroom, dict(reversed(ROW.items())), key="one")

        assert (again.status_code, again.content) == (201, first.content)
        assert again["Location"] == first["Location"]
        assert again["Idempotency-Replayed"] == "true"

    def test_another_request_under_the_same_key_is_a_mistake(self, newsroom: APIClient) -> None:
        post(newsroom, ROW, key="one")

        answer = post(newsroom, ROW | {"title": "Another"}, key="one")

        assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (
            422,
            "key_reused",
            "Idempotency-Key",
        )

    def test_a_refused_request_leaves_its_key_free(self, newsroom: APIClient) -> None:
        assert post(newsroom, {"text": " "}, key="one").status_code == 400

        assert post(newsroom, ROW, key="one").status_code == 201

    def test_nobody_meets_another_sender_s_key(self, newsroom: APIClient, ben: User) -> None:
        post(newsroom, ROW, key="one")
        newsroom.force_authenticate(ben)

        answer = post(newsroom, {"text": "Something else altogether."}, key="one")

        assert answer.status_code == 201

    @pytest.mark.parametrize("key", [" ", "x" * 256, "a b", "schlüssel"])
    def test_a_key_that_is_none_is_refused_by_name(self, newsroom: APIClient, key: str) -> None:
        answer = newsroom.post(
            ADDRESS, ROW, format="json", headers={"Idempotency-Key": key.encode().decode("latin-1")}
        )

        assert (answer.status_code, answer.json()["field"]) == (400, "Idempotency-Key")


@pytest.mark.django_db(transaction=True)
def test_of_many_requests_at_once_under_one_key_one_is_carried_out() -> None:
    ana = make_user("ana", staff=True)
    again: set[tuple[int, str]] = set()
    """What was answered, and after how many seconds to come again."""

    def send(_: int) -> tuple[int, bytes]:
        api = APIClient()
        api.force_authenticate(ana)
        try:
            answer = post(api, ROW, key="at-once")
            again.add((answer.status_code, answer.headers.get("Retry-After", "")))
            return answer.status_code, answer.content
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(24)))

    assert (201, "") in again <= {(201, ""), (409, "1")}
    assert len({content for number, content in answers if number == 201}) == 1
    assert {json.loads(content)["code"] for number, content in answers if number == 409} <= {"in_progress"}
    assert (Capture.objects.count(), Receipt.objects.count()) == (1, 1)
