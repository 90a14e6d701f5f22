"""List the reviews by others that are confirmed by an index: most are suggestions, which no list of partners shows."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # an index is built beside what is read and written only outside a transaction
    dependencies = [("claims", "0006_claims_are_ordered_by_when_they_were_first_told")]

    operations = [
        AddIndexConcurrently(
            "outsidereview",
            models.Index(
                fields=["public_id"],
                condition=models.Q(("judgement", "confirmed")),
                name="confirmed_outside_review",
            ),
        ),
    ]
