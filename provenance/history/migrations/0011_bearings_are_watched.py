"""Tell in the change feed when the headline or the body of an article turns out to do otherwise with a claim."""

from django.db import migrations

# Derived and rebuildable: why is held as a hash, the row has the rest.
TRACK = """
SELECT history_track('claims_bearing', 'bearing', 'claims', 'claim_id', '{}', '{basis}',
    '{headline_reasons,body_reasons}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON claims_bearing;
DROP TRIGGER history_delete ON claims_bearing;
DROP TRIGGER history_update ON claims_bearing;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0010_alterations_are_watched"),
        ("claims", "0011_bearings_of_headline_and_body"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
