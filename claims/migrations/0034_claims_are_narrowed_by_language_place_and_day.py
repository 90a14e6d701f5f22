"""Index what claims are narrowed by: their language, and where and when it happened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0033_spellings_of_claims_quotes_and_events"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["language", "id"], name="claim_by_language"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["place_label", "id"], name="event_by_place"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["when_last", "when_first"], name="event_by_days"),
        ),
    ]
