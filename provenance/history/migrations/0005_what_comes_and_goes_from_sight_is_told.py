"""Tell in the change feed what comes into sight or goes from it, at the end of an embargo too, with all that hangs on it."""

from django.db import migrations

FORMER = (
    "0013_what_is_learned_of_sources_is_watched",
    "0021_what_comes_and_goes_from_sight_is_told",
)
# What readers see of a row or not because of another: of an article its captures, quotes, claims and ties, of a claim its
# quotes, of an event its claims. What is in nobody's sight for a reason of its own is left out: nothing happens to it. A
# claim that only hidden articles carry is in nobody's sight either, nor an event of such claims.
BESIDE = """
CREATE FUNCTION history_in_sight(publication text, embargo_until timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT publication = 'published' AND (embargo_until IS NULL OR embargo_until <= statement_timestamp())
$$;
CREATE FUNCTION history_beside(kind text, keys bigint[]) RETURNS TABLE (resource text, public_id text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH pieces AS MATERIALIZED (
        SELECT id, source_id FROM sources_article
        WHERE kind = 'articles' AND (id = ANY(keys) OR merged_into_id = ANY(keys))
    ), seen AS MATERIALIZED (
        SELECT id FROM sources_capture WHERE article_id IN (SELECT id FROM pieces)
    ), ties AS MATERIALIZED (
        SELECT d.public_id, up.id AS up, up.unseen FROM sources_derivation d
        JOIN sources_article up ON up.id = d.upstream_id JOIN sources_article down ON down.id = d.downstream_id
        WHERE (d.upstream_id IN (SELECT id FROM pieces) OR d.downstream_id IN (SELECT id FROM pieces))
            AND (up.id IN (SELECT id FROM pieces) OR history_in_sight(up.publication, up.embargo_until))
            AND (down.id IN (SELECT id FROM pieces) OR history_in_sight(down.publication, down.embargo_until))
    ), said AS MATERIALIZED (
        SELECT id, public_id, claim_id, attributed_to_id FROM claims_appearance WHERE capture_id IN (SELECT id FROM seen)
        UNION ALL SELECT said.id, said.public_id, said.claim_id, said.attributed_to_id FROM claims_appearance said
        JOIN sources_capture c ON c.id = said.capture_id JOIN sources_article a ON a.id = c.article_id
        WHERE history_in_sight(a.publication, a.embargo_until)
            AND said.claim_id IN (SELECT id FROM claims_claim WHERE kind = 'claims' AND id = ANY(keys)
                OR kind = 'events' AND event_id = ANY(keys))
    ), stated AS MATERIALIZED (
        SELECT id, public_id, event_id FROM claims_claim
        WHERE history_in_sight(publication, embargo_until) AND id IN (SELECT claim_id FROM said)
    )
    SELECT 'articles', a.public_id FROM sources_article a
        WHERE a.id IN (SELECT id FROM pieces UNION SELECT up FROM ties WHERE unseen)
    UNION SELECT 'captures', c.public_id FROM sources_capture c WHERE c.id IN (SELECT id FROM seen)
    UNION SELECT 'alterations', a.public_id FROM sources_alteration a
        WHERE a.earlier_id IN (SELECT id FROM seen) OR a.later_id IN (SELECT id FROM seen)
    UNION SELECT 'derivations', public_id FROM ties
    UNION SELECT 'appearances', public_id FROM said
    UNION SELECT 'claims', public_id FROM stated
    UNION SELECT 'claims', c.public_id FROM claims_claim c WHERE kind = 'claims' AND c.id = ANY(keys)
        AND (c.id IN (SELECT claim_id FROM said) OR NOT EXISTS (SELECT FROM claims_appearance p WHERE p.claim_id = c.id))
    UNION SELECT 'events', e.public_id FROM claims_event e WHERE e.id IN (SELECT event_id FROM stated)
        OR kind = 'events' AND e.id = ANY(keys)
            AND (EXISTS (SELECT FROM said) OR NOT EXISTS (SELECT FROM claims_claim c
                JOIN claims_appearance p ON p.claim_id = c.id WHERE c.event_id = e.id))
    UNION SELECT 'contradictions', p.public_id FROM claims_contradiction p
        WHERE p.one_appearance_id IN (SELECT id FROM said) OR p.other_appearance_id IN (SELECT id FROM said)
    UNION SELECT 'reviews', r.public_id FROM claims_review r
        WHERE r.claim_id IN (SELECT id FROM stated) OR kind = 'reviews' AND r.id = ANY(keys)
    UNION SELECT 'sources', s.public_id FROM sources_source s
        WHERE s.id IN (SELECT source_id FROM pieces UNION SELECT attributed_to_id FROM said)
$$;
CREATE FUNCTION history_tell_beside(kind text, keys bigint[], deed text) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO history_change (xid, at, resource, public_id, action)
    SELECT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), b.resource, b.public_id, deed
    FROM history_beside(kind, keys) AS b
$$;
CREATE FUNCTION history_sight() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    was boolean := history_in_sight(OLD.publication, OLD.embargo_until);
    stands boolean := history_in_sight(NEW.publication, NEW.embargo_until);
BEGIN
    IF was <> stands THEN
        PERFORM history_tell_beside(TG_ARGV[0], ARRAY[NEW.id], CASE WHEN stands THEN 'updated' ELSE 'deleted' END);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION history_lifted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    since timestamptz := CASE WHEN TG_OP = 'UPDATE' THEN OLD.until ELSE '-infinity' END;
BEGIN
    PERFORM history_tell_beside(ended.kind, array_agg(ended.id), 'updated') FROM (
        SELECT 'articles' AS kind, id, embargo_until FROM sources_article WHERE publication = 'published'
        UNION ALL SELECT 'claims', id, embargo_until FROM claims_claim WHERE publication = 'published'
        UNION ALL SELECT 'events', id, embargo_until FROM claims_event WHERE publication = 'published'
        UNION ALL SELECT 'reviews', id, embargo_until FROM claims_review
    ) AS ended WHERE ended.embargo_until > since AND ended.embargo_until <= NEW.until GROUP BY ended.kind;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION history_tell_beside(text, bigint[], text) FROM PUBLIC;
"""
WATCH = """
CREATE TRIGGER history_sight AFTER UPDATE ON sources_article FOR EACH ROW
    WHEN ((OLD.publication, OLD.embargo_until) IS DISTINCT FROM (NEW.publication, NEW.embargo_until))
    EXECUTE FUNCTION history_sight('articles');
CREATE TRIGGER history_sight AFTER UPDATE ON claims_claim FOR EACH ROW
    WHEN ((OLD.publication, OLD.embargo_until) IS DISTINCT FROM (NEW.publication, NEW.embargo_until))
    EXECUTE FUNCTION history_sight('claims');
CREATE TRIGGER history_sight AFTER UPDATE ON claims_event FOR EACH ROW
    WHEN ((OLD.publication, OLD.embargo_until) IS DISTINCT FROM (NEW.publication, NEW.embargo_until))
    EXECUTE FUNCTION history_sight('events');
CREATE TRIGGER history_lifted AFTER INSERT OR UPDATE ON history_lifting
    FOR EACH ROW EXECUTE FUNCTION history_lifted();
"""
UNWATCH = """
DROP FUNCTION history_lifted() CASCADE;
DROP FUNCTION history_sight() CASCADE;
DROP FUNCTION history_tell_beside(text, bigint[], text);
DROP FUNCTION history_beside(text, bigint[]);
DROP FUNCTION history_in_sight(text, timestamptz);
"""
# The feed names the first source of a tie by itself (what is tracked); this names the other.
OTHER_END = """
CREATE FUNCTION history_tell_other_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO history_change (xid, at, resource, public_id, action)
    SELECT DISTINCT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), 'sources',
        s.public_id, 'updated'
    FROM moved_rows m JOIN sources_source s ON s.id = m.other_id;
    RETURN NULL;
END $$;
CREATE TRIGGER other_end_insert AFTER INSERT ON claims_tie REFERENCING NEW TABLE AS moved_rows
    FOR EACH STATEMENT EXECUTE FUNCTION history_tell_other_end();
CREATE TRIGGER other_end_update AFTER UPDATE ON claims_tie REFERENCING NEW TABLE AS moved_rows
    FOR EACH STATEMENT EXECUTE FUNCTION history_tell_other_end();
CREATE TRIGGER other_end_delete AFTER DELETE ON claims_tie REFERENCING OLD TABLE AS moved_rows
    FOR EACH STATEMENT EXECUTE FUNCTION history_tell_other_end();
"""
NO_OTHER_END = "DROP FUNCTION history_tell_other_end() CASCADE"


class Migration(migrations.Migration):
    replaces = [("history", name) for name in FORMER]
    dependencies = [
        ("history", "0004_what_is_written_stays"),
    ]

    operations = [
        migrations.RunSQL(BESIDE + WATCH, UNWATCH),
        migrations.RunSQL(OTHER_END, NO_OTHER_END),
    ]
