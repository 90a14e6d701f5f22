"""Let each capture keep the title, author and time it gave its article, and each derivation the captures compared."""

import django.db.models.deletion
from django.db import migrations, models

import sources.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_sources_articles_captures_derivations"),
    ]

    operations = [
        migrations.AddField(
            model_name="capture",
            name="author",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="capture",
            name="note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="capture",
            name="published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="capture",
            name="published_precision",
            field=models.CharField(blank=True, choices=sources.vocabulary.Precision.choices, max_length=8),
        ),
        migrations.AddField(
            model_name="derivation",
            name="downstream_capture",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.capture"
            ),
        ),
        migrations.AddField(
            model_name="derivation",
            name="upstream_capture",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.capture"
            ),
        ),
    ]
