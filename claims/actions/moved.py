"""Taking out of the list of articles that have moved those of which nothing is due any more."""

from django.db import connection

# One that moves after it was looked at has moved more often than it had then, and stays.
FORGET = """
DELETE FROM claims_moved WHERE article_id IN (
    SELECT moved.article_id FROM claims_moved AS moved JOIN (
        SELECT m.article_id, m.times FROM claims_moved AS m
        JOIN sources_article AS a ON a.id = m.article_id LEFT JOIN claims_reading AS r USING (article_id)
        WHERE (a.unseen OR a.text_revision <= coalesce(r.text_revision, 0))
            AND a.lineage_revision <= coalesce(r.lineage_revision, 0)
    ) AS settled ON settled.article_id = moved.article_id AND settled.times = moved.times
    ORDER BY moved.article_id FOR UPDATE OF moved SKIP LOCKED
)
"""


def forget() -> int:
    """Take out the articles that want nothing; how many. One that is moving just now is left for the next time."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET)
        return int(cursor.rowcount)
