"""Remember which events people merged, and which claims went along."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0036_claims_are_divided"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EventMerger",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("brought", models.JSONField(default=dict)),
                ("merged_at", models.DateTimeField()),
                ("why", models.TextField()),
                ("split_at", models.DateTimeField(blank=True, null=True)),
                ("split_why", models.TextField(blank=True)),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mergers_into",
                        to="claims.event",
                    ),
                ),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mergers", to="claims.event"
                    ),
                ),
                (
                    "split_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-merged_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("split_at", None), ("split_by", None), ("split_why", "")),
                            models.Q(
                                ("split_at__isnull", False),
                                ("split_by__isnull", False),
                                models.Q(("split_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="claims_eventmerger_split_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="claims_eventmerger_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one", models.F("into")), _negated=True),
                        name="claims_eventmerger_joins_two",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("split_at", None)),
                        fields=("one",),
                        name="claims_eventmerger_stands_once",
                    ),
                ],
            },
        ),
    ]
