"""Telling articles that what they were taken from has changed."""

from collections.abc import Collection

from django.db import connection

# Everything below some articles, through merged captures too; the articles themselves are told as well.
TELL = """
WITH RECURSIVE below AS (
    SELECT id FROM sources_article WHERE id = ANY(%(articles)s) OR merged_into_id = ANY(%(articles)s)
    UNION
    SELECT near.id
    FROM below
    JOIN sources_derivation d ON d.upstream_id = below.id
    JOIN sources_article down ON down.id = d.downstream_id
    JOIN sources_article near
        ON near.id = down.id OR near.id = down.merged_into_id OR near.merged_into_id = down.id
)
UPDATE sources_article SET lineage_revision = lineage_revision + 1
WHERE id IN (SELECT id FROM sources_article WHERE id IN (SELECT id FROM below) ORDER BY id FOR UPDATE)
"""


def moved(*, articles: Collection[int]) -> None:
    """Raise the lineage revision of some articles (by primary key) and of everything taken from them.

    Rejected derivations are followed too: what hung below them has to be weighed again when they fall.
    """
    if articles:
        with connection.cursor() as cursor:
            cursor.execute(TELL, {"articles": sorted(articles)})
