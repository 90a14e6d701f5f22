"""Find claims and quotes by what their figures may be, events by words of their place, and claims by their origins."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.conf import settings
from django.db import migrations, models

import claims.models.figure
import sources.models.words


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0043_appearances_are_proposed"),
        ("sources", "0039_captures_lead_to_their_articles_by_an_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="appearance",
            index=django.contrib.postgres.indexes.GistIndex(
                claims.models.figure.Figure(),
                condition=models.Q(("low__isnull", False), ("high__isnull", False), _connector="OR"),
                name="appearance_by_figure",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GistIndex(
                claims.models.figure.Figure(),
                condition=models.Q(("low__isnull", False), ("high__isnull", False), _connector="OR"),
                name="claim_by_figure",
            ),
        ),
        migrations.AddIndex(
            model_name="corroboration",
            index=models.Index(fields=["origins_for", "claim"], name="corroboration_by_origins"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    sources.models.words.Folded(models.F("place_label")), config="simple"
                ),
                name="event_by_words_of_place",
            ),
        ),
    ]
