"""Leave out of the history how far the terms of a claim have been written down: it says nothing of the claim."""

from django.db import migrations

UNTRACK = """
DROP TRIGGER history_insert ON claims_claim;
DROP TRIGGER history_update ON claims_claim;
DROP TRIGGER history_delete ON claims_claim;
"""
TRACK = """
SELECT history_track('claims_claim', 'claim', 'claims', '', '{judged_why}',
    '{score_due,score_done,terms_due,terms_done}', '{}');
"""
FORMERLY = """
SELECT history_track('claims_claim', 'claim', 'claims', '', '{judged_why}', '{score_due,score_done}', '{}');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0011_bearings_are_watched"),
        ("claims", "0013_terms_by_which_claims_are_found"),
    ]

    operations = [migrations.RunSQL(UNTRACK + TRACK, UNTRACK + FORMERLY)]
