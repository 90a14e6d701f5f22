"""Writing down in which events something moved, so that a large act is sorted there and not as a whole."""

from collections.abc import Iterable

from django.db import connection


def note(*, claims: Iterable[int]) -> None:
    """Have the events of some claims (by primary key) sorted again; runs inside the caller's transaction.

    Only of acts too large to be sorted as a whole is it written down. Whoever calls holds the claims' acts, so that no
    two write the same event down at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO claims_unsorted (event_id)
            SELECT DISTINCT event.id FROM claims_claim AS claim
            JOIN claims_event AS event ON event.id = claim.event_id
            JOIN claims_sorting AS sorting USING (act_id)
            WHERE claim.id = ANY(%s)
            ORDER BY event.id ON CONFLICT DO NOTHING
            """,
            [sorted(set(claims))],
        )
