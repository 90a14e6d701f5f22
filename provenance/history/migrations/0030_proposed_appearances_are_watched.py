"""Write down in the history what partners propose, change and take back, and who judged it."""

from django.db import migrations

# What is proposed is between a partner and the newsroom: the feed of changes does not know its address.
TRACK = """
SELECT history_track('claims_proposedappearance', 'proposed appearance', 'proposals', '', '{judged_why,why}', '{}', '{}');
"""
UNTRACK = "".join(
    f"DROP TRIGGER history_{way} ON claims_proposedappearance;\n" for way in ("insert", "update", "delete")
)


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0029_reviews_of_others_are_watched"),
        ("claims", "0043_appearances_are_proposed"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
