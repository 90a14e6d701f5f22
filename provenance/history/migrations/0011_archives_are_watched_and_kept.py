"""Have the history tell of archives of old pages, and refuse to change or remove them and the places in them."""

from typing import Any

from django.conf import settings
from django.db import migrations

KEPT = """
SELECT history_track('sources_archive', 'archive', 'archives', '', '{}', '{}', '{}');
SELECT history_keep('sources_archive'), history_keep('sources_archivedpage');
"""
LET_GO = """
DROP TRIGGER history_insert ON sources_archive;
DROP TRIGGER history_update ON sources_archive;
DROP TRIGGER history_delete ON sources_archive;
DROP TRIGGER append_only ON sources_archive;
DROP TRIGGER append_only ON sources_archivedpage;
"""


def grant(apps: Any, schema_editor: Any) -> None:
    """Take from the role the settings name what it must not do to the new tables, where it exists."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0010_where_an_endpoint_stands_is_no_decision"),
        ("sources", "0010_pages_may_lie_in_archives"),
    ]

    operations = [
        migrations.RunSQL(KEPT, LET_GO),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
