"""What a hidden article hides with it: the claims that stand in no other, and the events nothing else is said about."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.db import connection

from sources.models.glimpse import Glimpse, Hidden
from sources.models.glimpse import glimpse as looked
from sources.models.veil import BELOW, keys
from sources.visibility import Reader

PUBLIC = "({0}.publication = 'published' AND ({0}.embargo_until IS NULL OR {0}.embargo_until <= moment))"
# A quote of a claim ("c") in an article that may be hidden, as far as its row and that of its piece tell.
PERHAPS_HIDDEN = f"""
    SELECT FROM claims_appearance p JOIN sources_capture t ON t.id = p.capture_id
    JOIN sources_article a ON a.id = t.article_id LEFT JOIN sources_article m ON m.id = a.merged_into_id
    WHERE p.claim_id = c.id AND (a.unseen OR NOT {PUBLIC.format("a")} OR m.unseen OR NOT {PUBLIC.format("m")})
"""

# From the few hidden articles to the claims they carry, and of these only those that no article in sight carries; what
# was merged into such a claim goes with it. A quote that was rejected keeps no claim in sight: it is no quote of it.
VEILED = """
    WITH RECURSIVE hidden AS MATERIALIZED (SELECT hid.id FROM sources_veiled(moment) AS hid (id)),
    kept AS MATERIALIZED (
        SELECT id FROM hidden UNION SELECT a.id FROM hidden JOIN sources_article a ON a.merged_into_id = hidden.id
    ),
    behind AS (
        SELECT DISTINCT p.claim_id AS id FROM kept
        JOIN sources_capture c ON c.article_id = kept.id JOIN claims_appearance p ON p.capture_id = c.id
        WHERE p.claim_id IS NOT NULL
    ),
    veiled AS (
        SELECT id FROM behind WHERE NOT EXISTS (
            SELECT FROM claims_appearance p JOIN sources_capture c ON c.id = p.capture_id
            WHERE p.claim_id = behind.id AND p.judgement <> 'rejected' AND c.article_id NOT IN (SELECT id FROM kept)
        )
        UNION SELECT former.id FROM veiled JOIN claims_claim former ON former.merged_into_id = veiled.id
    )
"""
CLAIMS = f"{VEILED} SELECT id FROM veiled"  # noqa: S608 (made of constants)
# Each step by an index (OFFSET 0): the few look like many to the planner, and it would read all claims and events.
BARE = """bare AS (
        SELECT DISTINCT c.event_id AS id FROM veiled
        CROSS JOIN LATERAL (SELECT event_id FROM claims_claim WHERE claims_claim.id = veiled.id OFFSET 0) AS c
        WHERE NOT EXISTS (
            SELECT FROM claims_claim other WHERE other.event_id = c.event_id AND other.merged_into_id IS NULL
            AND other.publication = 'published' AND other.id NOT IN (SELECT id FROM veiled) OFFSET 0
        )
        UNION SELECT former.id FROM bare CROSS JOIN LATERAL (
            SELECT claims_event.id FROM claims_event WHERE claims_event.merged_into_id = bare.id OFFSET 0
        ) AS former
    )"""
EVENTS = f"{VEILED}, {BARE} SELECT id FROM bare"  # noqa: S608 (as above)

# From the quotes of the claims upward to what they were taken from: few, however much is hidden. Of the articles met
# there it is asked whether they are hidden, and from those that are it goes down again, to the quotes whose telling
# rests on them. All that is hidden is walked only where a look at the row does not tell: at a piece we know of from
# others, which no article in sight names itself. What stands behind a rival enters its score, and so the claim's.
CLOUDED = f"""
    WITH RECURSIVE pairs AS MATERIALIZED (
        SELECT x.one_id, x.other_id, x.one_appearance_id, x.other_appearance_id FROM claims_contradiction x
        WHERE (x.one_id = ANY(wanted) OR x.other_id = ANY(wanted)) AND x.one_id <> x.other_id
            AND x.outcome = 'contradicts' AND x.judgement <> 'rejected' AND x.kind <> 'edited'
    ),
    ends (id) AS MATERIALIZED (SELECT pairs.one_id FROM pairs UNION SELECT pairs.other_id FROM pairs),
    words (id) AS (SELECT pairs.one_appearance_id FROM pairs UNION SELECT pairs.other_appearance_id FROM pairs),
    told AS MATERIALIZED (
        SELECT p.claim_id, c.article_id, p.origin_article_id, p.stale_from_id, p.superseded_by_id
        FROM (SELECT unnest(wanted) AS id UNION SELECT ends.id FROM ends) AS said
        CROSS JOIN LATERAL (SELECT * FROM claims_appearance WHERE claim_id = said.id OFFSET 0) AS p
        CROSS JOIN LATERAL (SELECT article_id FROM sources_capture WHERE id = p.capture_id OFFSET 0) AS c
        WHERE p.judgement <> 'rejected'
    ),
    resting (claim_id, article_id) AS (
        SELECT told.claim_id, told.article_id FROM told
        UNION SELECT told.claim_id, told.origin_article_id FROM told WHERE told.origin_article_id IS NOT NULL
    ),
    marked (claim_id, article_id) AS (
        SELECT told.claim_id, told.stale_from_id FROM told WHERE told.stale_from_id IS NOT NULL
        UNION SELECT told.claim_id, c.article_id FROM told JOIN sources_capture c ON c.id = told.superseded_by_id
    ),
    met (id) AS (
        SELECT resting.article_id FROM resting UNION SELECT c.article_id FROM words
        JOIN claims_appearance p ON p.id = words.id JOIN sources_capture c ON c.id = p.capture_id
        UNION
        SELECT next.id FROM met CROSS JOIN LATERAL (
            SELECT d.upstream_id AS id FROM sources_derivation d
            WHERE d.downstream_id = met.id AND d.judgement <> 'rejected' AND NOT d.ring
            UNION ALL SELECT a.merged_into_id FROM sources_article a
            WHERE a.id = met.id AND a.merged_into_id IS NOT NULL
            UNION ALL SELECT a.id FROM sources_article a WHERE a.merged_into_id = met.id
        ) AS next
    ),
    veiled (id) AS MATERIALIZED (
        SELECT a.id FROM (SELECT met.id FROM met UNION SELECT marked.article_id FROM marked) AS near
        CROSS JOIN LATERAL (SELECT * FROM sources_article WHERE sources_article.id = near.id OFFSET 0) AS a
        WHERE CASE WHEN NOT {PUBLIC.format("a")} THEN true WHEN NOT a.unseen OR EXISTS (
            SELECT FROM sources_derivation d JOIN sources_article x ON x.id = d.downstream_id
            LEFT JOIN sources_article m ON m.id = x.merged_into_id
            WHERE d.upstream_id = a.id AND NOT x.unseen AND {PUBLIC.format("x")}
                AND (m.id IS NULL OR {PUBLIC.format("m")})
        ) THEN false ELSE a.id IN (SELECT kept.id FROM sources_veiled(moment) AS kept (id)) END
    ),
    {BELOW.format("veiled")},
    dim (id) AS MATERIALIZED (
        SELECT resting.claim_id FROM resting WHERE resting.article_id IN (SELECT below.id FROM below)
        UNION SELECT marked.claim_id FROM marked WHERE marked.article_id IN (SELECT veiled.id FROM veiled)
    ),
    unseen (id) AS MATERIALIZED (
        SELECT ends.id FROM ends
        CROSS JOIN LATERAL (SELECT * FROM claims_claim WHERE claims_claim.id = ends.id OFFSET 0) AS c
        CROSS JOIN LATERAL (SELECT * FROM claims_event WHERE claims_event.id = c.event_id OFFSET 0) AS e
        WHERE CASE WHEN NOT ({PUBLIC.format("c")} AND {PUBLIC.format("e")}) THEN true
            WHEN c.merged_into_id IS NULL AND NOT EXISTS ({PERHAPS_HIDDEN}) THEN false
            ELSE c.id IN (SELECT kept.id FROM claims_veiled(moment) AS kept (id)) END
    ),
    unread (id) AS MATERIALIZED (
        SELECT words.id FROM words JOIN claims_appearance p ON p.id = words.id
        JOIN sources_capture t ON t.id = p.capture_id JOIN sources_article a ON a.id = t.article_id
        LEFT JOIN claims_claim c ON c.id = p.claim_id LEFT JOIN claims_event e ON e.id = c.event_id
        WHERE c.id IS NULL OR NOT {PUBLIC.format("c")} OR NOT {PUBLIC.format("e")}
            OR a.id IN (SELECT veiled.id FROM veiled) OR a.merged_into_id IN (SELECT veiled.id FROM veiled)
    ),
    beside AS (
        SELECT pairs.one_id, pairs.other_id FROM pairs
        WHERE pairs.one_id IN (SELECT dim.id FROM dim) OR pairs.other_id IN (SELECT dim.id FROM dim)
            OR pairs.one_id IN (SELECT unseen.id FROM unseen) OR pairs.other_id IN (SELECT unseen.id FROM unseen)
            OR pairs.one_appearance_id IN (SELECT unread.id FROM unread)
            OR pairs.other_appearance_id IN (SELECT unread.id FROM unread)
    )
    SELECT dim.id FROM dim WHERE dim.id = ANY(wanted)
    UNION SELECT beside.one_id FROM beside WHERE beside.one_id = ANY(wanted)
    UNION SELECT beside.other_id FROM beside WHERE beside.other_id = ANY(wanted)
"""  # noqa: S608 (as above)

# By themselves, with their event, or with the only articles they stand in; the first two by ``claim_guarded`` and
# ``event_guarded``, whose conditions stand here as in ``sources.visibility.hidden``.
BY_THEMSELVES = """
    SELECT c.id FROM claims_claim c
    WHERE (NOT c.publication = 'published' OR c.embargo_until IS NOT NULL)
        AND NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment))
    UNION
    SELECT c.id FROM claims_event e JOIN claims_claim c ON c.event_id = e.id
    WHERE (NOT e.publication = 'published' OR e.embargo_until IS NOT NULL)
        AND NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
"""
HIDDEN = f"{BY_THEMSELVES} UNION SELECT veiled.id FROM claims_veiled(moment) AS veiled (id)"  # noqa: S608 (as above)

# All of these and of ``sources.models.veil`` at once, for a page that asks for each: they rest on one another, and one
# walk along what is hidden does for all. Told by the names of the functions that find one set alone.
AT_ONCE = f"""{VEILED}, {BARE}, {BELOW.format("hidden AS veiled")},
    gone (id) AS MATERIALIZED ({BY_THEMSELVES} UNION SELECT veiled.id FROM veiled)
    SELECT 'sources_veiled', ARRAY(SELECT hidden.id FROM hidden)
    UNION ALL SELECT 'sources_out_of_sight', ARRAY(SELECT kept.id FROM kept)
    UNION ALL SELECT 'sources_shaded', ARRAY(SELECT below.id FROM below)
    UNION ALL SELECT 'claims_veiled', ARRAY(SELECT veiled.id FROM veiled)
    UNION ALL SELECT 'claims_veiled_events', ARRAY(SELECT bare.id FROM bare)
    UNION ALL SELECT 'claims_hidden', ARRAY(SELECT gone.id FROM gone)
"""  # noqa: S608 (as above)

# Kept in the database as those of ``sources.models.veil`` are.
FUNCTIONS = {
    "claims_veiled": CLAIMS,
    "claims_veiled_events": EVENTS,
    "claims_clouded": CLOUDED,
    "claims_hidden": HIDDEN,
    "claims_hidden_at_once": AT_ONCE,
}


def veiled_claims(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of the claims that stand only in articles kept from the reader.

    A claim's sentence is an article's word: while that article is a draft, under embargo or withdrawn, the claim would
    give it away. A claim without any quote gives nothing away.
    """
    return keys("claims_veiled", reader, now)


def veiled_events(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of the events about which only such claims say anything."""
    return keys("claims_veiled_events", reader, now)


def clouded_claims(claims: Collection[int], now: datetime) -> set[int]:
    """Those of some claims (by primary key) that have something behind them readers outside the newsroom may not see.

    That is a quote told by what is hidden, a rival or its words that are hidden, or such a quote behind a rival.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kept.id FROM claims_clouded(%s, %s::bigint[]) AS kept (id)", [now, sorted(claims)]
        )
        return {pk for (pk,) in cursor.fetchall()}


def shading(reader: Reader | None, now: datetime) -> tuple[list[int], set[int]]:
    """By primary key, the articles by which lineages are told otherwise to a reader outside the newsroom, and the
    claims they may not see at all; asked in words that stand ready, because every list asks."""
    read = reader.hidden(now) if isinstance(reader, Glimpse) else None
    if read is not None:
        return read["sources_shaded"], set(read["claims_hidden"])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT true, shaded.id FROM sources_shaded(%s) AS shaded (id)"
            " UNION ALL SELECT false, hidden.id FROM claims_hidden(%s) AS hidden (id)",
            [now, now],
        )
        found = cursor.fetchall()
    return [pk for article, pk in found if article], {pk for article, pk in found if not article}


def glimpse(reader: Reader | None) -> AbstractContextManager[Reader | None]:
    """The reader of a page of which all is read at one moment, and what is hidden once."""
    return looked(reader, _hidden_at_once)


def _hidden_at_once(now: datetime) -> Hidden:
    with connection.cursor() as cursor:
        cursor.execute("SELECT told, keys FROM claims_hidden_at_once(%s)", [now])
        return dict(cursor.fetchall())
