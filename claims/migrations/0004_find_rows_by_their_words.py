"""Index the words of names, titles and quotes, and the orders that the lists are paged by."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.conf import settings
from django.db import migrations, models

import sources.models.words


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_mergers_of_claims"),
        ("sources", "0004_find_rows_by_their_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="corroboration",
            name="corroboration_by_score",
        ),
        migrations.RemoveIndex(
            model_name="event",
            name="event_by_time",
        ),
        migrations.AddIndex(
            model_name="appearance",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    sources.models.words.Folded(models.F("quote")), config="english"
                ),
                name="appearance_by_words",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    sources.models.words.Folded(models.F("text")), config="english"
                ),
                name="claim_by_words",
            ),
        ),
        migrations.AddIndex(
            model_name="corroboration",
            index=models.Index(fields=["-score", "-claim"], name="corroboration_by_score"),
        ),
        migrations.AddIndex(
            model_name="corroboration",
            index=models.Index(fields=["-articles", "-claim"], name="corroboration_by_articles"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                models.OrderBy(models.F("when_first"), descending=True, nulls_last=True),
                models.OrderBy(models.F("id"), descending=True),
                name="event_by_time",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    sources.models.words.Folded(models.F("title")), config="english"
                ),
                name="event_by_words",
            ),
        ),
    ]
