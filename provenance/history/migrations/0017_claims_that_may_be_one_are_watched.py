"""Write down in the history what people decide about claims that may be one, what they have decided before included."""

from django.db import migrations

# What stood before the history kept it is put back under the new triggers, unsigned: the machine writes it down, who
# decided and when stands in the row itself.
LAID_ASIDE = """
CREATE TEMP TABLE possible_mergers_of_before ON COMMIT DROP AS TABLE claims_possiblemerger;
DELETE FROM claims_possiblemerger;
"""
# A possible merger has no address partners know: the change feed says nothing of it.
TRACK = """
SELECT history_track('claims_possiblemerger', 'possible merger', 'possible mergers', '', '{judged_why}', '{}', '{}');
"""
PUT_BACK = """
SELECT set_config('provenance.why', 'Stood before the history kept it', true);
INSERT INTO claims_possiblemerger SELECT * FROM possible_mergers_of_before ORDER BY id;
SELECT set_config('provenance.why', '', true);
"""
UNTRACK = """
DROP TRIGGER history_insert ON claims_possiblemerger;
DROP TRIGGER history_delete ON claims_possiblemerger;
DROP TRIGGER history_update ON claims_possiblemerger;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0016_explainers_are_kept"),
        ("claims", "0024_entries_are_read_word_by_word"),
    ]

    operations = [migrations.RunSQL(LAID_ASIDE + TRACK + PUT_BACK, UNTRACK)]
