"""Putting a claim off, until a time or until there is news of it, and taking that back."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from provenance.news.actions.marks import Moment
from provenance.news.models import Snooze
from provenance.news.vocabulary import Snoozing
from sources.actions.signature import Person
from sources.errors import Refused, Stale

FOR = {Snoozing.HOURS: timedelta(hours=3), Snoozing.DAY: timedelta(days=1), Snoozing.WEEK: timedelta(days=7)}
LONGEST = timedelta(days=366)
"""Whoever puts a claim off for longer has decided, and says so. Our choice."""

# Whoever puts one claim off in two windows has the later wish stand; it is their own list.
PUT_OFF = """
INSERT INTO news_snooze (person_id, claim_id, until, upto, running, put_at, version)
SELECT %(person)s, claim, %(until)s, %(upto)s, %(running)s, %(at)s, 1 FROM unnest(%(claims)s::bigint[]) AS claim
ORDER BY claim
ON CONFLICT (person_id, claim_id) DO UPDATE SET until = EXCLUDED.until, upto = EXCLUDED.upto,
    running = EXCLUDED.running, put_at = EXCLUDED.put_at, version = news_snooze.version + 1
WHERE news_snooze.put_at < EXCLUDED.put_at
"""


def until(*, choice: Snoozing, time: datetime | None, now: datetime) -> datetime | None:
    """The time a choice means; None for until it changes again. Raises ``Refused`` for what is past or far ahead."""
    if choice is Snoozing.CHANGE:
        return None
    meant = time if choice is Snoozing.TIME else now + FOR[choice]
    if meant is None or not now < meant <= now + LONGEST:
        raise Refused("Give a time that is still to come, within a year (UTC)", field="time")
    return meant


def put_off(
    *, claims: Collection[int], time: datetime | None, shown: Moment, by: Person, at: datetime
) -> None:
    """Put claims (by primary key) off until a time, or, without one, until there is news beyond what was ``shown``."""
    told: dict[str, Any] = {"person": by.pk, "claims": sorted(set(claims)), "until": time, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(PUT_OFF, {**told, "upto": shown.upto, "running": list(shown.running)})


def wake(*, at: datetime, by: Person) -> int:
    """Undo what somebody put off at a moment; returns how many claims. Raises ``Stale`` if none is put off any more."""
    woken, _ = Snooze.objects.filter(person_id=by.pk, put_at=at).delete()
    if not woken:
        raise Stale("It is not put off any more, so there is nothing to take back", field="at")
    return woken
