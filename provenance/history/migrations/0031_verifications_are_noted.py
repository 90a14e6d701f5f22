"""Note when everything was last checked, in a table that only the owner writes and nobody changes."""

from typing import Any

from django.conf import settings
from django.db import migrations, models

# As in 0005, with one more table the application's role may only read.
GRANT = """
CREATE OR REPLACE FUNCTION history_grant(app name) RETURNS boolean LANGUAGE plpgsql AS $$
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
        '{more}django_migrations FROM %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO %I', app);
    EXECUTE format('GRANT EXECUTE ON FUNCTION history_seal() TO %I', app);
    RETURN true;
END $$;
"""
KEEP = GRANT.replace("{more}", "history_verification, ") + "SELECT history_keep('history_verification');"
LET_GO = "DROP TRIGGER append_only ON history_verification;" + GRANT.replace("{more}", "")


def grant(apps: Any, schema_editor: Any) -> None:
    """Take from the role the settings name, where it exists, the right to write what only the owner notes."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [("history", "0030_proposed_appearances_are_watched")]

    operations = [
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("faults", models.PositiveIntegerField()),
                ("first", models.TextField(blank=True)),
                ("head", models.CharField(blank=True, max_length=100)),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.RunSQL(KEEP, LET_GO),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
