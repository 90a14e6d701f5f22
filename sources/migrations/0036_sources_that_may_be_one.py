"""Keep pairs of sources that may be one, and remember what people say of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sources.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0035_articles_are_found_by_where_they_redirected_from"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SourcePair",
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
                ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                ("score", models.FloatField()),
                ("reasons", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("judgement", sources.vocabulary.Judgement["SUGGESTED"])),
                        fields=["-score", "public_id"],
                        name="source_pairs_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
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
                                models.Q(
                                    ("judgement", sources.vocabulary.Judgement["SUGGESTED"]), _negated=True
                                ),
                                models.Q(("judged_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sources_sourcepair_judgement_is_whole",
                    ),
                    models.UniqueConstraint(fields=("one", "other"), name="one_pair_for_two_sources"),
                    models.CheckConstraint(
                        condition=models.Q(("one", models.F("other")), _negated=True),
                        name="a_source_is_no_pair_with_itself",
                    ),
                ],
            },
        ),
    ]
