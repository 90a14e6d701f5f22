"""What a hidden article hides with it: the pieces we know of only because it names them."""

from datetime import datetime
from typing import Any

from sources.models.glimpse import Kept
from sources.visibility import Reader, newsroom

# Upward from the few hidden articles, as long as the pieces are unseen; then without those that an article in sight
# names, itself or through another unseen piece. With nothing hidden there is nothing to walk. The first condition is
# that of the index ``article_guarded``, both together those of ``sources.visibility.hidden``.
VEILED = """
    WITH RECURSIVE hidden (id) AS (
        SELECT a.id FROM sources_article a
        WHERE (NOT a.publication = 'published' OR a.embargo_until IS NOT NULL)
            AND NOT (a.publication = 'published' AND (a.embargo_until IS NULL OR a.embargo_until <= moment))
    ),
    kept AS (
        SELECT id FROM hidden UNION SELECT a.id FROM hidden h JOIN sources_article a ON a.merged_into_id = h.id
    ),
    above AS (
        SELECT up.id FROM kept JOIN sources_derivation d ON d.downstream_id = kept.id
        JOIN sources_article up ON up.id = d.upstream_id AND up.unseen
        UNION
        SELECT up.id FROM above JOIN sources_derivation d ON d.downstream_id = above.id
        JOIN sources_article up ON up.id = d.upstream_id AND up.unseen
    ),
    named AS (
        SELECT above.id FROM above JOIN sources_derivation d ON d.upstream_id = above.id
        WHERE d.downstream_id NOT IN (SELECT id FROM kept) AND d.downstream_id NOT IN (SELECT id FROM above)
        UNION
        SELECT above.id FROM named JOIN sources_derivation d ON d.downstream_id = named.id
        JOIN above ON above.id = d.upstream_id
    )
    SELECT id FROM hidden UNION (SELECT id FROM above EXCEPT SELECT id FROM named)
"""
# Downward from these to whatever was taken from them, by whatever way: what is told of it may rest on them.
BELOW = """below (id) AS (
        SELECT veiled.id FROM {}
        UNION
        SELECT next.id FROM below CROSS JOIN LATERAL (
            SELECT d.downstream_id AS id FROM sources_derivation d
            WHERE d.upstream_id = below.id AND d.judgement <> 'rejected' AND NOT d.ring
            UNION ALL SELECT a.merged_into_id FROM sources_article a
            WHERE a.id = below.id AND a.merged_into_id IS NOT NULL
            UNION ALL SELECT a.id FROM sources_article a WHERE a.merged_into_id = below.id
        ) AS next
    )"""
SHADED = f"WITH RECURSIVE {BELOW.format('sources_veiled(moment) AS veiled (id)')} SELECT id FROM below"  # noqa: S608 (made of constants)
# All in one set, so that a row which only names an article is told in sight by the key it names: no article is read.
OUT_OF_SIGHT = """
    WITH veiled AS MATERIALIZED (SELECT kept.id FROM sources_veiled(moment) AS kept (id))
    SELECT id FROM veiled UNION SELECT a.id FROM veiled JOIN sources_article a ON a.merged_into_id = veiled.id
"""

# The database keeps each of these questions as a function under its name, and so plans it once for a connection: a page
# asks them a dozen times, and planning them took longer than all else it asks.
FUNCTIONS = {
    "sources_veiled": VEILED,
    "sources_shaded": SHADED,
    "sources_out_of_sight": OUT_OF_SIGHT,
}


def veiled(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of the articles kept from the reader and the unseen pieces only these name.

    The title of an unseen piece is the headline of the article that names it: while that article is a draft, under
    embargo or withdrawn, the piece would give it away.
    """
    return keys("sources_veiled", reader, now)


def out_of_sight(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of the articles kept from the reader and of whatever stands for one of them."""
    return keys("sources_out_of_sight", reader, now)


def shaded(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of these articles and of all that were taken from them, at whatever remove."""
    return keys("sources_shaded", reader, now)


def keys(function: str, reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, that one of the database's functions finds at ``now``; none for the newsroom."""
    return [] if newsroom(reader) else Kept(function, reader, now)
