"""Make the tables of searches that people keep, what they found and the letters that tell of it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sources.migrations._at_once import AtOnce

FORMER = ("0001_searches_are_kept_and_told_by_letters",)


class Migration(migrations.Migration):
    replaces = [("searches", name) for name in FORMER]
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("claims", "0001_tables"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="SavedSearch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=100)),
                        ("asked", models.JSONField()),
                        ("by_mail", models.BooleanField(default=False)),
                        ("token_hash", models.CharField(blank=True, default="", max_length=64)),
                        ("looked_at", models.BigIntegerField(default=0)),
                        ("checked_at", models.DateTimeField(null=True)),
                        ("created_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name_plural": "saved searches",
                        "ordering": ["name", "pk"],
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("checked_at"), nulls_first=True),
                                models.F("id"),
                                name="saved_search_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "name"), name="a_person_names_a_search_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("token_hash", ""), _negated=True),
                                fields=("token_hash",),
                                name="one_search_for_each_feed_token",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="saved_search_has_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Find",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "search",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="finds",
                                to="searches.savedsearch",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        ("known", models.BooleanField(default=False)),
                        (
                            "letter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="finds",
                                to="searches.letter",
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("known", False)),
                                fields=["search", "-id"],
                                name="find_news",
                            ),
                            models.Index(
                                condition=models.Q(("known", False), ("letter", None)),
                                fields=["search"],
                                name="find_untold",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("search", "claim"), name="a_search_finds_a_claim_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("fault", models.CharField(blank=True, default="", max_length=300)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("due_at__isnull", False)),
                                fields=["due_at", "id"],
                                name="letter_due",
                            ),
                            models.Index(fields=["owner", "-written_at"], name="letter_by_owner"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sent_at", None), ("due_at", None), _connector="OR"),
                                name="what_is_sent_is_not_due",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
