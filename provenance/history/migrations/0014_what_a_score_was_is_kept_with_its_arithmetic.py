"""Keep the arithmetic of every score, and find what belonged to a claim once, so that any past moment can be told."""

from django.db import migrations, models

UNTRACK = """
DROP TRIGGER history_insert ON {table};
DROP TRIGGER history_update ON {table};
DROP TRIGGER history_delete ON {table};
"""
# A hash proves what stood there and cannot tell it: readers of the past want every line of the ledger.
TRACK = """
SELECT history_track('claims_corroboration', 'corroboration', 'claims', 'claim_id', '{}', '{scored_at}', '{}');
SELECT history_track('claims_bearing', 'bearing', 'claims', 'claim_id', '{}', '{basis}', '{}');
"""
FORMERLY = """
SELECT history_track('claims_corroboration', 'corroboration', 'claims', 'claim_id', '{}', '{scored_at}', '{ledger,moves}');
SELECT history_track('claims_bearing', 'bearing', 'claims', 'claim_id', '{}', '{basis}',
    '{headline_reasons,body_reasons}');
"""
BOTH = UNTRACK.format(table="claims_corroboration") + UNTRACK.format(table="claims_bearing")
# The few entries by which a row left something: all others are found by the row as it stands.
INDEXES = """
CREATE INDEX entry_of_a_quote_moved ON history_entry (((before ->> 'claim_id')::bigint))
    WHERE subject = 'appearance' AND before ? 'claim_id';
CREATE INDEX entry_of_a_pair_gone ON history_entry (((before ->> 'one_id')::bigint))
    WHERE subject = 'contradiction' AND action = 'deleted';
CREATE INDEX entry_of_a_pair_gone_turned ON history_entry (((before ->> 'other_id')::bigint))
    WHERE subject = 'contradiction' AND action = 'deleted';
CREATE INDEX entry_of_a_tie_gone ON history_entry (((before ->> 'downstream_id')::bigint))
    WHERE subject = 'derivation' AND action = 'deleted';
"""
NO_INDEXES = """
DROP INDEX entry_of_a_quote_moved;
DROP INDEX entry_of_a_pair_gone;
DROP INDEX entry_of_a_pair_gone_turned;
DROP INDEX entry_of_a_tie_gone;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0013_what_is_learned_of_sources_is_watched"),
    ]

    operations = [
        migrations.RunSQL(BOTH + TRACK, BOTH + FORMERLY),
        migrations.RunSQL(INDEXES, NO_INDEXES),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["subject", "key", "id"], name="entry_by_row"),
        ),
    ]
