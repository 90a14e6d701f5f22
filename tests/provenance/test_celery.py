"""Wake-ups: few, small, and never in the way of whoever sends them."""

import socket
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from provenance import celery
from provenance.accounts.models import User
from provenance.pipeline import tasks


@pytest.fixture
def broker() -> Iterator[redis.Redis]:
    """The queue's own server, with an empty queue before and after."""
    with redis.Redis.from_url(settings.REDIS_URL) as line:
        line.delete(f"provenance:{celery.QUEUE}")
        yield line
        line.delete(f"provenance:{celery.QUEUE}")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("", "", id="none"),
        pytest.param("redis://cache:6379/2", "redis://cache:6379/2", id="over the network"),
        pytest.param("rediss://:pw@cache/0", "rediss://:pw@cache/0", id="over TLS"),
        pytest.param(
            "unix:///run/v.sock?db=3", "redis+socket:///run/v.sock?virtual_host=3", id="unix socket"
        ),
        pytest.param("unix:///run/v.sock", "redis+socket:///run/v.sock?virtual_host=0", id="no number is 0"),
        pytest.param(
            "unix://:pw@/run/v.sock?db=1",
            "redis+socket://:pw@/run/v.sock?virtual_host=1",
            id="with a password",
        ),
    ],
)
def test_the_queue_is_found_where_redis_is(given: str, expected: str) -> None:
    assert celery.broker_address(given) == expected


def test_no_more_than_four_wake_ups_ever_wait(broker: redis.Redis) -> None:
    sent = [celery.hurry() for _ in range(10)]

    assert sent == [True] * celery.MOST_WAITING + [False] * 6
    assert broker.llen(f"provenance:{celery.QUEUE}") == celery.MOST_WAITING


def test_a_wake_up_carries_nothing(broker: redis.Redis) -> None:
    celery.hurry()

    message = broker.lindex(f"provenance:{celery.QUEUE}", 0)
    assert b'"argsrepr": "()"' in message
    assert b'"content-type": "application/json"' in message


def test_a_broker_that_is_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    away = celery.app.connection_for_write("redis+socket:///nowhere/valkey.sock?virtual_host=0")
    monkeypatch.setattr(celery.app, "connection_for_write", lambda **_: away)

    assert celery.hurry() is False


def test_nobody_waits_for_a_broker_that_hears_and_never_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    door = tmp_path / "frozen.sock"
    said: list[bool] = []
    with socket.socket(socket.AF_UNIX) as frozen:
        frozen.bind(str(door))
        frozen.listen()
        reach = partial(celery.app.connection_for_write, f"redis+socket://{door}?virtual_host=0")
        monkeypatch.setattr(celery.app, "connection_for_write", reach)
        sender = threading.Thread(target=lambda: said.append(celery.hurry()), daemon=True)

        sender.start()
        sender.join(60)

    assert said == [False], "whoever handed something in would wait as long as the broker is frozen"


def test_the_clock_passes_every_tick_through_the_same_gate(broker: redis.Redis) -> None:
    clock = celery.WakeUps(app=celery.app, lazy=True)
    clock.setup_schedule()

    for _ in range(10):
        clock.apply_entry(clock.schedule["wake the worker"])

    assert broker.llen(f"provenance:{celery.QUEUE}") == celery.MOST_WAITING


def test_one_who_is_to_go_out_waits_in_a_queue_of_their_own(broker: redis.Redis) -> None:
    clock = celery.WakeUps(app=celery.app, lazy=True)
    clock.setup_schedule()
    broker.delete(f"provenance:{celery.LOOK_QUEUE}")

    for _ in range(10):
        clock.apply_entry(clock.schedule["look outside"])

    assert broker.llen(f"provenance:{celery.LOOK_QUEUE}") == 1
    assert broker.llen(f"provenance:{celery.QUEUE}") == 0
    broker.delete(f"provenance:{celery.LOOK_QUEUE}")


@pytest.mark.django_db
def test_an_address_handed_in_sends_somebody_out_at_once(
    broker: redis.Redis, client: Client, ana: User
) -> None:
    client.force_login(ana)
    waiting = f"provenance:{celery.LOOK_QUEUE}"
    for address, row in [
        ("/add/", {"do": "take", "url": "https://courier.example/a"}),
        ("/api/v1/ingest/", {"url": "https://courier.example/b"}),
    ]:
        broker.delete(waiting)

        client.post(address, row, content_type="application/json" if "api" in address else MULTIPART_CONTENT)

        assert broker.llen(waiting) == 1, address
    broker.delete(waiting)


def test_a_begun_task_leaves_a_sign_of_life() -> None:
    cache.delete(celery.HEARTBEAT)

    tasks.wake.before_start("some-id", (), {})

    assert cache.get(celery.HEARTBEAT) == "some-id"


def test_the_clock_leaves_a_sign_of_life_of_its_own(broker: redis.Redis) -> None:
    clock = celery.WakeUps(app=celery.app, lazy=True)
    clock.setup_schedule()
    cache.delete(celery.CLOCK_HEARTBEAT)

    clock.apply_entry(clock.schedule["wake the worker"])

    assert cache.get(celery.CLOCK_HEARTBEAT)


def test_work_is_never_done_in_the_senders_process() -> None:
    assert not celery.app.conf.task_always_eager
    assert celery.app.conf.task_acks_late
    assert celery.app.conf.task_reject_on_worker_lost
    assert celery.app.conf.accept_content == ["json"]
    assert celery.app.conf.broker_transport_options["visibility_timeout"] > celery.app.conf.task_time_limit
