"""What a hidden article hides with it: the claims that stand in no other, and the events nothing else is said about."""

from datetime import datetime
from typing import Any

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

# Kept in the database as those of ``sources.models.veil`` are.
FUNCTIONS = {"claims_veiled": CLAIMS, "claims_veiled_events": EVENTS}


def veiled_claims(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of the claims that stand only in articles kept from the reader.

    A claim's sentence is an article's word: while that article is a draft, under embargo or withdrawn, the claim would
    give it away. A claim without any quote gives nothing away.
    """
    return keys("claims_veiled", reader, now)


def veiled_events(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of the events about which only such claims say anything."""
    return keys("claims_veiled_events", reader, now)
