"""Answer which claims and events are hidden from readers, and which rest on something hidden, by functions planned once."""

from django.db import migrations

FORMER = (
    "0039_what_is_kept_from_readers_is_planned_once",
    "0040_what_rests_on_something_hidden_is_asked_once",
    "0042_which_claims_are_hidden_is_planned_once",
)
# With the articles that carry it: a claim that only hidden ones carry, an event of which nothing else is said.
VEILED = """
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
# By whatever hides it: its own publication or embargo, that of its event, its articles.
HIDDEN = """
CREATE FUNCTION claims_hidden(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
    SELECT c.id FROM claims_claim c
    WHERE (NOT c.publication = 'published' OR c.embargo_until IS NOT NULL)
        AND NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment))
    UNION
    SELECT c.id FROM claims_event e JOIN claims_claim c ON c.event_id = e.id
    WHERE (NOT e.publication = 'published' OR e.embargo_until IS NOT NULL)
        AND NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
    UNION SELECT veiled.id FROM claims_veiled(moment) AS veiled (id);
END $$;
"""
# What is seen, and would be weighed otherwise by whoever may not see all.
CLOUDED = """
CREATE FUNCTION claims_clouded(moment timestamptz, wanted bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
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
    UNION SELECT beside.other_id FROM beside WHERE beside.other_id = ANY(wanted);
END $$;
"""
BACKWARDS = """
DROP FUNCTION claims_clouded(timestamptz, bigint[]);
DROP FUNCTION claims_hidden(timestamptz);
DROP FUNCTION claims_veiled_events(timestamptz);
DROP FUNCTION claims_veiled(timestamptz);
"""


class Migration(migrations.Migration):
    replaces = [("claims", name) for name in FORMER]
    dependencies = [
        ("claims", "0004_claims_are_found_by_their_words"),
        ("sources", "0005_what_is_kept_from_readers"),
    ]

    operations = [
        migrations.RunSQL(VEILED + HIDDEN + CLOUDED, BACKWARDS),
    ]
