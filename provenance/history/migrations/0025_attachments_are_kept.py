"""Write down in the history what people attach to claims and withdraw, and refuse to change an attached file."""

from typing import Any

from django.conf import settings
from django.db import migrations

# What is attached is the newsroom's: it has no address partners know.
TRACK = """
SELECT history_track('claims_attachment', 'attachment', 'attachments', '', '{}', '{}', '{}');
SELECT history_keep('claims_attachedfile');
"""
UNTRACK = """
DROP TRIGGER append_only ON claims_attachedfile;
DROP TRIGGER history_insert ON claims_attachment;
DROP TRIGGER history_delete ON claims_attachment;
DROP TRIGGER history_update ON claims_attachment;
"""


def grant(apps: Any, schema_editor: Any) -> None:
    """Take from the role the settings name, where it exists, the right to change what is now kept."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0024_event_mergers_are_kept"),
        ("claims", "0038_evidence_is_attached"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK), migrations.RunPython(grant, migrations.RunPython.noop)]
