"""Find what people did by who did it, by what it was done to, and by the day."""

from django.db import migrations, models
from django.db.models import Q

BY_PEOPLE = Q(actor_id__isnull=False)


class Migration(migrations.Migration):
    dependencies = [("history", "0018_signatures_and_comments_are_kept")]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["actor_id", "at", "id"], name="decision_by_person", condition=BY_PEOPLE
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["subject", "at", "id"], name="decision_by_subject", condition=BY_PEOPLE
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["at", "id"], name="decision_by_day", condition=BY_PEOPLE),
        ),
    ]
