"""Find copies once and for good: screenings and resemblances; texts compressed the faster way.

Fingerprints of before are laid aside some migrations on, in batches (fingerprints_of_before_are_laid_aside).
"""

import django.db.models.deletion
from django.db import migrations, models

# Where PostgreSQL was built without lz4, texts stay as they are.
COMPRESS = """
DO $$ BEGIN
    ALTER TABLE sources_capture ALTER COLUMN text SET COMPRESSION lz4;
    ALTER TABLE sources_rawpage ALTER COLUMN content SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR invalid_parameter_value THEN
    RAISE NOTICE 'lz4 is not offered here';
END $$
"""
AS_BEFORE = """
ALTER TABLE sources_capture ALTER COLUMN text SET COMPRESSION default;
ALTER TABLE sources_rawpage ALTER COLUMN content SET COMPRESSION default;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0009_phrases_and_agencies_of_curators")]

    operations = [
        migrations.DeleteModel(name="Shingle"),
        migrations.CreateModel(
            name="Shingle",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "code", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.BigIntegerField()),
                ("number", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "capture",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screening",
                        to="sources.capture",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Resemblance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hashes", models.PositiveIntegerField()),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.capture"
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sources.capture",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("later", "earlier"), name="one_resemblance_for_each_pair")
                ],
            },
        ),
        migrations.RunSQL(COMPRESS, AS_BEFORE),
    ]
