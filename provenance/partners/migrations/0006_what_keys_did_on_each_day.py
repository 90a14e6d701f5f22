"""Keep how each key was answered on each day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0005_a_key_spends_so_much_a_minute"),
    ]

    operations = [
        migrations.CreateModel(
            name="Usage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("series", models.CharField(max_length=16)),
                ("answered", models.PositiveBigIntegerField(default=0)),
                ("refused", models.PositiveBigIntegerField(default=0)),
                ("throttled", models.PositiveBigIntegerField(default=0)),
                ("failed", models.PositiveBigIntegerField(default=0)),
                ("sent", models.PositiveBigIntegerField(default=0)),
                (
                    "key",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="usage",
                        to="partners.key",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "usage",
                "ordering": ["key", "day"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "day", "series"), name="a_key_has_one_row_a_day_and_series"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("series", ""), _negated=True), name="usage_has_a_series"
                    ),
                ],
            },
        ),
    ]
