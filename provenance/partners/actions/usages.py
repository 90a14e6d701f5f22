"""Writing down what keys did, as the counters have it: as often as anybody likes, and late, with the same outcome."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol

from django.db import connection

from provenance.partners.models import Key, Usage

COLUMNS = ("answered", "refused", "throttled", "failed", "sent")

# A series of counters only grows: the greater number is the later one, whoever writes it first.
KEEP = """
INSERT INTO partners_usage AS held (key_id, day, series, answered, refused, throttled, failed, sent)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (key_id, day, series) DO UPDATE SET
    answered = greatest(held.answered, excluded.answered), refused = greatest(held.refused, excluded.refused),
    throttled = greatest(held.throttled, excluded.throttled), failed = greatest(held.failed, excluded.failed),
    sent = greatest(held.sent, excluded.sent)
"""


class Count(Protocol):
    """What one key did in one series of one day."""

    @property
    def key(self) -> int: ...

    @property
    def day(self) -> date: ...

    @property
    def series(self) -> str: ...

    @property
    def numbers(self) -> Mapping[str, int]: ...


def keep(counts: Iterable[Count]) -> None:
    """Write all of them down, in the order of their keys, so that two who do so at once wait for each other in line."""
    told = sorted(counts, key=lambda each: (each.key, each.day, each.series))
    known = set(Key.objects.filter(pk__in={each.key for each in told}).values_list("pk", flat=True))
    rows: list[tuple[int | date | str, ...]] = [
        (each.key, each.day, each.series, *(each.numbers.get(name, 0) for name in COLUMNS))
        for each in told
        if each.key in known
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(KEEP, rows)


def prune(*, today: date, days: int) -> int:
    """Forget what keys did more than so many days before ``today``; how many rows. Safe twice.

    ``days`` is never fewer than the counters remember (``settings.py``), or they would write rows down again.
    """
    return Usage.objects.filter(day__lt=today - timedelta(days=days)).delete()[0]
