"""Find all that is hidden in one walk, and from each end whichever is shorter: a page asks for every part of it.

What rests on something hidden is found from the few claims asked about upward, no longer from all that is hidden; and
no claim or event is read for the events about which nothing is said in sight but by its index. The two long questions
are planned once for a connection: they find their few rows by indexes, whatever they are asked about.
"""

from django.db import migrations

AT_ONCE = """
CREATE FUNCTION claims_hidden_at_once(moment timestamptz) RETURNS TABLE (told text, keys bigint[])
LANGUAGE plpgsql STABLE ROWS 6 SET plan_cache_mode = force_generic_plan AS $$
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
        SELECT DISTINCT c.event_id AS id FROM veiled
        CROSS JOIN LATERAL (SELECT event_id FROM claims_claim WHERE claims_claim.id = veiled.id OFFSET 0) AS c
        WHERE NOT EXISTS (
            SELECT FROM claims_claim other WHERE other.event_id = c.event_id AND other.merged_into_id IS NULL
            AND other.publication = 'published' AND other.id NOT IN (SELECT id FROM veiled) OFFSET 0
        )
        UNION SELECT former.id FROM bare CROSS JOIN LATERAL (
            SELECT claims_event.id FROM claims_event WHERE claims_event.merged_into_id = bare.id OFFSET 0
        ) AS former
    ), below (id) AS (
        SELECT veiled.id FROM hidden AS veiled
        UNION
        SELECT next.id FROM below CROSS JOIN LATERAL (
            SELECT d.downstream_id AS id FROM sources_derivation d
            WHERE d.upstream_id = below.id AND d.judgement <> 'rejected' AND NOT d.ring
            UNION ALL SELECT a.merged_into_id FROM sources_article a
            WHERE a.id = below.id AND a.merged_into_id IS NOT NULL
            UNION ALL SELECT a.id FROM sources_article a WHERE a.merged_into_id = below.id
        ) AS next
    ),
    gone (id) AS MATERIALIZED (
    SELECT c.id FROM claims_claim c
    WHERE (NOT c.publication = 'published' OR c.embargo_until IS NOT NULL)
        AND NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment))
    UNION
    SELECT c.id FROM claims_event e JOIN claims_claim c ON c.event_id = e.id
    WHERE (NOT e.publication = 'published' OR e.embargo_until IS NOT NULL)
        AND NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
 UNION SELECT veiled.id FROM veiled)
    SELECT 'sources_veiled', ARRAY(SELECT hidden.id FROM hidden)
    UNION ALL SELECT 'sources_out_of_sight', ARRAY(SELECT kept.id FROM kept)
    UNION ALL SELECT 'sources_shaded', ARRAY(SELECT below.id FROM below)
    UNION ALL SELECT 'claims_veiled', ARRAY(SELECT veiled.id FROM veiled)
    UNION ALL SELECT 'claims_veiled_events', ARRAY(SELECT bare.id FROM bare)
    UNION ALL SELECT 'claims_hidden', ARRAY(SELECT gone.id FROM gone);
END $$;
"""
EVENTS = """
CREATE OR REPLACE FUNCTION claims_veiled_events(moment timestamptz) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 20 AS $$
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
        SELECT DISTINCT c.event_id AS id FROM veiled
        CROSS JOIN LATERAL (SELECT event_id FROM claims_claim WHERE claims_claim.id = veiled.id OFFSET 0) AS c
        WHERE NOT EXISTS (
            SELECT FROM claims_claim other WHERE other.event_id = c.event_id AND other.merged_into_id IS NULL
            AND other.publication = 'published' AND other.id NOT IN (SELECT id FROM veiled) OFFSET 0
        )
        UNION SELECT former.id FROM bare CROSS JOIN LATERAL (
            SELECT claims_event.id FROM claims_event WHERE claims_event.merged_into_id = bare.id OFFSET 0
        ) AS former
    ) SELECT id FROM bare;
END $$;
"""
CLOUDED = """
CREATE OR REPLACE FUNCTION claims_clouded(moment timestamptz, wanted bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 20 SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY
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
        WHERE CASE WHEN NOT (a.publication = 'published' AND (a.embargo_until IS NULL OR a.embargo_until <= moment)) THEN true WHEN NOT a.unseen OR EXISTS (
            SELECT FROM sources_derivation d JOIN sources_article x ON x.id = d.downstream_id
            LEFT JOIN sources_article m ON m.id = x.merged_into_id
            WHERE d.upstream_id = a.id AND NOT x.unseen AND (x.publication = 'published' AND (x.embargo_until IS NULL OR x.embargo_until <= moment))
                AND (m.id IS NULL OR (m.publication = 'published' AND (m.embargo_until IS NULL OR m.embargo_until <= moment)))
        ) THEN false ELSE a.id IN (SELECT kept.id FROM sources_veiled(moment) AS kept (id)) END
    ),
    below (id) AS (
        SELECT veiled.id FROM veiled
        UNION
        SELECT next.id FROM below CROSS JOIN LATERAL (
            SELECT d.downstream_id AS id FROM sources_derivation d
            WHERE d.upstream_id = below.id AND d.judgement <> 'rejected' AND NOT d.ring
            UNION ALL SELECT a.merged_into_id FROM sources_article a
            WHERE a.id = below.id AND a.merged_into_id IS NOT NULL
            UNION ALL SELECT a.id FROM sources_article a WHERE a.merged_into_id = below.id
        ) AS next
    ),
    dim (id) AS MATERIALIZED (
        SELECT resting.claim_id FROM resting WHERE resting.article_id IN (SELECT below.id FROM below)
        UNION SELECT marked.claim_id FROM marked WHERE marked.article_id IN (SELECT veiled.id FROM veiled)
    ),
    unseen (id) AS MATERIALIZED (
        SELECT ends.id FROM ends
        CROSS JOIN LATERAL (SELECT * FROM claims_claim WHERE claims_claim.id = ends.id OFFSET 0) AS c
        CROSS JOIN LATERAL (SELECT * FROM claims_event WHERE claims_event.id = c.event_id OFFSET 0) AS e
        WHERE CASE WHEN NOT ((c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment)) AND (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))) THEN true
            WHEN c.merged_into_id IS NULL AND NOT EXISTS (
    SELECT FROM claims_appearance p JOIN sources_capture t ON t.id = p.capture_id
    JOIN sources_article a ON a.id = t.article_id LEFT JOIN sources_article m ON m.id = a.merged_into_id
    WHERE p.claim_id = c.id AND (a.unseen OR NOT (a.publication = 'published' AND (a.embargo_until IS NULL OR a.embargo_until <= moment)) OR m.unseen OR NOT (m.publication = 'published' AND (m.embargo_until IS NULL OR m.embargo_until <= moment)))
) THEN false
            ELSE c.id IN (SELECT kept.id FROM claims_veiled(moment) AS kept (id)) END
    ),
    unread (id) AS MATERIALIZED (
        SELECT words.id FROM words JOIN claims_appearance p ON p.id = words.id
        JOIN sources_capture t ON t.id = p.capture_id JOIN sources_article a ON a.id = t.article_id
        LEFT JOIN claims_claim c ON c.id = p.claim_id LEFT JOIN claims_event e ON e.id = c.event_id
        WHERE c.id IS NULL OR NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment)) OR NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
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
FORMER_EVENTS = """
CREATE OR REPLACE FUNCTION claims_veiled_events(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
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
FORMER_CLOUDED = """
CREATE OR REPLACE FUNCTION claims_clouded(moment timestamptz, wanted bigint[]) RETURNS SETOF bigint
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


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_a_large_act_is_sorted_where_something_moved")]

    operations = [
        migrations.RunSQL(AT_ONCE, "DROP FUNCTION claims_hidden_at_once(timestamptz);"),
        migrations.RunSQL(EVENTS, FORMER_EVENTS),
        migrations.RunSQL(CLOUDED, FORMER_CLOUDED),
    ]
