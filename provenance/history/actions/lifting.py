"""Noticing that an embargo has ended: nothing is written when it does, and yet others are to be told."""

from datetime import datetime

from django.db import connection, transaction

from provenance.history.models import Lifting
from sources.actions import lineages

ENDED = """
SELECT kind, array_agg(id ORDER BY id) FROM (
    SELECT 'articles' AS kind, id, embargo_until FROM sources_article WHERE embargo_until <= %(now)s
    UNION ALL SELECT 'claims', id, embargo_until FROM claims_claim WHERE embargo_until <= %(now)s
    UNION ALL SELECT 'events', id, embargo_until FROM claims_event WHERE embargo_until <= %(now)s
    UNION ALL SELECT 'reviews', id, embargo_until FROM claims_review WHERE embargo_until <= %(now)s
) AS ended
WHERE embargo_until > coalesce((SELECT until FROM history_lifting), '-infinity') GROUP BY kind
"""
"""What has ended and was not told yet; each of the four has an index of the few rows that are under an embargo."""


def lift(*, now: datetime) -> bool:
    """Have the feed tell what embargoes have ended by ``now``, once; True if there were any.

    The claims in articles that have come into sight are sorted and weighed again: what is hidden counts for nobody.
    """
    if not _ended(now):
        return False
    with transaction.atomic():
        # One at a time: who comes second finds that all is told.
        _take_turn()
        ended = _ended(now)
        lineages.moved(articles=ended.get("articles", []))
        if ended:
            # Its trigger writes the feed, which nothing else may.
            Lifting.objects.update_or_create(pk=1, defaults={"until": now})
    return bool(ended)


def _ended(now: datetime) -> dict[str, list[int]]:
    with connection.cursor() as cursor:
        cursor.execute(ENDED, {"now": now})
        return dict(cursor.fetchall())


def _take_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('lift'))")
