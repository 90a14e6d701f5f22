from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pipeline", "0002_nights_of_rescoring"),
    ]

    operations = [
        migrations.AddField(
            model_name="scorecheck",
            name="again",
            field=ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None),
        ),
    ]
