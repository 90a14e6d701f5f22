"""Remembering how far each person knows each claim: they opened it, or ticked it as seen; and taking a tick back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone

from provenance.news.actions.marks import Moment
from provenance.news.models import Look
from sources.actions.signature import Person
from sources.errors import Stale

# One statement compares and sets: of two looks that meet, whichever saw more stands, in whatever order they come. A
# tick keeps what it replaced, so that it can be undone; opening the claim is no tick, and leaves nothing to undo.
KNOW = """
INSERT INTO news_look (person_id, claim_id, upto, running, looked_at, former_upto, former_running)
SELECT %(person)s, claim, %(upto)s, %(running)s, %(at)s, CASE WHEN %(ticked)s THEN 0 END, '{}'
FROM unnest(%(claims)s::bigint[]) AS claim ORDER BY claim
ON CONFLICT (person_id, claim_id) DO UPDATE SET upto = EXCLUDED.upto, running = EXCLUDED.running,
    looked_at = EXCLUDED.looked_at, former_upto = CASE WHEN %(ticked)s THEN news_look.upto END,
    former_running = CASE WHEN %(ticked)s THEN news_look.running ELSE '{}' END
WHERE news_look.upto < EXCLUDED.upto
    OR news_look.upto = EXCLUDED.upto AND EXCLUDED.running <@ news_look.running
        AND EXCLUDED.running <> news_look.running
"""
AGAIN = "You have looked again since, so there is nothing to take back"


def opened(*, claim: int, shown: Moment, by: Person) -> None:
    """Remember that somebody has opened a claim (by primary key), and how it stood when it was shown."""
    _know([claim], shown, by, timezone.now(), ticked=False)


def ticked(*, claims: Collection[int], shown: Moment, by: Person, at: datetime) -> int:
    """Remember that somebody has seen on the list what happened to claims (by primary key); returns how many moved.

    ``at`` names the tick: all that was ticked together is undone together.
    """
    return _know(claims, shown, by, at, ticked=True)


def take_back(*, at: datetime, by: Person) -> int:
    """Undo somebody's tick of a moment; returns of how many claims. Raises ``Stale`` if they looked again since."""
    rows = Look.objects.filter(person_id=by.pk, looked_at=at).exclude(former_upto=None)
    undone = rows.update(
        upto=F("former_upto"), running=F("former_running"), former_upto=None, former_running=[]
    )
    if not undone:
        raise Stale(AGAIN, field="at")
    return undone


def _know(claims: Collection[int], shown: Moment, by: Person, at: datetime, *, ticked: bool) -> int:
    told: dict[str, Any] = {
        "person": by.pk,
        "claims": sorted(set(claims)),
        "upto": shown.upto,
        "running": list(shown.running),
    }
    with connection.cursor() as cursor:
        cursor.execute(KNOW, {**told, "at": at, "ticked": ticked})
        return int(cursor.rowcount)
