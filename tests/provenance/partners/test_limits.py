"""What a key spends is counted exactly and told; strangers have a little for each address, however they dress it up."""

from typing import Any

import pytest
from django.test import Client
from django.utils.http import urlencode

from provenance.accounts.models import User
from tests.factories import make_claim, make_user
from tests.partners import bearer, make_key
from tests.provenance.partners.test_doors import basic
from tests.provenance.partners.test_past import moment

pytestmark = pytest.mark.django_db
LIST = "/api/v1/claims/"
TEXT = {"text": "Four miners were killed in the Verrin quarry on Friday."}


@pytest.fixture(autouse=True)
def few(afresh: None, settings: Any) -> None:
    """Three requests are all a stranger has."""
    settings.STRANGERS_A_MINUTE = 3


def get(client: Client, address: str = LIST, made: Any = None, **more: Any) -> Any:
    return client.get(address, headers=bearer(made) if made else {}, **more)


def test_a_key_is_told_what_it_has_left_and_waits_once_it_is_spent_whatever_address_it_comes_from(
    client: Client,
) -> None:
    made, other = make_key(a_minute=3), make_key(a_minute=3)

    answers = [get(client, made=made, REMOTE_ADDR=f"10.0.0.{turn}") for turn in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert {answer["RateLimit-Policy"] for answer in answers} == {'"key";q=3;w=60'}
    assert [answer["RateLimit"].partition(";t=")[0] for answer in answers] == [
        '"key";r=2', '"key";r=1', '"key";r=0', '"key";r=0', '"key";r=0',
    ]  # fmt: skip
    told = answers[-1].json()
    assert (told["type"], told["code"], told["field"]) == ("throttled", "throttled", None)
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1]["RateLimit"].endswith(f";t={answers[-1]['Retry-After']}")
    assert f"in {answers[-1]['Retry-After']} seconds" in told["detail"]
    assert get(client, made=other).status_code == 200


def test_heavy_questions_cost_more_and_what_is_refused_costs_nothing(client: Client) -> None:
    made, claim = make_key(a_minute=17), make_claim().public_id

    def left(answer: Any) -> int:
        return int(answer["RateLimit"].partition("r=")[2].partition(";")[0])

    sent: dict[str, Any] = {"data": TEXT, "content_type": "application/json", "headers": bearer(made)}
    assert left(get(client, made=made)) == 16
    assert left(client.post("/api/v1/match/", **sent)) == 11
    past = f"/api/v1/claims/{claim}/?{urlencode({'as_of': moment()})}"
    assert left(get(client, past, made)) == 1
    refused = get(client, past, made)
    assert (refused.status_code, left(refused)) == (429, 1)
    assert left(get(client, made=made)) == 0


def test_a_request_dearer_than_a_whole_quota_takes_all_of_it(client: Client) -> None:
    made = make_key(a_minute=2)
    sent: dict[str, Any] = {"data": TEXT, "content_type": "application/json", "headers": bearer(made)}
    assert [client.post("/api/v1/match/", **sent).status_code for _ in range(2)] == [200, 429]


def test_strangers_have_a_little_for_each_address_and_a_forged_one_gives_no_more(
    client: Client, settings: Any
) -> None:
    forged = [get(client, HTTP_X_FORWARDED_FOR=f"198.51.100.{turn}").status_code for turn in range(5)]
    assert forged == [200, 200, 200, 429, 429]
    assert get(client, REMOTE_ADDR="10.9.9.9")["RateLimit"].startswith('"address";r=2')
    settings.BEHIND_PROXY = True
    proxied = [
        get(
            client, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{turn}, 203.0.113.5"
        ).status_code
        for turn in range(4)
    ]
    assert proxied == [200, 200, 200, 429]


def test_keys_that_open_nothing_are_counted_against_the_address_they_come_from(client: Client) -> None:
    wrong = {"Authorization": "Bearer pv_live_nothing"}
    assert [client.get(LIST, headers=wrong).status_code for _ in range(4)] == [401, 401, 401, 429]
    assert get(client, made=make_key()).status_code == 200


def test_people_and_pages_are_not_counted(client: Client) -> None:
    assert {client.get("/claims/").status_code for _ in range(5)} == {200}
    assert {client.get("/api/docs/").status_code for _ in range(5)} == {200}
    client.force_login(make_user("ana", staff=True))
    answers = [get(client) for _ in range(5)]
    assert {(answer.status_code, answer.has_header("RateLimit-Policy")) for answer in answers} == {
        (200, False)
    }


def test_without_counters_reads_and_writes_are_answered_the_log_says_so_and_signing_in_stays_shut(
    client: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    made = make_key(a_minute=1)
    User.objects.create_user("robot", is_staff=True, password="a long one and right")
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    sent: dict[str, Any] = {"data": TEXT, "content_type": "application/json"}

    answers = [get(client, made=made), client.post("/api/v1/match/", headers=bearer(made), **sent)]
    answers += [get(client) for _ in range(4)]

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.has_header("RateLimit") for answer in answers} == {False}
    assert answers[0]["RateLimit-Policy"] == '"key";q=1;w=60'
    warned = [each.message for each in caplog.records if each.name == "provenance.partners.limits"]
    assert warned == ["The counters do not answer (ConnectionError): requests are answered uncounted"]
    shown = {"Authorization": basic("robot", "a long one and right")}
    assert client.get(LIST, headers=shown).status_code == 429


def test_a_quota_is_a_number_a_minute_can_hold(client: Client) -> None:
    with pytest.raises(Exception, match="Write a number from 1 to 100000, or nothing"):
        make_key(a_minute=0)
