"""Make the tables of what each person knows of a claim, follows, has been given or has put off."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import provenance.news.vocabulary
from sources.migrations._at_once import AtOnce

FORMER = (
    "0001_what_each_person_knows_of_a_claim",
    "0003_snoozes_and_assignments_can_be_undone",
    "0005_an_assignment_that_was_taken_back_is_not_taken_back_again",
)


class Migration(migrations.Migration):
    replaces = [("news", name) for name in FORMER]
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("claims", "0001_tables"),
        ("sources", "0002_tables"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="News",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("entry", models.BigIntegerField()),
                        ("xid", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "claim",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "told",
                            models.CharField(choices=provenance.news.vocabulary.Told.choices, max_length=13),
                        ),
                        ("row", models.BigIntegerField()),
                        ("score_before", models.FloatField(null=True)),
                        ("origins_before", models.PositiveIntegerField(null=True)),
                        ("against_before", models.PositiveIntegerField(null=True)),
                        ("articles_before", models.PositiveIntegerField(null=True)),
                    ],
                    options={
                        "verbose_name_plural": "news",
                        "ordering": ["-at", "-id"],
                        "indexes": [
                            models.Index(fields=["-at", "-id"], name="news_latest"),
                            models.Index(fields=["claim", "at"], name="news_of_a_claim"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("entry", "claim"), name="one_line_of_news_for_each_entry_and_claim"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Look",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("upto", models.BigIntegerField()),
                        (
                            "running",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        ("looked_at", models.DateTimeField()),
                        ("former_upto", models.BigIntegerField(null=True)),
                        (
                            "former_running",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("former_upto__isnull", False)),
                                fields=["person", "-looked_at"],
                                name="look_that_can_be_undone",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "claim"), name="one_look_for_each_person_and_claim"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Follow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.event",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        ("since", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("claim__isnull", False), ("event", None), ("source", None)),
                                    models.Q(("claim", None), ("event__isnull", False), ("source", None)),
                                    models.Q(("claim", None), ("event", None), ("source__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_follow_is_of_one_thing",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "claim", "event", "source"),
                                name="followed_once_by_each_person",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "claim",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("given_at", models.DateTimeField()),
                        ("taken_back", models.BooleanField(db_default=False, default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["given_by", "-given_at"], name="assignment_latest")],
                    },
                ),
                migrations.CreateModel(
                    name="Snooze",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("upto", models.BigIntegerField()),
                        (
                            "running",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        ("until", models.DateTimeField(null=True)),
                        ("put_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["person", "-put_at"], name="snooze_latest")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "claim"), name="one_snooze_for_each_person_and_claim"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
