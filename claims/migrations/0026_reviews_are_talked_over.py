"""Keep what the newsroom says about a review among itself, and whom a comment calls."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A withdrawal bears the version and the author of what it withdraws: nobody takes back another's words.
OWN = """
ALTER TABLE claims_reviewcomment ADD CONSTRAINT comment_is_withdrawn_by_its_author
    FOREIGN KEY (withdraws_id, review_id, written_by_id) REFERENCES claims_reviewcomment (id, review_id, written_by_id)
"""
NOT_OWN = "ALTER TABLE claims_reviewcomment DROP CONSTRAINT comment_is_withdrawn_by_its_author"
KEY = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0025_reviews_are_signed_by_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewComment",
            fields=[
                KEY,
                ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="claims.review",
                    ),
                ),
                (
                    "withdraws",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="claims.reviewcomment",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="comment_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("withdraws", models.F("id")), _negated=True),
                        name="comment_does_not_withdraw_itself",
                    ),
                    models.UniqueConstraint(
                        fields=("id", "review", "written_by"), name="comment_of_an_author"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewMention",
            fields=[
                KEY,
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="claims.reviewcomment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("seen_at", None)), fields=["person", "id"], name="mention_unseen"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("comment", "person"), name="a_comment_calls_a_person_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(OWN, NOT_OWN),
    ]
