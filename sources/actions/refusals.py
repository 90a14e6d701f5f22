"""What people have said no to: an upstream ruled out for a piece, and whatever is that upstream by another name."""

from django.db import connection

from sources.models import Article

# Where somebody has said that a piece was not taken from another, it is not suggested to have been taken
# - from another capture of that other (they are one article), nor
# - from a piece that stands to it as a whole republication or syndication, above or below (it is the same text);
# and what was said of one capture of the piece holds for all of them. The piece's own ties say nothing of what is
# the same text: otherwise the very tie that was ruled out could vouch for itself.
REFUSED = """
WITH RECURSIVE mine AS (
    SELECT id FROM sources_article WHERE id = %(piece)s OR merged_into_id = %(piece)s
),
same AS (
    SELECT coalesce(a.merged_into_id, a.id) AS id
    FROM mine JOIN sources_derivation d ON d.downstream_id = mine.id AND d.judgement = 'rejected'
        AND d.kind <> 'same_article'
    JOIN sources_article a ON a.id = d.upstream_id
    UNION
    SELECT coalesce(far.merged_into_id, far.id)
    FROM same
    JOIN sources_article near ON near.id = same.id OR near.merged_into_id = same.id
    JOIN sources_derivation d ON near.id IN (d.downstream_id, d.upstream_id)
        AND d.judgement <> 'rejected' AND NOT d.ring AND d.kind IN ('republication', 'syndication')
        AND d.downstream_id NOT IN (SELECT id FROM mine) AND d.upstream_id NOT IN (SELECT id FROM mine)
    JOIN sources_article far ON far.id IN (d.downstream_id, d.upstream_id) AND far.id <> near.id
),
itself AS (
    SELECT d.upstream_id AS id
    FROM mine JOIN sources_derivation d ON d.downstream_id = mine.id AND d.judgement = 'rejected'
)
SELECT a.id FROM same JOIN sources_article a ON a.id = same.id OR a.merged_into_id = same.id
UNION SELECT id FROM itself
"""


def refused(article: Article) -> set[int]:
    """The upstreams (by primary key) that are not to be suggested for an article, because a person has ruled them out.

    They explain nothing, so that the next best may. Undoing the judgement opens all of this again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM sources_derivation d JOIN sources_article a ON a.id = d.downstream_id "
            "WHERE d.judgement = 'rejected' AND (a.id = %(piece)s OR a.merged_into_id = %(piece)s))",
            {"piece": article.canonical_pk},
        )
        if not cursor.fetchone()[0]:
            return set()
        cursor.execute(REFUSED, {"piece": article.canonical_pk})
        return {row[0] for row in cursor.fetchall()}
