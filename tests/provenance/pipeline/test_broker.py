"""Whoever waits for a broker tries it at the same pace, however long it is away, unless they ask for another."""

import pytest
from celery.beat import Scheduler
from kombu.exceptions import OperationalError

from provenance.celery import app
from provenance.pipeline.broker import AGAIN, Broker

NOBODY = "redis://127.0.0.1:1/0"


def pauses(monkeypatch: pytest.MonkeyPatch, **asked: float) -> list[float]:
    """How long is waited between the tries; nobody waits."""
    told: list[float] = []
    monkeypatch.setattr("kombu.utils.functional.sleep", lambda seconds: None)
    line = Broker(NOBODY)
    with pytest.raises(OperationalError):
        line.ensure_connection(lambda _, pause: told.append(pause), max_retries=30, **asked)
    return told


def test_the_pause_does_not_grow_unless_somebody_asks_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = pauses(monkeypatch)
    assert (len(usual), set(usual)) == (30, {AGAIN})
    assert pauses(monkeypatch, interval_start=0, interval_step=1, interval_max=3)[:5] == [0, 1, 2, 3, 3]


def test_workers_clock_and_senders_have_such_lines() -> None:
    assert isinstance(app.connection_for_read(), Broker)
    assert isinstance(app.connection_for_write(), Broker)
    assert isinstance(Scheduler(app, lazy=True).connection, Broker)
    assert isinstance(app.connection_for_read().clone(), Broker)
