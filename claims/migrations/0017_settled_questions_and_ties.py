"""Room for what is learned of sources: settled questions, track records, and ties with the mistakes they share."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.vocabulary
import sources.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_rarest_words_are_looked_up"),
        ("sources", "0029_commonplace_is_the_captures_text"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="rating",
            name="settles",
            field=models.CharField(
                choices=claims.vocabulary.Settles.choices,
                db_default="open",
                default=claims.vocabulary.Settles["OPEN"],
                max_length=4,
            ),
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "judgement",
                    models.CharField(
                        choices=sources.vocabulary.Judgement.choices,
                        default=sources.vocabulary.Judgement["SUGGESTED"],
                        max_length=10,
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("judged_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("probability", models.FloatField()),
                ("alike", models.PositiveIntegerField()),
                ("wrong", models.PositiveIntegerField()),
                ("apart", models.PositiveIntegerField()),
                ("method", models.CharField(max_length=40)),
                ("learned_at", models.DateTimeField()),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.source"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.source"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SharedMistake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("doubt", models.FloatField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.claim"
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mistakes", to="claims.tie"
                    ),
                ),
            ],
            options={
                "ordering": ["-doubt", "claim"],
            },
        ),
        migrations.CreateModel(
            name="TrackRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("right", models.PositiveIntegerField()),
                ("of", models.PositiveIntegerField()),
                ("as_of", models.DateTimeField()),
                ("method", models.CharField(max_length=40)),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.source"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("right", models.BooleanField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="claims.claim"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.review"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.source"
                    ),
                ),
            ],
            options={
                "ordering": ["source", "-claim"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "claim"), name="one_answer_of_a_source_to_a_claim"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("judged_at", None),
                        ("judged_by", None),
                        ("judged_why", ""),
                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                    ),
                    models.Q(
                        ("judged_at__isnull", False),
                        ("judged_by__isnull", False),
                        models.Q(("judgement", sources.vocabulary.Judgement["SUGGESTED"]), _negated=True),
                        models.Q(("judged_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="claims_tie_judgement_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="tie_keeps_its_pair_in_one_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.UniqueConstraint(
                fields=("one", "other"), name="one_tie_for_each_pair_of_sources"
            ),
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.CheckConstraint(
                condition=models.Q(("probability__gte", 0), ("probability__lte", 1)),
                name="tie_is_a_probability",
            ),
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.CheckConstraint(
                condition=models.Q(("wrong__lte", models.F("alike"))),
                name="tie_shares_no_more_mistakes_than_answers",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedmistake",
            constraint=models.UniqueConstraint(
                fields=("tie", "claim"), name="one_mistake_for_each_claim_of_a_tie"
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedmistake",
            constraint=models.CheckConstraint(
                condition=models.Q(("doubt__gte", 0), ("doubt__lte", 1)), name="doubt_is_a_probability"
            ),
        ),
        migrations.AddConstraint(
            model_name="trackrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("of__gt", 0), ("right__lte", models.F("of"))),
                name="track_record_counts_answers",
            ),
        ),
    ]
