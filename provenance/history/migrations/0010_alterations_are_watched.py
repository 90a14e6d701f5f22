"""Tell in the change feed when an article was seen to say otherwise than before."""

from django.db import migrations

# Derived and rebuildable, but what partners follow most: which words changed is held as a hash, the row has the rest.
TRACK = """
SELECT history_track('sources_alteration', 'alteration', 'alterations', '', '{}', '{}', '{reasons,spans}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON sources_alteration;
DROP TRIGGER history_delete ON sources_alteration;
DROP TRIGGER history_update ON sources_alteration;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0009_sightings_are_append_only"),
        ("sources", "0018_alterations_have_names"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
