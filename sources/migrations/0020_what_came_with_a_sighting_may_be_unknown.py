"""Let a sighting leave open which bytes came with it: an archive may name the moment alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0019_sweeps"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sighting",
            name="raw_hash",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
