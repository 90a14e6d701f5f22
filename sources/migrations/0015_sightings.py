"""Give each look that saw a text a row of its own, and each change the moment at which it was seen."""

import django.db.models.deletion
from django.db import migrations, models

# Of what is held, only the first sighting of each text is known: later looks that found nothing new left no trace. The
# constraints are looked at at once, because a table with rows still to be looked at cannot be changed.
FILL = """
INSERT INTO sources_sighting (capture_id, seen_at, raw_hash, noted_at)
SELECT id, retrieved_at, raw_id, captured_at FROM sources_capture WHERE retrieved_at IS NOT NULL;
UPDATE sources_alteration a SET sighting_id = s.id FROM sources_sighting s WHERE s.capture_id = a.later_id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0014_commonplaces_and_over_matching")]

    operations = [
        migrations.CreateModel(
            name="Sighting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                ("raw_hash", models.CharField(max_length=64)),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sightings",
                        to="sources.capture",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sightings",
                        to="sources.visit",
                    ),
                ),
            ],
            options={
                "ordering": ["seen_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["capture", "seen_at"], name="a_text_is_seen_once_at_a_moment"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="alteration",
            name="sighting",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="alteration",
                to="sources.sighting",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="alteration",
            name="sighting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="alteration", to="sources.sighting"
            ),
        ),
        migrations.AlterField(
            model_name="alteration",
            name="later",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.capture"
            ),
        ),
        migrations.AlterModelOptions(name="alteration", options={"ordering": ["sighting__seen_at", "pk"]}),
    ]
