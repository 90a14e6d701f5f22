"""Taking out of the list of articles that have moved those of which nothing is due any more."""

from django.db import connection

from claims.models import Moved


def forget() -> int:
    """Take out the articles that want nothing; how many. One that is moving just now is left for the next time."""
    settled, params = Moved.settled().values("pk", "times").query.sql_with_params()
    with connection.cursor() as cursor:
        # One that moves after it was looked at has moved more often than it had then, and stays.
        cursor.execute(
            f"""
            DELETE FROM claims_moved WHERE article_id IN (
                SELECT moved.article_id FROM claims_moved AS moved
                JOIN ({settled}) AS settled(article_id, times) USING (article_id, times)
                ORDER BY moved.article_id FOR UPDATE OF moved SKIP LOCKED
            )
            """,  # noqa: S608 (the selection is Django's own SQL, its values are parameters)
            params,
        )
        return int(cursor.rowcount)
