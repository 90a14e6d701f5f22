"""Sort an act of very many statements only where something moved: how rare its words are, and where to look."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # an index is built beside what is read and written only outside a transaction
    dependencies = [("claims", "0008_what_has_moved_is_looked_for_among_the_few")]

    operations = [
        migrations.CreateModel(
            name="Sorting",
            fields=[
                (
                    "act",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sorting",
                        serialize=False,
                        to="claims.act",
                    ),
                ),
                ("statements", models.PositiveIntegerField()),
                ("rarity", models.JSONField()),
                ("sorted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Unsorted",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="claims.event",
                    ),
                ),
            ],
        ),
        AddIndexConcurrently(
            "appearance",
            models.Index(fields=["act"], condition=models.Q(("claim", None)), name="appearance_unsorted"),
        ),
        AddIndexConcurrently(
            "appearance",
            django.contrib.postgres.indexes.GinIndex(fields=["terms", "accused"], name="appearance_by_terms"),
        ),
        AddIndexConcurrently(
            "event",
            django.contrib.postgres.indexes.GinIndex(fields=["places"], name="event_by_places"),
        ),
    ]
