"""Counts in Valkey how each key was answered, and reads the counts back for the tables."""

import logging
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import redis
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from provenance.accounts import turns
from provenance.accounts.counters import line
from provenance.accounts.tallies import Tally
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
    """Count an answer to a key: the counters are told, and nobody waits for them. Uncounted where they are away.

    The bytes of one that is made as it is sent are counted when it ends or breaks, on the day it does: one trip more.
    """
    key = getattr(request, KEY_SHOWN, None)
    if key is None:
        return
    tell(of_answer(key.pk, response.status_code, _length(request, response)))
    if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
        pieces: Any = response.streaming_content
        response.streaming_content = _metered(pieces, key.pk)


def of_answer(key: int, number: int, sent: int) -> Tally:
    """What an answer of so many bytes to a key, by its primary key, adds to the counts."""
    return _tally(key, {_outcome(number): 1, "sent": sent})


def _metered(pieces: Iterable[bytes], key: int) -> Iterator[bytes]:
    """The same pieces; those that were handed over are counted, be they all, or those before somebody hung up."""
    sent = 0
    try:
        for piece in pieces:
            sent += len(piece)
            yield piece
    finally:
        tell(_tally(key, {"sent": sent}))


def _tally(key: int, numbers: Mapping[str, int]) -> Tally:
    told = tuple((f"{key}:{name}", number) for name, number in numbers.items())
    today = datetime.now(UTC).date()
    return Tally(_place(today), SERIES, secrets.token_hex(8), int(KEPT.total_seconds()), told)


def tell(tally: Tally) -> None:
    """Have the counters add it up; nobody waits, and where they are away it is not counted."""
    if not sight_is_clear():
        return
    try:
        line().tell(*tally.command)
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


def _length(request: HttpRequest, response: HttpResponseBase) -> int:
    """Bytes of the answer that are known before it is sent; of a file, which the server sends by itself, its length."""
    if request.method == "HEAD":
        return 0
    if response.streaming:
        told = response.get("Content-Length", "0") if isinstance(response, FileResponse) else "0"
        return int(told) if told.isascii() and told.isdigit() else 0
    return len(getattr(response, "content", b""))
