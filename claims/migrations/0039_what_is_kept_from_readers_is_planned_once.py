"""Keep the question which claims and events are hidden with articles as functions, so that a connection plans it once."""

from django.db import migrations

KEEP = """
CREATE FUNCTION claims_veiled(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
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
 SELECT id FROM veiled;
END $$;
CREATE FUNCTION claims_veiled_events(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
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
, bare AS (
        SELECT DISTINCT c.event_id AS id FROM veiled JOIN claims_claim c ON c.id = veiled.id
        WHERE NOT EXISTS (
            SELECT FROM claims_claim other WHERE other.event_id = c.event_id AND other.merged_into_id IS NULL
            AND other.publication = 'published' AND other.id NOT IN (SELECT id FROM veiled)
        )
        UNION SELECT former.id FROM bare JOIN claims_event former ON former.merged_into_id = bare.id
    )
    SELECT id FROM bare;
END $$;
"""
DROP = """
DROP FUNCTION claims_veiled_events(timestamptz);
DROP FUNCTION claims_veiled(timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0038_evidence_is_attached"),
        ("sources", "0037_what_is_kept_from_readers_is_planned_once"),
    ]

    operations = [migrations.RunSQL(KEEP, DROP)]
