"""Keep who signed which version of a review, and refuse what tells against a living person unless two have signed it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What settles a claim as wrong is negative from the first day; whether another grade is, an administrator says.
NEGATIVE = "UPDATE claims_rating SET negative = true WHERE settles = 'no'"

# Whose names stand under a version: under itself, and under the versions right before it that say the same word for
# word. A draft or withdrawal in between begins anew.
SIGNERS = """
CREATE FUNCTION claims_review_signers(review bigint) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT s.person_id ORDER BY s.person_id), '{}')
    FROM claims_review v
    JOIN claims_review r ON r.claim_id = v.claim_id AND r.number <= v.number
        AND r.rating_id = v.rating_id AND r.summary = v.summary
    JOIN claims_reviewsignature s ON s.review_id = r.id
    WHERE v.id = review AND NOT EXISTS (
        SELECT FROM claims_review o WHERE o.claim_id = v.claim_id AND o.number > r.number AND o.number < v.number
            AND (o.stage NOT IN ('signed', 'published', 'corrected') OR o.rating_id IS DISTINCT FROM v.rating_id
                OR o.summary <> v.summary))
$$;
"""
# The rows that decide are locked: nobody says meanwhile that the claim is about a living person after all.
TWO = """
CREATE FUNCTION claims_two_sign() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    living boolean;
    tells_against boolean;
BEGIN
    SELECT about_a_living_person INTO living FROM claims_claim WHERE id = NEW.claim_id FOR SHARE;
    SELECT negative INTO tells_against FROM claims_rating WHERE id = NEW.rating_id FOR SHARE;
    IF living AND tells_against AND cardinality(claims_review_signers(NEW.id)) < 2 THEN
        RAISE EXCEPTION 'a negative rating of a claim about a living person is published with the signatures of two '
            'different people; version % has those of %', NEW.number, cardinality(claims_review_signers(NEW.id))
            USING ERRCODE = 'check_violation', CONSTRAINT = 'two_sign_what_tells_against_a_living_person',
                TABLE = 'claims_review', HINT = 'Have the version before it signed by a second person first.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER two_sign_what_tells_against_a_living_person AFTER INSERT ON claims_review
    FOR EACH ROW WHEN (NEW.stage IN ('published', 'corrected')) EXECUTE FUNCTION claims_two_sign();
"""
ONLY_SIGNED = """
CREATE FUNCTION claims_what_is_written_is_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM claims_review WHERE id = NEW.review_id AND stage IN ('signed', 'published', 'corrected')
    ) THEN
        RAISE EXCEPTION 'nobody signs a draft or what is withdrawn' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'only_what_may_go_out_is_signed', TABLE = 'claims_reviewsignature';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_what_may_go_out_is_signed BEFORE INSERT ON claims_reviewsignature
    FOR EACH ROW EXECUTE FUNCTION claims_what_is_written_is_signed();
"""
BACKWARDS = """
DROP TRIGGER only_what_may_go_out_is_signed ON claims_reviewsignature;
DROP FUNCTION claims_what_is_written_is_signed();
DROP TRIGGER two_sign_what_tells_against_a_living_person ON claims_review;
DROP FUNCTION claims_two_sign();
DROP FUNCTION claims_review_signers(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0024_entries_are_read_word_by_word"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="review",
            options={
                "ordering": ["claim", "-number"],
                "permissions": [
                    ("second_review", "Can sign a review as second"),
                    ("publish_review", "Can publish, correct and withdraw reviews"),
                ],
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="about_a_living_person",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="rating",
            name="negative",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(NEGATIVE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(("settles", "no"), _negated=True) | models.Q(("negative", True)),
                name="wrong_is_negative",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("about_a_living_person", True)),
                fields=["id"],
                name="claim_of_a_living_person",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("stage__in", ("draft", "in_review", "signed"))),
                fields=["written_at", "id"],
                name="review_in_work",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("embargo_until__isnull", False)),
                fields=["embargo_until"],
                name="review_under_embargo",
            ),
        ),
        migrations.CreateModel(
            name="ReviewSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                ("reason", models.TextField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="claims.review",
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "person"), name="a_person_signs_a_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="signature_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.RunSQL(SIGNERS + TWO + ONLY_SIGNED, BACKWARDS),
    ]
