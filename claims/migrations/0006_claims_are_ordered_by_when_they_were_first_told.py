"""Keep when a claim was first told beside its score, so that lists have the newest first by an index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# Every claim is weighed once more, beside other work; until then it comes after those whose day is known.
ASK = "UPDATE claims_claim SET score_due = score_due + 1 WHERE id IN (SELECT claim_id FROM claims_corroboration)"


class Migration(migrations.Migration):
    atomic = False  # an index is built beside what is read and written only outside a transaction

    dependencies = [("claims", "0005_what_is_kept_from_readers")]

    operations = [
        migrations.AddField("corroboration", "first_told", models.DateTimeField(null=True)),
        AddIndexConcurrently(
            "corroboration",
            models.Index(fields=["-first_told", "-claim"], name="corroboration_by_first_told"),
        ),
        migrations.RunSQL(ASK, migrations.RunSQL.noop),
    ]
