"""Hold pieces and commonplaces to what they must be, and keep texts and pages in less room."""

from django.db import migrations

FORMER = (
    "0010_resemblances_found_once",
    "0026_a_piece_stands_under_no_other",
    "0029_commonplace_is_the_captures_text",
)
# Where PostgreSQL was built without lz4, texts stay as they are.
COMPRESS = """
DO $$ BEGIN
    ALTER TABLE sources_capture ALTER COLUMN text SET COMPRESSION lz4;
    ALTER TABLE sources_rawpage ALTER COLUMN content SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR invalid_parameter_value THEN
    RAISE NOTICE 'lz4 is not offered here';
END $$
"""
AS_BEFORE = """
ALTER TABLE sources_capture ALTER COLUMN text SET COMPRESSION default;
ALTER TABLE sources_rawpage ALTER COLUMN content SET COMPRESSION default;
"""
# Deferred: which of several stands for all may change, and then all of them are written one after another.
PIECES = """
CREATE FUNCTION sources_piece_stands_alone() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM sources_article a JOIN sources_article b ON b.id = a.merged_into_id
        WHERE b.merged_into_id IS NOT NULL AND (a.id = NEW.id OR a.merged_into_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'an article must not stand under one that itself stands under another (article %)', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_piece_stands_alone', TABLE = 'sources_article';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER article_piece_stands_alone AFTER INSERT OR UPDATE OF merged_into_id ON sources_article
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION sources_piece_stands_alone();
"""
PIECES_LET_GO = """
DROP TRIGGER article_piece_stands_alone ON sources_article;
DROP FUNCTION sources_piece_stands_alone();
"""
COMMONPLACES = """
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
COMMONPLACES_LET_GO = """
DROP TRIGGER commonplace_is_the_captures_text ON sources_commonplace;
DROP FUNCTION sources_commonplace_is_the_captures_text();
"""


class Migration(migrations.Migration):
    replaces = [("sources", name) for name in FORMER]
    dependencies = [
        ("sources", "0002_tables"),
    ]

    operations = [
        migrations.RunSQL(COMPRESS, AS_BEFORE),
        migrations.RunSQL(PIECES, PIECES_LET_GO),
        migrations.RunSQL(COMMONPLACES, COMMONPLACES_LET_GO),
    ]
