"""Write down in the history who set a second factor up or took it away; never the secret of it."""

from django.db import migrations

# A second factor has no address partners know: the change feed says nothing of it.
TRACK = """
SELECT history_track('accounts_secondfactor', 'second factor', 'people', '', '{}', '{secret,last_step}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON accounts_secondfactor;
DROP TRIGGER history_delete ON accounts_secondfactor;
DROP TRIGGER history_update ON accounts_secondfactor;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0025_attachments_are_kept"),
        ("accounts", "0004_second_factors"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
