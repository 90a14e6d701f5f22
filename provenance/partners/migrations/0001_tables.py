"""Make the tables of partner newsrooms, their keys, and what these did."""

import datetime as dt

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import provenance.partners.models.key
from sources.migrations._at_once import AtOnce

FORMER = (
    "0001_receipts",
    "0002_partners_and_their_keys",
    "0005_a_key_spends_so_much_a_minute",
    "0006_what_keys_did_on_each_day",
    "0007_what_keys_did_is_found_by_age",
)


class Migration(migrations.Migration):
    replaces = [("partners", name) for name in FORMER]
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        ("name", models.CharField(max_length=100, unique=True)),
                        ("contact", models.CharField(blank=True, default="", max_length=200)),
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partner",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("active", models.BooleanField(default=True)),
                        ("created_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="partner_has_a_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Key",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "partner",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keys",
                                to="partners.partner",
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("generation", models.PositiveSmallIntegerField(default=1)),
                        ("beginning", models.CharField(max_length=12)),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        (
                            "scopes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10), size=None
                            ),
                        ),
                        (
                            "networks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=provenance.partners.models.key.NetworkField(max_length=50),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("created_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("a_minute", models.PositiveIntegerField(null=True)),
                        ("revoked_at", models.DateTimeField(null=True)),
                        ("revoked_why", models.CharField(blank=True, default="", max_length=500)),
                        ("used_at", models.DateTimeField(null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["partner", "name", "-generation"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partner", "name", "generation"), name="a_key_is_replaced_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="key_has_a_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("a_minute", None),
                                    models.Q(("a_minute__gt", 0), ("a_minute__lte", 100000)),
                                    _connector="OR",
                                ),
                                name="key_spends_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                                name="key_is_kept_as_a_hash",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("scopes__contained_by", ["read", "match", "write", "bulk", "webhooks"]),
                                    ("scopes__len__gt", 0),
                                ),
                                name="key_opens_what_we_know",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_at__gt", models.F("created_at")),
                                    (
                                        "expires_at__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("created_at"),
                                            "+",
                                            models.Value(dt.timedelta(days=732)),
                                        ),
                                    ),
                                ),
                                name="key_expires",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoked_at", None), ("revoked_why", "")),
                                    models.Q(
                                        ("revoked_at__isnull", False),
                                        models.Q(("revoked_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="key_is_revoked_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sender",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("key", models.CharField(max_length=255)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("answer", models.BinaryField()),
                        ("location", models.TextField()),
                        ("kept_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["kept_at"], name="receipt_by_age")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sender", "key"), name="one_receipt_for_each_key_of_a_sender"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("key", ""), _negated=True), name="receipt_has_a_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Usage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="usage",
                                to="partners.key",
                            ),
                        ),
                        ("day", models.DateField()),
                        ("series", models.CharField(max_length=16)),
                        ("answered", models.PositiveBigIntegerField(default=0)),
                        ("refused", models.PositiveBigIntegerField(default=0)),
                        ("throttled", models.PositiveBigIntegerField(default=0)),
                        ("failed", models.PositiveBigIntegerField(default=0)),
                        ("sent", models.PositiveBigIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name_plural": "usage",
                        "ordering": ["key", "day"],
                        "indexes": [models.Index(fields=["day"], name="usage_by_age")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("key", "day", "series"), name="a_key_has_one_row_a_day_and_series"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("series", ""), _negated=True), name="usage_has_a_series"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
