"""Write down in the history what people change of the phrases by which credits are read."""

from django.db import migrations

# A phrase has no address partners know: the change feed says nothing of it.
TRACK = """
SELECT history_track('sources_phrase', 'phrase', 'phrases', '', '{}', '{}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON sources_phrase;
DROP TRIGGER history_delete ON sources_phrase;
DROP TRIGGER history_update ON sources_phrase;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0006_looking_at_a_feed_is_no_change_of_it"),
        ("sources", "0009_phrases_and_agencies_of_curators"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
