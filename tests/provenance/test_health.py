"""What a supervisor and a load balancer are told."""

import pytest
from django.core.cache import cache
from django.test import Client

from provenance.celery import HEARTBEAT


@pytest.fixture
def working() -> None:
    """A worker has begun a task lately."""
    cache.set(HEARTBEAT, "some-id", timeout=30)


@pytest.fixture
def idle() -> None:
    """No worker has begun a task lately."""
    cache.delete(HEARTBEAT)


def test_a_living_instance_says_which_it_is(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENANCE_INSTANCE", "token")

    answer = client.get("/healthz")

    assert answer.json() == {"alive": True, "instance": "token"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_is_database_and_broker_and_worker(client: Client, working: None) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "database": True, "broker": True, "worker": True}


@pytest.mark.django_db
def test_without_a_worker_it_is_not_ready(client: Client, idle: None) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": True, "broker": True, "worker": False}


@pytest.mark.django_db
def test_pages_can_be_read_without_a_worker(client: Client, idle: None) -> None:
    assert client.get("/readyz?need=database").status_code == 200


def test_an_unknown_need_is_refused(client: Client) -> None:
    answer = client.get("/readyz?need=database,luck")

    assert answer.status_code == 400
    assert answer.json()["detail"] == "need: luck is none of database, broker, worker"


@pytest.mark.parametrize("address", ["/healthz", "/readyz?need=broker"])
def test_nothing_can_be_posted(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
