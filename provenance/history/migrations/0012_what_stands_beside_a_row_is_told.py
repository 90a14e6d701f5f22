"""Have the feed name rows of which something is told that stands in tables nobody tracks, when that changes."""

from django.db import migrations

# An article’s text revision is raised when its last words are others, and when its page is gone or back. What a source
# was right about, and how many more contradict a claim than are kept, are derived; who follows the feed is told of them.
TELL = """
CREATE FUNCTION history_tell_article() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO history_change (xid, at, resource, public_id, action)
    SELECT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), 'articles', a.public_id, 'updated'
    FROM sources_article a WHERE a.id = coalesce(NEW.merged_into_id, NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION history_tell_sources() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO history_change (xid, at, resource, public_id, action)
    SELECT DISTINCT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), 'sources',
        s.public_id, 'updated'
    FROM moved_rows m JOIN sources_source s ON s.id = m.source_id;
    RETURN NULL;
END $$;
CREATE FUNCTION history_tell_claims() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO history_change (xid, at, resource, public_id, action)
    SELECT DISTINCT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), 'claims',
        c.public_id, 'updated'
    FROM moved_rows m JOIN claims_claim c ON c.id = m.claim_id;
    RETURN NULL;
END $$;
CREATE TRIGGER article_is_told AFTER UPDATE ON sources_article FOR EACH ROW
    WHEN (OLD.text_revision <> NEW.text_revision) EXECUTE FUNCTION history_tell_article();
"""
WAYS = (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD"))
BESIDE = (("claims_answer", "sources"), ("claims_furtherrivals", "claims"))
WATCH = "".join(
    f"CREATE TRIGGER {told}_are_told_{way} AFTER {way.upper()} ON {table} REFERENCING {rows} TABLE AS moved_rows "
    f"FOR EACH STATEMENT EXECUTE FUNCTION history_tell_{told}();\n"
    for table, told in BESIDE
    for way, rows in WAYS
)
UNTOLD = """
DROP FUNCTION history_tell_article() CASCADE;
DROP FUNCTION history_tell_sources() CASCADE;
DROP FUNCTION history_tell_claims() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0011_archives_are_watched_and_kept"),
        ("claims", "0006_claims_are_ordered_by_when_they_were_first_told"),
        ("sources", "0008_pages_outside_are_found_by_an_index"),
    ]

    operations = [migrations.RunSQL(TELL + WATCH, UNTOLD)]
