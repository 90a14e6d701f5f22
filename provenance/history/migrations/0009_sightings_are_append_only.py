"""Refuse to change, remove or empty what was written down of when a text was seen: what counts is worked out from it."""

from typing import Any

from django.conf import settings
from django.db import migrations

# Not watched by the history, as sections and raw pages are not: a look is made by the program again and again, and what
# follows from one stands in the history with the appearances it marks.
KEEP = "SELECT history_keep('sources_sighting');"
LET_GO = "DROP TRIGGER append_only ON sources_sighting;"


def grant(apps: Any, schema_editor: Any) -> None:
    """Take from the role the settings name, where it exists, the right to change what is now kept."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0008_commonplaces_are_watched"),
        ("sources", "0015_sightings"),
    ]

    operations = [migrations.RunSQL(KEEP, LET_GO), migrations.RunPython(grant, migrations.RunPython.noop)]
