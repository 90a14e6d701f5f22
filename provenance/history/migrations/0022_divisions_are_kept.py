"""Write down in the history which appearances people put from one claim into another, and when they undid it."""

from django.db import migrations

TRACK = """
SELECT history_track('claims_division', 'division', 'claims', 'one_id', '{why,undone_why}', '{}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON claims_division;
DROP TRIGGER history_delete ON claims_division;
DROP TRIGGER history_update ON claims_division;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0021_what_comes_and_goes_from_sight_is_told"),
        ("claims", "0036_claims_are_divided"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
