"""Write down in the history who took in which list of sources, and who took it back."""

from django.db import migrations

# An import has no address partners know: the change feed says nothing of it. What it changed is told of the sources.
TRACK = """
SELECT history_track('sources_sourceimport', 'source import', 'source imports', '', '{why}',
    '{listed,faults,plan,moved,left}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON sources_sourceimport;
DROP TRIGGER history_delete ON sources_sourceimport;
DROP TRIGGER history_update ON sources_sourceimport;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0019_decisions_are_found_by_person_and_day"),
        ("sources", "0033_imports_of_lists_of_sources"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
