"""Refuse an appearance whose quote is not exactly the capture's text at that place."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION claims_quote_is_the_captures_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    SELECT substr(c.text, NEW.start + 1, NEW."end" - NEW.start) INTO found
    FROM sources_capture c WHERE c.id = NEW.capture_id;
    IF found IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'the quote is not the text of the capture from % to %', NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_the_captures_text', TABLE = 'claims_appearance';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER quote_is_the_captures_text
    BEFORE INSERT OR UPDATE OF quote, start, "end", capture_id ON claims_appearance
    FOR EACH ROW EXECUTE FUNCTION claims_quote_is_the_captures_text();
"""

BACKWARDS = """
DROP TRIGGER quote_is_the_captures_text ON claims_appearance;
DROP FUNCTION claims_quote_is_the_captures_text();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_events_claims_appearances")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
