"""Counts in Valkey how each key was answered, and reads the counts back for the tables."""

import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import redis
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from provenance.accounts import turns
from provenance.partners.limits import sight_is_clear
from provenance.partners.showing import KEY_SHOWN

KEPT = timedelta(days=3)
"""How long a day’s counts wait for a worker to write them down; longer than any outage that nobody mends."""
SERIES = "series"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Counted:
    """What one key, by primary key, did in one series of one day; ``numbers`` by the names of the table’s columns."""

    key: int
    day: date
    series: str
    numbers: dict[str, int] = field(default_factory=dict)


def note(request: HttpRequest, response: HttpResponseBase) -> None:
    """Count an answer to a key: one trip to the counters, none to the database. Uncounted where they do not answer."""
    key = getattr(request, KEY_SHOWN, None)
    if key is None or not sight_is_clear():
        return
    place = _place(datetime.now(UTC).date())
    try:
        with turns.counters().pipeline(transaction=False) as line:
            line.hsetnx(place, SERIES, secrets.token_hex(8))
            line.hincrby(place, f"{key.pk}:{_outcome(response.status_code)}", 1)
            line.hincrby(place, f"{key.pk}:sent", _length(response))
            line.expire(place, KEPT)
            line.execute()
    except (redis.RedisError, ValueError) as trouble:
        log.warning("What a key did is not counted, the counters are away (%s)", type(trouble).__name__)


def counted(today: date | None = None) -> Iterator[Counted]:
    """All that the counters remember, day by day; nothing where they do not answer."""
    today = today or datetime.now(UTC).date()
    for back in range(KEPT.days, -1, -1):
        day = today - timedelta(days=back)
        try:
            told: dict[bytes, bytes] = turns.counters().hgetall(_place(day))  # type: ignore[assignment]
        except (redis.RedisError, ValueError) as trouble:
            log.warning("What keys did cannot be read, the counters are away (%s)", type(trouble).__name__)
            return
        series = told.pop(SERIES.encode(), b"").decode()
        found: dict[int, Counted] = {}
        for name, number in told.items():
            key, _, column = name.decode().partition(":")
            one = found.setdefault(int(key), Counted(int(key), day, series))
            one.numbers[column] = int(number)
        yield from found.values()


def _place(day: date) -> str:
    return f"usage:{day.isoformat()}"


def _outcome(number: int) -> str:
    if number == 429:
        return "throttled"
    return "answered" if number < 400 else "refused" if number < 500 else "failed"


def _length(response: HttpResponseBase) -> int:
    """Bytes of the answer; of one that is sent in pieces, those it says it has."""
    if response.streaming:
        told = response.get("Content-Length", "0")
        return int(told) if told.isascii() and told.isdigit() else 0
    return len(getattr(response, "content", b""))
