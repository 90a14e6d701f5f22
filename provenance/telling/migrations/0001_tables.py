"""Make the tables of what partners were told, by whom up to where, and what waits to be told."""

from django.db import migrations, models

import provenance.telling.models
from sources.migrations._at_once import AtOnce

FORMER = ("0001_what_was_told",)


class Migration(migrations.Migration):
    replaces = [("telling", name) for name in FORMER]
    initial = True

    dependencies = []

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Telling",
                    fields=[
                        ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("first", models.BigIntegerField()),
                        ("resource", models.CharField(max_length=20)),
                        ("public_id", models.CharField(max_length=20)),
                        ("at", models.DateTimeField()),
                        ("digest", models.BinaryField(null=True)),
                        (
                            "gone",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("merged", "merged"),
                                    ("withdrawn", "withdrawn"),
                                    ("deleted", "deleted"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("became", models.CharField(blank=True, max_length=20)),
                    ],
                    options={
                        "ordering": ["place"],
                        "indexes": [
                            models.Index(fields=["resource", "place"], name="telling_of_a_resource"),
                            models.Index(
                                condition=models.Q(("gone", ""), _negated=True),
                                fields=["at"],
                                name="tombstone_by_age",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("resource", "public_id"), name="told_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("digest__isnull", False), ("gone", "")),
                                    models.Q(
                                        ("digest", None),
                                        (
                                            "gone__in",
                                            (
                                                provenance.telling.models.Fate["MERGED"],
                                                provenance.telling.models.Fate["WITHDRAWN"],
                                                provenance.telling.models.Fate["DELETED"],
                                            ),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="telling_is_there_or_gone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("became", ""),
                                    ("gone", provenance.telling.models.Fate["MERGED"]),
                                    _connector="OR",
                                ),
                                name="only_what_was_merged_became_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("first__gt", 0), ("first__lte", models.F("place"))),
                                name="first_told_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Untold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("resource", models.CharField(max_length=20)),
                        ("public_id", models.CharField(max_length=20)),
                    ],
                    options={
                        "verbose_name_plural": "untold",
                        "constraints": [
                            models.UniqueConstraint(fields=("resource", "public_id"), name="untold_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Teller",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                        ),
                        ("place", models.BigIntegerField(default=0)),
                        ("seen_xid", models.BigIntegerField(default=0)),
                        ("forgotten", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="one_teller"),
                            models.CheckConstraint(
                                condition=models.Q(("forgotten__lte", models.F("place"))),
                                name="only_what_was_told_is_forgotten",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
