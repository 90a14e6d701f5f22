"""Keep the lists of sources people try out and take in, so that the whole of one can be taken back."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import sources.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0032_spellings_of_words_met"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                ("file", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("listed", models.JSONField(default=list)),
                ("faults", models.JSONField(default=list)),
                ("plan", models.JSONField(default=list)),
                ("moved", models.JSONField(default=dict)),
                ("left", models.JSONField(default=dict)),
                (
                    "stage",
                    models.CharField(
                        choices=sources.vocabulary.ImportStage.choices,
                        default=sources.vocabulary.ImportStage["TRIED"],
                        max_length=7,
                    ),
                ),
                ("tried_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("applied_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "applied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tried_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-tried_at", "-pk"],
                "indexes": [models.Index(fields=["-tried_at", "-id"], name="source_import_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("applied_at", None),
                                ("applied_by", None),
                                ("stage", sources.vocabulary.ImportStage["TRIED"]),
                                ("why", ""),
                            ),
                            models.Q(
                                models.Q(("stage", sources.vocabulary.ImportStage["TRIED"]), _negated=True),
                                ("applied_at__isnull", False),
                                ("applied_by__isnull", False),
                                models.Q(("why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="source_import_applied_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("stage", sources.vocabulary.ImportStage["UNDONE"]),
                                ("undone_at__isnull", False),
                                ("undone_by__isnull", False),
                            ),
                            models.Q(
                                models.Q(("stage", sources.vocabulary.ImportStage["UNDONE"]), _negated=True),
                                ("undone_at", None),
                                ("undone_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="source_import_undone_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage", sources.vocabulary.ImportStage["TRIED"]),
                            ("faults", []),
                            _connector="OR",
                        ),
                        name="source_import_applied_has_no_fault",
                    ),
                ],
            },
        ),
    ]
