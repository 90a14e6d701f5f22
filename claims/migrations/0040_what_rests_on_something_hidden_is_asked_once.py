"""Keep the question which claims rest on something hidden as a function: it took four queries, of which each was planned anew."""

from django.db import migrations

KEEP = """
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


class Migration(migrations.Migration):
    dependencies = [("claims", "0039_what_is_kept_from_readers_is_planned_once")]

    operations = [migrations.RunSQL(KEEP, "DROP FUNCTION claims_clouded(timestamptz, bigint[])")]
