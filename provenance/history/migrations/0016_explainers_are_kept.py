"""Write down in the history how people explain that two claims can both be true, and refuse to change what they wrote."""

from typing import Any

from django.conf import settings
from django.db import migrations

TRACK = """
SELECT history_track('claims_explainer', 'explainer', 'claims', 'one_id', '{reason}', '{}', '{}');
SELECT history_keep('claims_explainer');
"""
UNTRACK = """
DROP TRIGGER append_only ON claims_explainer;
DROP TRIGGER history_insert ON claims_explainer;
DROP TRIGGER history_delete ON claims_explainer;
DROP TRIGGER history_update ON claims_explainer;
"""


def grant(apps: Any, schema_editor: Any) -> None:
    """Take from the role the settings name, where it exists, the right to change what is now kept."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0015_ties_that_are_no_more_are_found"),
        ("claims", "0021_explainers"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK), migrations.RunPython(grant, migrations.RunPython.noop)]
