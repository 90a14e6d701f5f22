"""What is dear to answer may be asked only so often a minute; others are not kept waiting."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils.http import urlencode
from rest_framework.test import APIClient

from claims.models import Claim
from provenance.accounts import turns
from provenance.accounts.models import User
from provenance.history.past import layers
from tests.factories import make_claim
from tests.provenance.pages.reading import plain
from tests.provenance.partners.test_past import moment

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
    settings.MATCHES_A_MINUTE = settings.PAST_A_MINUTE = 3
    counters = turns.counters()  # before a test sets other ones
    _begin_anew(counters)
    yield
    _begin_anew(counters)


def _begin_anew(counters: Any) -> None:
    """Other tests ask from the same address within the same minute."""
    for kind in ("matches:*", "past:*"):
        for key in counters.scan_iter(kind):
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


class TestThePast:
    """How a claim stood."""

    pytestmark = pytest.mark.django_db(transaction=True)

    @pytest.fixture
    def addresses(self) -> list[str]:
        claim = make_claim().public_id
        asked = urlencode({"as_of": moment()})
        return [
            f"/claims/{claim}/?{asked}",
            f"/api/v1/claims/{claim}/?{asked}",
            f"/api/v1/appearances/?claim={claim}&{asked}",
        ]

    def test_a_stranger_may_ask_so_often_by_whatever_way_and_then_waits(
        self, client: Client, addresses: list[str]
    ) -> None:
        assert [client.get(address).status_code for address in addresses] == [200] * 3

        page, one, listed = (client.get(address) for address in addresses)

        assert (page.status_code, one.status_code, listed.status_code) == (429, 429, 429)
        assert {1 <= int(answer["Retry-After"]) <= 60 for answer in (page, one, listed)} == {True}
        assert f"try again in {page['Retry-After']} seconds" in plain(page.content.decode())
        assert (one.json()["type"], one.json()["field"]) == ("throttled", None)
        assert client.get(addresses[0].partition("?")[0]).status_code == 200

    def test_another_address_and_another_account_are_answered_and_the_newsroom_never_waits(
        self, client: Client, addresses: list[str], carla: User, ana: User
    ) -> None:
        for address in (*addresses, addresses[0]):
            client.get(address)

        assert client.get(addresses[1], REMOTE_ADDR="10.1.2.3").status_code == 200
        client.force_login(carla)
        assert [client.get(addresses[1]).status_code for _ in range(4)] == [200, 200, 200, 429]
        client.force_login(ana)
        assert {client.get(addresses[1]).status_code for _ in range(5)} == {200}

    def test_more_changes_than_are_undone_at_once_are_refused_with_a_remedy(
        self, client: Client, addresses: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Claim.objects.update(text="Reworded.")
        monkeypatch.setattr(layers, "MOST", 100)

        page, one = client.get(addresses[0]), client.get(addresses[1])

        assert (page.status_code, one.status_code) == (400, 400)
        assert "ask for a later moment" in plain(page.content.decode())
        assert (one.json()["code"], one.json()["field"]) == ("too_much", "as_of")
