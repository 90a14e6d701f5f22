"""Keep what was put out of the kept, when and why, in tables that only the owner writes and nobody changes."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import provenance.history.models

# As in 0031, with two more tables the application's role may only read.
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
        'history_verification, {more}django_migrations FROM %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', app);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO %I', app);
    EXECUTE format('GRANT EXECUTE ON FUNCTION history_seal() TO %I', app);
    RETURN true;
END $$;
"""
# An erasure has no address partners know: the change feed tells of what it changed, not of it.
KEEP = (
    GRANT.replace("{more}", "history_erasure, history_redaction, ")
    + """
SELECT history_keep('history_erasure');
SELECT history_keep('history_redaction');
SELECT history_track('history_erasure', 'erasure', 'erasures', '', '{ground}', '{}', '{}');
"""
)
LET_GO = (
    "".join(f"DROP TRIGGER history_{way} ON history_erasure;\n" for way in ("insert", "update", "delete"))
    + "DROP TRIGGER append_only ON history_erasure;\nDROP TRIGGER append_only ON history_redaction;\n"
    + GRANT.replace("{more}", "")
)


def grant(apps: Any, schema_editor: Any) -> None:
    """Take from the role the settings name, where it exists, the right to write what only the owner notes."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [("history", "0031_verifications_are_noted")]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ground", models.TextField()),
                ("redactions", models.PositiveIntegerField()),
                ("digest", models.BinaryField()),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=provenance.history.models.RedactionKind.choices, max_length=5),
                ),
                ("key", models.CharField(max_length=64)),
                ("content_hash", models.BinaryField()),
                (
                    "erasure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redacted",
                        to="history.erasure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "key", "erasure"), name="redacted_once_by_an_erasure"
                    )
                ],
            },
        ),
        migrations.RunSQL(KEEP, LET_GO),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
