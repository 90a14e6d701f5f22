"""Tell partners of reviews by others once they are confirmed, and when what they are about comes into sight or goes."""

from django.db import migrations

# What is suggested is the newsroom's: it goes into the history, and no feed names it.
TOLD = """
CREATE FUNCTION history_tell_outside_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    was boolean := TG_OP <> 'INSERT' AND OLD.judgement = 'confirmed';
    stands boolean := TG_OP <> 'DELETE' AND NEW.judgement = 'confirmed';
BEGIN
    IF was OR stands THEN
        INSERT INTO history_change (xid, at, resource, public_id, action)
        VALUES (pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), 'outside_reviews',
            CASE WHEN stands THEN NEW.public_id ELSE OLD.public_id END,
            CASE WHEN NOT stands THEN 'deleted' WHEN was THEN 'updated' ELSE 'created' END);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER outside_review_is_told AFTER INSERT OR UPDATE OR DELETE ON claims_outsidereview
    FOR EACH ROW EXECUTE FUNCTION history_tell_outside_review();
"""
UNTOLD = """
DROP FUNCTION history_tell_outside_review() CASCADE;
"""
# One beside a claim that was merged into another is of that other.
BESIDE = """
CREATE OR REPLACE FUNCTION history_tell_beside(kind text, keys bigint[], deed text) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH beside AS MATERIALIZED (
        SELECT resource, public_id FROM history_beside(kind, keys)
    ), about AS MATERIALIZED (
        SELECT id FROM claims_claim WHERE public_id IN (SELECT public_id FROM beside WHERE resource = 'claims')
    ), told AS (
        SELECT resource, public_id FROM beside
        UNION ALL SELECT 'outside_reviews', public_id FROM claims_outsidereview WHERE judgement = 'confirmed'
            AND claim_id IN (SELECT id FROM about
                UNION SELECT former.id FROM about JOIN claims_claim former ON former.merged_into_id = about.id)
    )
    INSERT INTO history_change (xid, at, resource, public_id, action)
    SELECT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), told.resource, told.public_id, deed
    FROM told
$$;
"""
AS_BEFORE = """
CREATE OR REPLACE FUNCTION history_tell_beside(kind text, keys bigint[], deed text) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO history_change (xid, at, resource, public_id, action)
    SELECT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), b.resource, b.public_id, deed
    FROM history_beside(kind, keys) AS b
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0007_the_app_may_not_rewrite"),
        ("claims", "0007_reviews_by_others_are_listed_by_an_index"),
    ]

    operations = [
        migrations.RunSQL(TOLD, UNTOLD),
        migrations.RunSQL(BESIDE, AS_BEFORE),
    ]
