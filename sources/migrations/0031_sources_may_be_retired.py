"""Let a person put a source that needs no looking after any more out of the registry's lists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0030_whom_a_person_speaks_for")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="retired",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
