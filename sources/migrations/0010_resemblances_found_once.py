"""Find copies once and for good: screenings, resemblances, shorter fingerprints; texts compressed the faster way."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

from sources.rules import fingerprints
from sources.rules.body import body_of
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

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


def fingerprint_again(apps, schema_editor):
    """Hashes of before and of now never meet: every capture gets today's, and every lineage is looked for again."""
    captures, sections = apps.get_model("sources", "Capture"), apps.get_model("sources", "Section")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('provenance.maintenance', 'on', true)")
        for capture in captures.objects.only("text").iterator(chunk_size=200):
            parts = sections.objects.filter(capture=capture).order_by("start")
            spans = [SectionSpan(SectionKind(part.kind), part.start, part.end, part.voice) for part in parts]
            hashes = fingerprints.winnow([body_of(capture.text, spans).text])[0]
            captures.objects.filter(pk=capture.pk).update(fingerprint=fingerprints.pack(hashes))
        cursor.execute("SELECT set_config('provenance.maintenance', '', true)")
    apps.get_model("sources", "Article").objects.filter(unseen=False).update(trace_due=F("trace_due") + 1)


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
        migrations.RunPython(fingerprint_again, migrations.RunPython.noop),
    ]
