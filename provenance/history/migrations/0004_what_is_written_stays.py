"""Refuse to change, remove or empty what is kept, and to write history by hand, whoever asks."""

from django.db import migrations

FORMER = ("0004_evidence_is_append_only",)
# The owner may, who says so first (provenance.maintenance): to restore, to erase, to try tampering.
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
    replaces = [("history", name) for name in FORMER]
    dependencies = [
        ("history", "0003_decisions_are_chained"),
    ]

    operations = [
        migrations.RunSQL(REFUSE, BACKWARDS),
    ]
