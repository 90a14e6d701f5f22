"""Write down in the history which reviews of others were put beside which claims, and what people decided of it."""

from typing import Any

from django.conf import settings
from django.db import migrations

# A review of somebody else has no address partners know: the change feed says nothing of it.
TRACK = """
SELECT history_track('claims_outsidereview', 'outside review', 'outside reviews', '', '{judged_why}', '{}', '{}');
"""
UNTRACK = """
DROP TRIGGER history_insert ON claims_outsidereview;
DROP TRIGGER history_delete ON claims_outsidereview;
DROP TRIGGER history_update ON claims_outsidereview;
"""


def grant(apps: Any, schema_editor: Any) -> None:
    """Give the role the settings name, where it exists, its rights to the new table."""
    schema_editor.execute("SELECT history_grant(%s)", [settings.APP_ROLE])


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0028_endpoints_are_watched"),
        ("claims", "0041_reviews_of_others_are_kept"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK), migrations.RunPython(grant, migrations.RunPython.noop)]
