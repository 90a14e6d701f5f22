"""Keep what people attach to claims as evidence, files once and held to their hash by the database itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

HELD_TO_ITS_HASH = """
ALTER TABLE claims_attachedfile ADD CONSTRAINT attached_file_is_what_its_hash_says
CHECK (sha256 = encode(sha256(content), 'hex') AND octet_length(content) = size);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0037_events_are_merged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AttachedFile",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                ("media", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0), ("size__lte", 10000000)),
                        name="attached_file_is_not_too_large",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                ("note", models.TextField()),
                ("url", models.CharField(blank=True, max_length=2000)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("added_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="claims.claim",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="claims.attachedfile",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("added_at"), descending=True), "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("note", ""), _negated=True),
                            models.Q(
                                models.Q(("url", ""), _negated=True), ("file__isnull", False), _connector="OR"
                            ),
                        ),
                        name="attachment_has_a_note_and_a_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", None), ("file_name", "")),
                            models.Q(("file__isnull", False), models.Q(("file_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="attached_file_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="attachment_is_withdrawn_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            HELD_TO_ITS_HASH,
            "ALTER TABLE claims_attachedfile DROP CONSTRAINT attached_file_is_what_its_hash_says",
        ),
    ]
