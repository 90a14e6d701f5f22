"""Let the history itself write a line of news for each entry that is news of a claim, and let nobody know less again."""

from django.db import migrations

FORMER = (
    "0002_the_history_tells_the_news",
    "0004_a_claim_that_goes_takes_its_news_along",
)
# Which entries are news, and of which claims. The rows an entry tells of are found by their keys, few or ten thousand:
# nested loops, whatever the history's own trigger, in which this runs, has set.
TELL = """
INSERT INTO news_news (entry, xid, at, claim_id, told, row,
    score_before, origins_before, against_before, articles_before)
SELECT e.id, e.xid, e.at, e.key, 'scored', e.key, (e.before ->> 'score')::float8,
    (e.before ->> 'origins_for')::int, (e.before ->> 'origins_against')::int, (e.before ->> 'articles')::int
FROM fresh e JOIN claims_claim c ON c.id = e.key
WHERE e.subject = 'corroboration' AND e.action <> 'created'
    AND e.before ?| '{score,origins_for,origins_against,articles}'
UNION ALL
SELECT e.id, e.xid, e.at, side.claim, CASE WHEN p.kind = 'edited' THEN 'edited' ELSE 'contradiction' END, e.key,
    NULL, NULL, NULL, NULL
FROM fresh e JOIN claims_contradiction p ON p.id = e.key
CROSS JOIN LATERAL (SELECT p.one_id UNION SELECT p.other_id) AS side(claim)
WHERE e.subject = 'contradiction' AND p.outcome = 'contradicts'
    AND (e.action = 'created' OR e.action = 'updated' AND e.after ?| '{outcome,reopened}')
UNION ALL
SELECT e.id, e.xid, e.at, q.claim_id,
    CASE WHEN e.after ->> 'stale_at' IS NOT NULL THEN 'stale' ELSE 'superseded' END, e.key, NULL, NULL, NULL, NULL
FROM fresh e JOIN claims_appearance q ON q.id = e.key
WHERE e.subject = 'appearance' AND e.action = 'updated' AND q.claim_id IS NOT NULL AND q.judgement <> 'rejected'
    AND (e.after ->> 'stale_at' IS NOT NULL OR e.after ->> 'superseded_at' IS NOT NULL)
UNION ALL
SELECT e.id, e.xid, e.at, b.claim_id, 'halves', e.key, NULL, NULL, NULL, NULL
FROM fresh e JOIN claims_bearing b ON b.id = e.key
WHERE e.subject = 'bearing' AND e.action <> 'deleted' AND coalesce(e.after ->> 'difference', '') <> ''
UNION ALL
SELECT e.id, e.xid, e.at, a.claim_id, 'assignment', e.key, NULL, NULL, NULL, NULL
FROM fresh e JOIN news_assignment a ON a.id = e.key
WHERE e.subject = 'assignment' AND e.action <> 'deleted' AND a.holder_id IS NOT NULL
ON CONFLICT DO NOTHING;
"""
TRIGGER = f"""
CREATE FUNCTION news_of_entries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_nestloop = on SET enable_hashjoin = off SET enable_mergejoin = off
SET jit = off AS $$
BEGIN
    IF EXISTS (
        SELECT FROM fresh WHERE subject IN ('contradiction', 'bearing', 'assignment')
            OR subject IN ('corroboration', 'appearance') AND action <> 'created'
    ) THEN {TELL} END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER news_of_entries AFTER INSERT ON history_entry REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION news_of_entries();
CREATE TRIGGER only_by_trigger BEFORE INSERT ON news_news
    FOR EACH STATEMENT EXECUTE FUNCTION history_only_by_trigger();
"""
UNTRIGGER = """
DROP TRIGGER only_by_trigger ON news_news;
DROP TRIGGER news_of_entries ON history_entry;
DROP FUNCTION news_of_entries();
"""
# What is known stays known: of two looks that meet, the one that knows more stands. Only what a tick itself replaced may
# come back, by undoing it.
MONOTONE = """
CREATE FUNCTION news_look_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.upto < OLD.upto OR NEW.upto = OLD.upto AND NOT NEW.running <@ OLD.running)
        AND NOT (NEW.upto = OLD.former_upto AND NEW.running = OLD.former_running AND NEW.former_upto IS NULL)
    THEN
        RAISE EXCEPTION 'a look may only grow: % below %', NEW.upto, OLD.upto
            USING ERRCODE = 'restrict_violation', TABLE = 'news_look';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER look_only_grows BEFORE UPDATE ON news_look FOR EACH ROW EXECUTE FUNCTION news_look_grows();
"""
SHRINK = """
DROP TRIGGER look_only_grows ON news_look;
DROP FUNCTION news_look_grows();
"""
TRACK = """
SELECT history_track('news_assignment', 'assignment', 'assignments', 'claim_id', '{note}', '{}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON news_assignment;
DROP TRIGGER history_update ON news_assignment;
DROP TRIGGER history_delete ON news_assignment;
"""
# What the history writes while a claim is deleted escapes Django: its news go with it in the database.
BOUND = """
DO $$
DECLARE
    bound name;
BEGIN
    SELECT conname INTO STRICT bound FROM pg_constraint
    WHERE conrelid = 'news_news'::regclass AND contype = 'f' AND confrelid = 'claims_claim'::regclass;
    EXECUTE format('ALTER TABLE news_news DROP CONSTRAINT %I', bound);
    EXECUTE format('ALTER TABLE news_news ADD CONSTRAINT %I FOREIGN KEY (claim_id) REFERENCES claims_claim (id)
        {how} DEFERRABLE INITIALLY DEFERRED', bound);
END $$;
"""


class Migration(migrations.Migration):
    replaces = [("news", name) for name in FORMER]
    dependencies = [
        ("news", "0001_tables"),
        ("history", "0004_what_is_written_stays"),
    ]

    operations = [
        migrations.RunSQL(TRIGGER, UNTRIGGER),
        migrations.RunSQL(MONOTONE, SHRINK),
        migrations.RunSQL(TRACK, UNTRACK),
        migrations.RunSQL(BOUND.format(how="ON DELETE CASCADE"), BOUND.format(how="")),
    ]
