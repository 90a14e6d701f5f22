"""Give the role the program works as no more than it needs: read all, add evidence, change only what may change."""

from typing import Any

from django.conf import settings
from django.db import migrations

FORMER = ("0005_the_app_may_not_rewrite",)
# The owner keeps everything; a role that is the owner, or stands above every rule, is left as it is.
# Default privileges see to the tables of later migrations; those that are to be append-only say so to history_keep.
GRANT = """
CREATE FUNCTION history_grant(app name) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    kept regclass;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = app AND NOT rolsuper) OR app = current_user THEN
        RETURN false;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', app);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', app);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', app);
    FOR kept IN SELECT tgrelid FROM pg_trigger WHERE tgfoid = 'history_refuse'::regproc LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM %I', kept, app);
    END LOOP;
    EXECUTE format(
        'REVOKE INSERT, UPDATE, DELETE ON history_entry, history_change, history_link, history_head, history_turn, '
        'history_verification, history_erasure, history_redaction, django_migrations FROM %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO %I', app);
    EXECUTE format('GRANT EXECUTE ON FUNCTION history_seal() TO %I', app);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION history_seal() FROM PUBLIC;
"""


def grant(apps: Any, schema_editor: Any) -> None:
    """Grant to the role the settings name, where it exists."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    replaces = [("history", name) for name in FORMER]
    dependencies = [
        ("history", "0006_what_is_tracked_and_kept"),
    ]

    operations = [
        migrations.RunSQL(GRANT, "DROP FUNCTION history_grant(name)"),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
