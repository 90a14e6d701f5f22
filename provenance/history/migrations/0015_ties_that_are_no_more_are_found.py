"""Find the ties between sources that were learned once and are no more, so that any past moment can be told."""

from django.db import migrations

INDEX = """
CREATE INDEX entry_of_sources_no_longer_tied ON history_entry (((before ->> 'one_id')::bigint))
    WHERE subject = 'tie' AND action = 'deleted';
"""
NO_INDEX = "DROP INDEX entry_of_sources_no_longer_tied;"


class Migration(migrations.Migration):
    dependencies = [("history", "0014_what_a_score_was_is_kept_with_its_arithmetic")]

    operations = [migrations.RunSQL(INDEX, NO_INDEX)]
