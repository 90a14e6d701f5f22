"""Leave out of the history what a look at a feed writes down: only what people settle about a feed is a change of it."""

from django.db import migrations

UNTRACK = """
DROP TRIGGER history_insert ON sources_feed;
DROP TRIGGER history_update ON sources_feed;
DROP TRIGGER history_delete ON sources_feed;
"""
TRACK = """
SELECT history_track('sources_feed', 'feed', 'sources', 'source_id', '{}',
    '{looked_at,due_at,outcome,told,tries,begun,etag,last_modified,pace,host_id}', '{}');
"""
FORMERLY = """
SELECT history_track('sources_feed', 'feed', 'sources', 'source_id', '{}', '{last_polled_at}', '{}');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0005_the_app_may_not_rewrite"),
        ("sources", "0007_addresses_to_look_at"),
    ]

    operations = [migrations.RunSQL(UNTRACK + TRACK, UNTRACK + FORMERLY)]
