"""Keep the addresses we look at, the hosts they stand on, and when each feed is to be looked at next."""

from typing import Any
from urllib.parse import urlsplit

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import sources.vocabulary


def give_feeds_a_host(apps: Any, schema_editor: Any) -> None:
    """Every feed stands on a host; those that are followed are to be looked at at once."""
    feeds, hosts = apps.get_model("sources", "Feed"), apps.get_model("sources", "Host")
    for feed in feeds.objects.all():
        host, _ = hosts.objects.get_or_create(name=urlsplit(feed.url).hostname)
        feeds.objects.filter(pk=feed.pk).update(
            host=host, due_at=django.db.models.functions.datetime.Now() if feed.active else None
        )


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0006_alterations_between_captures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField(
            model_name="feed",
            old_name="last_polled_at",
            new_name="looked_at",
        ),
        migrations.RenameField(
            model_name="feed",
            old_name="last_trouble",
            new_name="told",
        ),
        migrations.AddField(
            model_name="feed",
            name="due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="feed",
            name="etag",
            field=models.CharField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="feed",
            name="last_modified",
            field=models.CharField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="feed",
            name="outcome",
            field=models.CharField(
                blank=True, choices=sources.vocabulary.VisitOutcome.choices, editable=False, max_length=15
            ),
        ),
        migrations.AddField(
            model_name="feed",
            name="pace",
            field=models.PositiveIntegerField(default=30, editable=False),
        ),
        migrations.AddField(
            model_name="feed",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.CreateModel(
            name="Host",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=253, unique=True)),
                ("free_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("robots", models.TextField(blank=True, editable=False)),
                ("robots_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("troubles", models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="host_has_a_name"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="feed",
            name="host",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.host"
            ),
        ),
        migrations.RunPython(give_feeds_a_host, migrations.RunPython.noop),
        # The table is altered next, which waits for no check that is put off.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="feed",
            name="host",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.host"
            ),
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("looked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=sources.vocabulary.VisitOutcome.choices,
                        editable=False,
                        max_length=15,
                    ),
                ),
                ("told", models.TextField(blank=True, editable=False)),
                ("tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("etag", models.CharField(blank=True, editable=False, max_length=500)),
                ("last_modified", models.CharField(blank=True, editable=False, max_length=500)),
                ("address", models.CharField(editable=False, max_length=2000, unique=True)),
                ("url", models.CharField(max_length=2000)),
                ("reason", models.CharField(choices=sources.vocabulary.VisitReason.choices, max_length=9)),
                ("stage", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("gone_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("chain", models.JSONField(default=list, editable=False)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="sources.article",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "feed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="visits",
                        to="sources.feed",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.host"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)),
                        fields=["host", "due_at", "id"],
                        name="visit_due",
                    )
                ],
            },
        ),
    ]
