"""Make the tables of the history: entries, the change feed, the chain over them, checks and erasures."""

import django.db.models.deletion
from django.db import migrations, models

import provenance.history.models
from sources.migrations._at_once import AtOnce

FORMER = (
    "0001_entries_changes_and_chain",
    "0014_what_a_score_was_is_kept_with_its_arithmetic",
    "0015_ties_that_are_no_more_are_found",
    "0019_decisions_are_found_by_person_and_day",
    "0031_verifications_are_noted",
    "0032_erasures_are_chained",
)
# The few entries by which a row left something: all others are found by the row as it stands.
INDEXES = """
CREATE INDEX entry_of_a_quote_moved ON history_entry (((before ->> 'claim_id')::bigint))
    WHERE subject = 'appearance' AND before ? 'claim_id';
CREATE INDEX entry_of_a_pair_gone ON history_entry (((before ->> 'one_id')::bigint))
    WHERE subject = 'contradiction' AND action = 'deleted';
CREATE INDEX entry_of_a_pair_gone_turned ON history_entry (((before ->> 'other_id')::bigint))
    WHERE subject = 'contradiction' AND action = 'deleted';
CREATE INDEX entry_of_a_tie_gone ON history_entry (((before ->> 'downstream_id')::bigint))
    WHERE subject = 'derivation' AND action = 'deleted';
CREATE INDEX entry_of_sources_no_longer_tied ON history_entry (((before ->> 'one_id')::bigint))
    WHERE subject = 'tie' AND action = 'deleted';
"""
NO_INDEXES = """
DROP INDEX entry_of_a_quote_moved, entry_of_a_pair_gone, entry_of_a_pair_gone_turned, entry_of_a_tie_gone,
    entry_of_sources_no_longer_tied;
"""


class Migration(migrations.Migration):
    replaces = [("history", name) for name in FORMER]
    initial = True

    dependencies = []

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Change",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("xid", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("resource", models.CharField(max_length=20)),
                        ("public_id", models.CharField(max_length=20)),
                        (
                            "action",
                            models.CharField(choices=provenance.history.models.Action.choices, max_length=7),
                        ),
                    ],
                    options={
                        "ordering": ["xid", "id"],
                        "indexes": [models.Index(fields=["xid", "id"], name="change_by_place_in_the_feed")],
                    },
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("xid", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("subject", models.CharField(max_length=20)),
                        ("key", models.BigIntegerField()),
                        ("resource", models.CharField(max_length=20)),
                        ("public_id", models.CharField(max_length=20)),
                        (
                            "action",
                            models.CharField(choices=provenance.history.models.Action.choices, max_length=7),
                        ),
                        ("actor_id", models.BigIntegerField(null=True)),
                        ("actor", models.CharField(max_length=200)),
                        ("role", models.CharField(max_length=63)),
                        ("before", models.JSONField(null=True)),
                        ("after", models.JSONField(null=True)),
                        ("why", models.TextField(blank=True)),
                        ("salt", models.UUIDField(null=True)),
                        ("content_hash", models.BinaryField()),
                        ("hash", models.BinaryField()),
                    ],
                    options={
                        "verbose_name_plural": "entries",
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(
                                fields=["resource", "public_id", "id"], name="entry_by_what_it_is_about"
                            ),
                            models.Index(fields=["xid", "id"], name="entry_by_transaction"),
                            models.Index(fields=["subject", "key", "id"], name="entry_by_row"),
                            models.Index(
                                condition=models.Q(("actor_id__isnull", False)),
                                fields=["actor_id", "at", "id"],
                                name="decision_by_person",
                            ),
                            models.Index(
                                condition=models.Q(("actor_id__isnull", False)),
                                fields=["subject", "at", "id"],
                                name="decision_by_subject",
                            ),
                            models.Index(
                                condition=models.Q(("actor_id__isnull", False)),
                                fields=["at", "id"],
                                name="decision_by_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=provenance.history.models.LinkKind.choices, max_length=8
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("entry_id", models.BigIntegerField(null=True, unique=True)),
                        ("from_xid", models.BigIntegerField(null=True)),
                        ("to_xid", models.BigIntegerField(null=True)),
                        ("entries", models.PositiveIntegerField()),
                        ("leaves", models.BinaryField(null=True)),
                        ("digest", models.BinaryField()),
                        ("previous", models.BinaryField()),
                        ("hash", models.BinaryField()),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("entry_id__isnull", False),
                                        ("from_xid", None),
                                        ("kind", provenance.history.models.LinkKind["DECISION"]),
                                        ("leaves", None),
                                        ("to_xid", None),
                                    ),
                                    models.Q(
                                        ("entry_id", None),
                                        ("from_xid__lt", models.F("to_xid")),
                                        ("kind", provenance.history.models.LinkKind["BATCH"]),
                                        ("leaves__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="link_covers_a_decision_or_a_batch",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Head",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                        ),
                        ("number", models.BigIntegerField(default=0)),
                        ("hash", models.BinaryField()),
                        ("entries", models.BigIntegerField(default=0)),
                        ("sealed_xid", models.BigIntegerField(default=0)),
                        ("shift", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="one_head")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Verification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("faults", models.PositiveIntegerField()),
                        ("first", models.TextField(blank=True)),
                        ("head", models.CharField(blank=True, max_length=100)),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Turn",
                    fields=[
                        ("xid", models.BigIntegerField(primary_key=True, serialize=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="Lifting",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                        ),
                        ("until", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="one_lifting")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Erasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("ground", models.TextField()),
                        ("redactions", models.PositiveIntegerField()),
                        ("digest", models.BinaryField()),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Redaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "erasure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="redacted",
                                to="history.erasure",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=provenance.history.models.RedactionKind.choices, max_length=5
                            ),
                        ),
                        ("key", models.CharField(max_length=64)),
                        ("content_hash", models.BinaryField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "key", "erasure"), name="redacted_once_by_an_erasure"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunSQL(INDEXES, NO_INDEXES),
    ]
