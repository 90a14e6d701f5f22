"""Of a thousand guesses ten are tried, however they come in; a right password is no guess."""

import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.test import Client, RequestFactory
from rest_framework.test import APIClient

from provenance.accounts import guesses, turns
from provenance.accounts.guesses import MOST_FOR_ACCOUNT, MOST_FOR_ADDRESS, TooMany
from provenance.accounts.passwords import WAIT, address_of
from tests.factories import make_user
from tests.guesses import afresh

RIGHT = "a long pass phrase"
__all__ = ["afresh"]
pytestmark = pytest.mark.usefixtures("afresh")


def tried(name: str, address: str = "") -> bool:
    try:
        guesses.begin(name=name, address=address)
    except TooMany:
        return False
    return True


def test_ten_of_a_thousand_guesses_are_tried_even_all_at_once(proved: Callable[..., None]) -> None:
    with ThreadPoolExecutor(20) as crowd:
        let_through = list(crowd.map(lambda number: tried("Ana", f"10.0.0.{number % 200}"), range(1_000)))

    assert sum(let_through) == MOST_FOR_ACCOUNT
    proved(
        "T32",
        size="1,000 guesses at one name by 20 threads",
        figure=f"{sum(let_through)} tried in five minutes",
    )


def test_one_address_tries_few_names() -> None:
    assert sum(tried(f"name {number}", "10.0.0.1") for number in range(200)) == MOST_FOR_ADDRESS
    assert tried("name 199", "10.0.0.2")


def test_a_name_is_one_account_however_it_is_written() -> None:
    assert sum(tried(name) for name in ("ana", "ANA", " Ana ") for _ in range(9)) == MOST_FOR_ACCOUNT


def test_a_right_password_is_no_guess() -> None:
    for _ in range(3 * MOST_FOR_ACCOUNT):
        guesses.forgive(guesses.begin(name="ana", address="10.0.0.1"))

    assert tried("ana", "10.0.0.1")


def test_guesses_are_forgotten_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not all(tried("ana") for _ in range(MOST_FOR_ACCOUNT + 1))

    monkeypatch.setattr(guesses, "WINDOW", 0)

    assert tried("ana")


def test_nobody_is_let_in_where_the_counters_cannot_be_asked(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert not tried("ana")


def test_no_name_lies_about_in_clear_text() -> None:
    tried("ana", "10.0.0.1")

    assert not [key for key in turns.counters().scan_iter("guesses:*") if b"ana" in key or b"10.0" in key]


@pytest.mark.django_db
def test_after_ten_wrong_passwords_the_right_one_is_not_tried_either() -> None:
    make_user("eva", staff=True, password=RIGHT)
    request = RequestFactory().post("/sign-in/")

    assert [authenticate(request, username="eva", password="wrong") for _ in range(MOST_FOR_ACCOUNT)] == [
        None
    ] * MOST_FOR_ACCOUNT
    assert not hasattr(request, WAIT)
    assert authenticate(request, username="eva", password=RIGHT) is None
    assert "try again in 5 minutes" in str(getattr(request, WAIT))


@pytest.mark.django_db
def test_the_sign_in_page_and_the_api_share_one_count_and_say_when_to_try_again() -> None:
    make_user("eva", staff=True, password=RIGHT)
    page = Client()
    for _ in range(MOST_FOR_ACCOUNT // 2):
        assert "do not belong together" in sign_in(page, "wrong").content.decode()
        assert hand_in("eva", "wrong").status_code == 401

    answer = hand_in("eva", RIGHT)
    assert (answer.status_code, answer.json()["type"]) == (429, "throttled")
    assert "try again in 5 minutes" in answer.json()["detail"]
    assert 0 < int(answer["Retry-After"]) <= guesses.WINDOW
    refused = sign_in(page, RIGHT).content.decode()
    assert "Too many wrong passwords: try again in 5 minutes." in refused
    assert "do not belong together" not in refused


@pytest.mark.django_db
def test_a_program_that_signs_in_with_every_request_is_not_kept_waiting() -> None:
    make_user("robot", staff=True, password=RIGHT)

    assert {hand_in("robot", RIGHT).status_code for _ in range(2 * MOST_FOR_ACCOUNT)} == {400}


@pytest.mark.parametrize(
    ("behind", "noted", "address"),
    [
        (False, "10.9.9.9", "127.0.0.1"),
        (True, "10.9.9.9", "10.9.9.9"),
        (True, "1.1.1.1, 10.9.9.9", "10.9.9.9"),
        (True, "", "127.0.0.1"),
    ],
)
def test_only_our_own_proxy_says_where_a_request_comes_from(
    behind: bool, noted: str, address: str, settings: Any
) -> None:
    settings.BEHIND_PROXY = behind

    assert (
        address_of(RequestFactory().get("/", headers={"X-Forwarded-For": noted} if noted else {})) == address
    )


def sign_in(page: Client, password: str) -> Any:
    return page.post("/sign-in/", {"username": "eva", "password": password})


def hand_in(name: str, password: str) -> Any:
    login = base64.b64encode(f"{name}:{password}".encode()).decode()
    return APIClient().post("/api/v1/ingest/", {}, format="json", headers={"Authorization": f"Basic {login}"})
