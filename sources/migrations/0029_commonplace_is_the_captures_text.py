"""Refuse a commonplace whose words are not exactly the capture's text at that place."""

from django.db import migrations

# Blanks at the ends of a passage were left out of its words, and not of its place.
FITTED = """
UPDATE sources_commonplace p SET start = told.start, "end" = told.start + length(p.text)
FROM (
    SELECT p.id, p.start + strpos(substr(c.text, p.start + 1, p."end" - p.start), p.text) - 1 AS start
    FROM sources_commonplace p JOIN sources_capture c ON c.id = p.capture_id
    WHERE substr(c.text, p.start + 1, p."end" - p.start) <> p.text
        AND strpos(substr(c.text, p.start + 1, p."end" - p.start), p.text) > 0
) told
WHERE told.id = p.id AND NOT EXISTS (
    SELECT FROM sources_commonplace other
    WHERE other.capture_id = p.capture_id AND other.start = told.start
        AND other."end" = told.start + length(p.text)
);
"""
GUARD = """
CREATE FUNCTION sources_commonplace_is_the_captures_text() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    found text;
BEGIN
    SELECT substr(c.text, NEW.start + 1, NEW."end" - NEW.start) INTO found
    FROM sources_capture c WHERE c.id = NEW.capture_id;
    IF found IS DISTINCT FROM NEW.text THEN
        RAISE EXCEPTION 'the commonplace is not the text of the capture from % to %', NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'commonplace_is_the_captures_text',
            TABLE = 'sources_commonplace';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER commonplace_is_the_captures_text
    BEFORE INSERT OR UPDATE OF text, start, "end", capture_id ON sources_commonplace
    FOR EACH ROW EXECUTE FUNCTION sources_commonplace_is_the_captures_text();
"""
UNGUARD = """
DROP TRIGGER commonplace_is_the_captures_text ON sources_commonplace;
DROP FUNCTION sources_commonplace_is_the_captures_text();
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0028_put_away_once_for_each_source")]

    operations = [
        migrations.RunSQL(FITTED, migrations.RunSQL.noop),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
