"""Write down in the history which events people merged, and when they split them again."""

from django.db import migrations

TRACK = """
SELECT history_track('claims_eventmerger', 'event merger', 'events', 'into_id', '{why,split_why}', '{}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON claims_eventmerger;
DROP TRIGGER history_delete ON claims_eventmerger;
DROP TRIGGER history_update ON claims_eventmerger;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0023_sources_that_may_be_one_are_watched"),
        ("claims", "0037_events_are_merged"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
