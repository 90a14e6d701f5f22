"""Write down in the history what is learned of sources: their track records and the ties between them."""

from django.db import migrations

# The change feed names the first source of a tie by itself; a trigger beside it names the other.
TRACK = """
SELECT history_track('claims_trackrecord', 'track record', 'sources', 'source_id', '{}', '{}', '{}');
SELECT history_track('claims_tie', 'tie', 'sources', 'one_id', '{judged_why}', '{learned_at}', '{}');
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
UNTRACK = """
DROP FUNCTION history_tell_other_end() CASCADE;
DROP TRIGGER history_insert ON claims_tie;
DROP TRIGGER history_delete ON claims_tie;
DROP TRIGGER history_update ON claims_tie;
DROP TRIGGER history_insert ON claims_trackrecord;
DROP TRIGGER history_delete ON claims_trackrecord;
DROP TRIGGER history_update ON claims_trackrecord;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0012_listing_terms_is_no_change_of_a_claim"),
        ("claims", "0017_settled_questions_and_ties"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
