"""Make the tables of endpoints, the messages each is to be told, and every attempt at telling them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import provenance.webhooks.vocabulary
from sources.migrations._at_once import AtOnce

FORMER = (
    "0001_endpoints_and_what_they_are_told",
    "0002_endpoints_stand_at_places_of_the_feed",
    "0003_endpoints_of_saved_searches",
)


class Migration(migrations.Migration):
    replaces = [("webhooks", name) for name in FORMER]
    initial = True

    dependencies = [
        ("partners", "0001_tables"),
        ("searches", "0001_tables"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Endpoint",
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="endpoints",
                                to="partners.partner",
                            ),
                        ),
                        (
                            "search",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="endpoint",
                                to="searches.savedsearch",
                            ),
                        ),
                        ("url", models.CharField(max_length=2000)),
                        (
                            "resources",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        ("secret", models.CharField(max_length=96)),
                        ("former_secret", models.CharField(blank=True, default="", max_length=96)),
                        ("former_until", models.DateTimeField(null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=provenance.webhooks.vocabulary.EndpointState.choices,
                                default=provenance.webhooks.vocabulary.EndpointState["OPEN"],
                                max_length=8,
                            ),
                        ),
                        ("why", models.CharField(blank=True, default="", max_length=500)),
                        ("failing_since", models.DateTimeField(null=True)),
                        ("place", models.BigIntegerField(default=0)),
                        ("started", models.BigIntegerField(default=0)),
                        ("sequence", models.BigIntegerField(default=0)),
                        ("created_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["partner", "url"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partner", "url"), name="a_partner_gives_an_address_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("partner", None), ("search__isnull", False)),
                                    models.Q(("partner__isnull", False), ("search", None)),
                                    _connector="OR",
                                ),
                                name="endpoint_is_a_partners_or_a_searchs",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("url__startswith", "https://")),
                                name="endpoint_is_told_under_tls",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("secret__regex", "^[A-Za-z0-9_-]{96}$")),
                                name="endpoint_secret_is_sealed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("former_secret", ""), ("former_until", None)),
                                    models.Q(
                                        ("former_secret__regex", "^[A-Za-z0-9_-]{96}$"),
                                        ("former_until__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="former_secret_has_an_end",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", provenance.webhooks.vocabulary.EndpointState["DISABLED"]),
                                        _negated=True,
                                    ),
                                    models.Q(("why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="disabled_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LastTold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "endpoint",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="webhooks.endpoint",
                            ),
                        ),
                        ("resource", models.CharField(max_length=20)),
                        ("public_id", models.CharField(max_length=20)),
                        ("sequence", models.BigIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("endpoint", "resource", "public_id"),
                                name="one_last_message_about_each_thing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "endpoint",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="webhooks.endpoint",
                            ),
                        ),
                        ("message_id", models.CharField(max_length=40, unique=True)),
                        ("sequence", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=40)),
                        ("urgent", models.BooleanField(default=False)),
                        ("body", models.BinaryField()),
                        ("written_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField(null=True)),
                        ("delivered_at", models.DateTimeField(null=True)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name_plural": "deliveries",
                        "ordering": ["endpoint", "-sequence"],
                        "indexes": [
                            models.Index(
                                models.F("endpoint"),
                                models.OrderBy(models.F("urgent"), descending=True),
                                models.F("due_at"),
                                models.F("sequence"),
                                condition=models.Q(("due_at__isnull", False)),
                                name="delivery_due",
                            ),
                            models.Index(
                                condition=models.Q(("delivered_at", None), ("due_at", None)),
                                fields=["endpoint", "-sequence"],
                                name="delivery_given_up",
                            ),
                            models.Index(fields=["written_at"], name="delivery_by_age"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("endpoint", "sequence"), name="messages_are_numbered"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attempts",
                                to="webhooks.delivery",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("milliseconds", models.PositiveIntegerField()),
                        ("answered", models.PositiveSmallIntegerField()),
                        ("fault", models.CharField(blank=True, default="", max_length=300)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["delivery", "-id"], name="attempt_by_delivery")],
                    },
                ),
            ],
        ),
    ]
