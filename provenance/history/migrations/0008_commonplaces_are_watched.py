"""Write down in the history which passages people call commonplaces."""

from django.db import migrations

# A commonplace has no address partners know: the change feed says nothing of it.
TRACK = """
SELECT history_track('sources_commonplace', 'commonplace', 'commonplaces', '', '{judged_why}', '{}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON sources_commonplace;
DROP TRIGGER history_delete ON sources_commonplace;
DROP TRIGGER history_update ON sources_commonplace;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0007_phrases_are_watched"),
        ("sources", "0014_commonplaces_and_over_matching"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
