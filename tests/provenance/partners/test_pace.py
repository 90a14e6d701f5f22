"""An account may look up only so many texts a minute; others are not kept waiting."""

from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from provenance.accounts import turns
from provenance.accounts.models import User

ADDRESS = "/api/v1/match/"
TEXT = "Four miners were killed in the Verrin quarry on Friday."

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(api: APIClient, carla: User) -> APIClient:
    api.force_authenticate(carla)
    return api


def post(api: APIClient, **sent: Any) -> Any:
    answer = api.post(ADDRESS, sent, format="json")
    return answer, answer.json()


@pytest.fixture(autouse=True)
def three_a_minute(settings: Any) -> Iterator[None]:
    settings.MATCHES_A_MINUTE = 3
    counters = turns.counters()
    yield
    for key in counters.scan_iter("matches:*"):
        counters.delete(key)


def test_one_more_is_told_how_long_to_wait_and_another_account_is_answered(
    partner: APIClient, ana: User
) -> None:
    assert [post(partner, text=TEXT)[0].status_code for _ in range(4)] == [200, 200, 200, 429]

    answer, told = post(partner, text=TEXT)

    assert (told["type"], told["code"], told["field"]) == ("throttled", "throttled", None)
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert f"in {answer['Retry-After']} seconds" in told["detail"]
    partner.force_authenticate(ana)
    assert post(partner, text=TEXT)[0].status_code == 200


def test_a_bad_request_counts_too(partner: APIClient) -> None:
    assert [post(partner)[0].status_code for _ in range(4)] == [400, 400, 400, 429]


def test_without_counters_a_text_is_looked_up_all_the_same(partner: APIClient, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert [post(partner, text=TEXT)[0].status_code for _ in range(5)] == [200] * 5
