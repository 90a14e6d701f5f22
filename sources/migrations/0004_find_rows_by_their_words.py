"""Index the words of names, titles and quotes, and the orders that the lists are paged by."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

import sources.models.words


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0003_mergers_of_sources"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="article",
            name="article_by_time",
        ),
        migrations.AddIndex(
            model_name="alias",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    sources.models.words.Folded(models.F("name")), config="simple"
                ),
                name="alias_by_words",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("published_at"), descending=True, nulls_last=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_by_time",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    sources.models.words.Folded(models.F("title")), config="simple"
                ),
                name="article_by_words",
            ),
        ),
    ]
