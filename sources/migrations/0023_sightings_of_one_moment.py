"""Keep what each tells of one moment of a text in a row of its own, and find sightings by their moment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0022_screenings_know_whether_they_are_shelved"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="sighting",
            name="a_text_is_seen_once_at_a_moment",
        ),
        migrations.AddIndex(
            model_name="sighting",
            index=models.Index(fields=["seen_at"], name="sighting_by_moment"),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.UniqueConstraint(
                fields=("capture", "seen_at", "visit", "raw_hash"),
                name="a_text_is_seen_once_at_a_moment_by_a_look",
                nulls_distinct=False,
            ),
        ),
    ]
