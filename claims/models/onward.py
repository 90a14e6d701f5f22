"""Follows claims that were merged into others to the claims they stand for now."""

from collections.abc import Collection

from django.db import connection

# However often a claim was merged; nobody merges twenty times in a row.
ONWARD = """
    WITH RECURSIVE onward (first, claim, steps) AS (
        SELECT id, merged_into_id, 1 FROM claims_claim WHERE id = ANY (%s) AND merged_into_id IS NOT NULL
        UNION ALL
        SELECT onward.first, c.merged_into_id, onward.steps + 1
        FROM onward JOIN claims_claim c ON c.id = onward.claim
        WHERE c.merged_into_id IS NOT NULL AND onward.steps < 20
    )
    SELECT onward.first, onward.claim FROM onward
    JOIN claims_claim c ON c.id = onward.claim WHERE c.merged_into_id IS NULL
"""


def onward(merged: Collection[int]) -> dict[int, int]:
    """What each of some merged claims (by primary key) has been merged into in the end."""
    if not merged:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(ONWARD, [list(merged)])
        return dict(cursor.fetchall())
