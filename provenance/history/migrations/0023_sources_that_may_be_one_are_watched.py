"""Write down in the history what people decide about sources that may be one."""

from django.db import migrations

# A source pair has no address partners know: the change feed says nothing of it.
TRACK = """
SELECT history_track('sources_sourcepair', 'source pair', 'source pairs', '', '{judged_why}', '{}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON sources_sourcepair;
DROP TRIGGER history_delete ON sources_sourcepair;
DROP TRIGGER history_update ON sources_sourcepair;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0022_divisions_are_kept"),
        ("sources", "0036_sources_that_may_be_one"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
