"""Keep what other organisations have concluded about claims, and hold their words to standing in what was kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sources.vocabulary

STANDS = """
CREATE FUNCTION claims_outside_words_stand() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM sources_rawpage
        WHERE sha256 = NEW.raw_id AND position(convert_to(NEW.literal, 'UTF8') IN content) > 0
    ) THEN
        RAISE EXCEPTION 'the words of a review of others must stand in the page or feed it was found in'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'outside_words_stand_in_what_was_kept';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER outside_words_stand_in_what_was_kept
    BEFORE INSERT OR UPDATE OF literal, raw_id ON claims_outsidereview
    FOR EACH ROW EXECUTE FUNCTION claims_outside_words_stand();
"""
BACKWARDS = """
DROP TRIGGER outside_words_stand_in_what_was_kept ON claims_outsidereview;
DROP FUNCTION claims_outside_words_stand();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0040_what_rests_on_something_hidden_is_asked_once"),
        ("sources", "0038_what_was_taken_from_hidden_pieces_is_traced_again"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutsideReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "judgement",
                    models.CharField(
                        choices=sources.vocabulary.Judgement.choices,
                        default=sources.vocabulary.Judgement["SUGGESTED"],
                        max_length=10,
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("judged_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                ("claimed", models.CharField(max_length=600)),
                ("literal", models.TextField()),
                ("address", models.CharField(max_length=2000)),
                ("author", models.CharField(max_length=300)),
                ("rating", models.CharField(max_length=300)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "published_precision",
                    models.CharField(blank=True, choices=sources.vocabulary.Precision.choices, max_length=8),
                ),
                ("found_in", models.CharField(max_length=2000)),
                ("score", models.FloatField(default=0)),
                ("reasons", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outside_reviews",
                        to="claims.claim",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.rawpage"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("judged_at", None),
                                ("judged_by", None),
                                ("judged_why", ""),
                                ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                            ),
                            models.Q(
                                ("judged_at__isnull", False),
                                ("judged_by__isnull", False),
                                models.Q(
                                    ("judgement", sources.vocabulary.Judgement["SUGGESTED"]), _negated=True
                                ),
                                models.Q(("judged_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="claims_outsidereview_judgement_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claimed", ""), _negated=True),
                            models.Q(("address", ""), _negated=True),
                            models.Q(("author", ""), _negated=True),
                            models.Q(("rating", ""), _negated=True),
                        ),
                        name="outside_review_says_who_what_and_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judgement", sources.vocabulary.Judgement["CONFIRMED"]), _negated=True),
                            ("claim__isnull", False),
                            _connector="OR",
                        ),
                        name="confirmed_outside_review_has_a_claim",
                    ),
                ],
            },
        ),
        migrations.RunSQL(STANDS, BACKWARDS),
    ]
