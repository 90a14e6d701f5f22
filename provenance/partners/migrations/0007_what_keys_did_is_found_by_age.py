"""Find what keys did by its day, to forget it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0006_what_keys_did_on_each_day"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="usage",
            index=models.Index(fields=["day"], name="usage_by_age"),
        ),
    ]
