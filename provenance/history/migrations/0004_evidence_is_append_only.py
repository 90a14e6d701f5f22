"""Refuse to change, remove or empty captures, grades, reviews and the history, whoever asks."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('provenance.maintenance', true) = 'on'
        AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER')
    THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$;
CREATE FUNCTION history_only_by_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 OR current_setting('provenance.maintenance', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is written by triggers alone', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$;
CREATE FUNCTION history_keep(kept regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s '
        'FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()', kept);
END $$;
SELECT history_keep(kept) FROM unnest(ARRAY[
    'sources_capture', 'sources_rawpage', 'sources_section', 'sources_grade', 'claims_review',
    'history_entry', 'history_change', 'history_link'
]::regclass[]) AS kept;
CREATE TRIGGER only_by_trigger BEFORE INSERT ON history_entry
    FOR EACH STATEMENT EXECUTE FUNCTION history_only_by_trigger();
CREATE TRIGGER only_by_trigger BEFORE INSERT ON history_change
    FOR EACH STATEMENT EXECUTE FUNCTION history_only_by_trigger();
"""

BACKWARDS = """
DROP FUNCTION history_keep(regclass);
DROP FUNCTION history_only_by_trigger() CASCADE;
DROP FUNCTION history_refuse() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("history", "0003_decisions_and_batches_are_chained")]

    operations = [migrations.RunSQL(REFUSE, BACKWARDS)]
