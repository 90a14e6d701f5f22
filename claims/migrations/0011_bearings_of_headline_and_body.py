"""Keep what the headline and what the body of an article each do with a claim, and have claims weighed for it."""

import django.db.models.deletion
from django.db import migrations, models

import claims.vocabulary

ASK = "UPDATE claims_claim SET score_due = score_due + 1 WHERE merged_into_id IS NULL;"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_readings_know_their_rules"),
        ("sources", "0029_commonplace_is_the_captures_text"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "headline_stance",
                    models.CharField(blank=True, choices=claims.vocabulary.Stance.choices, max_length=8),
                ),
                ("headline_hedge", models.CharField(blank=True, max_length=200)),
                ("headline_quote", models.TextField(blank=True)),
                ("headline_start", models.PositiveIntegerField(null=True)),
                ("headline_reasons", models.JSONField(default=list)),
                (
                    "body_stance",
                    models.CharField(blank=True, choices=claims.vocabulary.Stance.choices, max_length=8),
                ),
                ("body_hedge", models.CharField(blank=True, max_length=200)),
                ("body_quote", models.TextField(blank=True)),
                ("body_start", models.PositiveIntegerField(null=True)),
                ("body_reasons", models.JSONField(default=list)),
                ("difference", models.CharField(blank=True, max_length=300)),
                ("method", models.CharField(max_length=40)),
                ("basis", models.CharField(max_length=32)),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.capture"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bearings",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("difference", ""), _negated=True),
                        fields=["claim", "capture"],
                        name="bearing_that_differs",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "capture"), name="one_bearing_for_each_claim_and_capture"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("difference", ""),
                            models.Q(
                                models.Q(("headline_stance", ""), _negated=True),
                                models.Q(("body_stance", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="only_what_both_halves_say_differs",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ASK, migrations.RunSQL.noop),
    ]
