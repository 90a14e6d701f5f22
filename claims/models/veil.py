"""What a hidden article hides with it: the claims that stand in no other, and the events nothing else is said about."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection

from sources.models.veil import keys
from sources.visibility import Reader

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
EVENTS = f"""{VEILED}, bare AS (
        SELECT DISTINCT c.event_id AS id FROM veiled JOIN claims_claim c ON c.id = veiled.id
        WHERE NOT EXISTS (
            SELECT FROM claims_claim other WHERE other.event_id = c.event_id AND other.merged_into_id IS NULL
            AND other.publication = 'published' AND other.id NOT IN (SELECT id FROM veiled)
        )
        UNION SELECT former.id FROM bare JOIN claims_event former ON former.merged_into_id = bare.id
    )
    SELECT id FROM bare
"""  # noqa: S608 (as above)

# From what is hidden, and what was taken from it, outward to the quotes whose telling rests on it: a hidden article and
# all that stands under it are among the shaded. What stands behind a rival enters its score, and so the claim's.
CLOUDED = """
    WITH pairs AS MATERIALIZED (
        SELECT x.one_id, x.other_id, x.one_appearance_id, x.other_appearance_id FROM claims_contradiction x
        WHERE (x.one_id = ANY(wanted) OR x.other_id = ANY(wanted)) AND x.one_id <> x.other_id
            AND x.outcome = 'contradicts' AND x.judgement <> 'rejected' AND x.kind <> 'edited'
    ),
    veiled AS MATERIALIZED (SELECT kept.id FROM sources_veiled(moment) AS kept (id)),
    shaded AS MATERIALIZED (SELECT kept.id FROM sources_shaded(moment) AS kept (id)),
    ends (id) AS MATERIALIZED (SELECT pairs.one_id FROM pairs UNION SELECT pairs.other_id FROM pairs),
    words (id) AS (SELECT pairs.one_appearance_id FROM pairs UNION SELECT pairs.other_appearance_id FROM pairs),
    resting (claim_id, judgement) AS (
        SELECT p.claim_id, p.judgement FROM shaded JOIN sources_capture c ON c.article_id = shaded.id
        JOIN claims_appearance p ON p.capture_id = c.id
        UNION SELECT p.claim_id, p.judgement FROM shaded JOIN claims_appearance p ON p.origin_article_id = shaded.id
        UNION SELECT p.claim_id, p.judgement FROM veiled JOIN claims_appearance p ON p.stale_from_id = veiled.id
        UNION SELECT p.claim_id, p.judgement FROM veiled JOIN sources_capture c ON c.article_id = veiled.id
        JOIN claims_appearance p ON p.superseded_by_id = c.id
    ),
    dim (id) AS MATERIALIZED (
        SELECT DISTINCT resting.claim_id FROM resting WHERE resting.judgement <> 'rejected'
            AND (resting.claim_id = ANY(wanted) OR resting.claim_id IN (SELECT ends.id FROM ends))
    ),
    unseen (id) AS MATERIALIZED (
        SELECT ends.id FROM ends JOIN claims_claim c ON c.id = ends.id JOIN claims_event e ON e.id = c.event_id
        WHERE NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment))
            OR NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
            OR c.id IN (SELECT kept.id FROM claims_veiled(moment) AS kept (id))
    ),
    unread (id) AS MATERIALIZED (
        SELECT words.id FROM words JOIN claims_appearance p ON p.id = words.id
        JOIN sources_capture t ON t.id = p.capture_id JOIN sources_article a ON a.id = t.article_id
        LEFT JOIN claims_claim c ON c.id = p.claim_id LEFT JOIN claims_event e ON e.id = c.event_id
        WHERE c.id IS NULL
            OR NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment))
            OR NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
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
"""

# By themselves, with their event, or with the only articles they stand in; the first two by ``claim_guarded`` and
# ``event_guarded``, whose conditions stand here as in ``sources.visibility.hidden``.
HIDDEN = """
    SELECT c.id FROM claims_claim c
    WHERE (NOT c.publication = 'published' OR c.embargo_until IS NOT NULL)
        AND NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment))
    UNION
    SELECT c.id FROM claims_event e JOIN claims_claim c ON c.event_id = e.id
    WHERE (NOT e.publication = 'published' OR e.embargo_until IS NOT NULL)
        AND NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
    UNION SELECT veiled.id FROM claims_veiled(moment) AS veiled (id)
"""

# Kept in the database as those of ``sources.models.veil`` are.
FUNCTIONS = {
    "claims_veiled": CLAIMS,
    "claims_veiled_events": EVENTS,
    "claims_clouded": CLOUDED,
    "claims_hidden": HIDDEN,
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


def shading(now: datetime) -> tuple[list[int], set[int]]:
    """By primary key, the articles by which lineages are told otherwise to readers outside the newsroom, and the claims
    they may not see at all; asked in words that stand ready, because every list asks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT true, shaded.id FROM sources_shaded(%s) AS shaded (id)"
            " UNION ALL SELECT false, hidden.id FROM claims_hidden(%s) AS hidden (id)",
            [now, now],
        )
        found = cursor.fetchall()
    return [pk for article, pk in found if article], {pk for article, pk in found if not article}
