"""Keep partner newsrooms and the keys their programs show; of a key, its digest alone."""

import datetime as dt

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import provenance.partners.models.key


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0001_receipts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
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
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_why", models.CharField(blank=True, default="", max_length=500)),
                ("used_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keys",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "ordering": ["partner", "name", "-generation"],
            },
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="partner_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.UniqueConstraint(
                fields=("partner", "name", "generation"), name="a_key_is_replaced_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="key_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="key_is_kept_as_a_hash"
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scopes__contained_by", ["read", "match", "write", "bulk", "webhooks"]),
                    ("scopes__len__gt", 0),
                ),
                name="key_opens_what_we_know",
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires_at__gt", models.F("created_at")),
                    (
                        "expires_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("created_at"), "+", models.Value(dt.timedelta(days=732))
                        ),
                    ),
                ),
                name="key_expires",
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_at", None), ("revoked_why", "")),
                    models.Q(("revoked_at__isnull", False), models.Q(("revoked_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="key_is_revoked_with_a_reason",
            ),
        ),
    ]
