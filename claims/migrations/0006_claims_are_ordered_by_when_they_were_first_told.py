"""Keep when a claim was first told beside its score, so that lists have the newest first by an index."""

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# Every claim is weighed once more, beside other work; until then it comes after those whose day is known.
ASK = """
UPDATE claims_claim SET score_due = score_due + 1
WHERE id BETWEEN %s AND %s AND id IN (SELECT claim_id FROM claims_corroboration)
"""
STRETCH = 1000
"""Claims (by primary key) asked for in one transaction: who writes one of them meanwhile waits no longer than for these."""


def ask(apps: Any, schema_editor: Any) -> None:
    """Have them weighed, a stretch at a time."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM claims_claim")
        for first in range(0, cursor.fetchone()[0] + 1, STRETCH):
            cursor.execute(ASK, [first, first + STRETCH - 1])


class Migration(migrations.Migration):
    atomic = False  # an index is built beside what is read and written only outside a transaction

    dependencies = [("claims", "0005_what_is_kept_from_readers")]

    operations = [
        migrations.AddField("corroboration", "first_told", models.DateTimeField(null=True)),
        AddIndexConcurrently(
            "corroboration",
            models.Index(fields=["-first_told", "-claim"], name="corroboration_by_first_told"),
        ),
        migrations.RunPython(ask, migrations.RunPython.noop),
    ]
