"""Tell partners of the reviews by others that were confirmed before anybody was told of any."""

from typing import Any

from django.db import migrations

# Changed in nothing, they enter no history; the feed names them as it would name any that has changed.
TELL = (
    "UPDATE claims_outsidereview SET version = version WHERE judgement = 'confirmed' AND id BETWEEN %s AND %s"
)
STRETCH = 1000
"""Reviews (by primary key) told in one transaction: who judges one of them meanwhile waits no longer than for these."""


def tell(apps: Any, schema_editor: Any) -> None:
    """Have the feed name them, a stretch at a time."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM claims_outsidereview")
        for first in range(0, cursor.fetchone()[0] + 1, STRETCH):
            cursor.execute(TELL, [first, first + STRETCH - 1])


class Migration(migrations.Migration):
    atomic = False  # each stretch is a transaction of its own
    dependencies = [("history", "0008_reviews_by_others_are_told")]

    operations = [
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
