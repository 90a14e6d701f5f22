"""Keep who took back that a claim is about a living person: they are not the only one to sign what tells against it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# People behind a version: who signed its words, and who took back that somebody alive is meant.
EYES = """
CREATE FUNCTION claims_review_eyes(review bigint) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT count(DISTINCT person)::integer FROM (
        SELECT unnest(claims_review_signers(review)) AS person
        UNION ALL
        SELECT c.taken_back_by_id FROM claims_review v JOIN claims_claim c ON c.id = v.claim_id WHERE v.id = review
    ) people
$$;
"""
# The rows that decide are locked: nobody says meanwhile that the claim is about a living person after all.
GUARD = """
CREATE OR REPLACE FUNCTION claims_two_sign() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    guarded boolean;
    tells_against boolean;
BEGIN
    SELECT coalesce(about_a_living_person, false) OR taken_back_by_id IS NOT NULL INTO guarded
        FROM claims_claim WHERE id = NEW.claim_id FOR SHARE;
    SELECT negative INTO tells_against FROM claims_rating WHERE id = NEW.rating_id FOR SHARE;
    IF guarded AND tells_against AND claims_review_eyes(NEW.id) < 2 THEN
        RAISE EXCEPTION 'a negative rating of a claim about a living person is published with the signatures of two '
            'different people; version % has those of %', NEW.number, cardinality(claims_review_signers(NEW.id))
            USING ERRCODE = 'check_violation', CONSTRAINT = 'two_sign_what_tells_against_a_living_person',
                TABLE = 'claims_review', HINT = 'Have the version before it signed by a second person first.';
    END IF;
    RETURN NULL;
END $$;
"""
BACKWARDS = """
CREATE OR REPLACE FUNCTION claims_two_sign() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP FUNCTION claims_review_eyes(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0031_rivals_beyond_the_foremost_are_counted"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="taken_back_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_back_by", None),
                    ("about_a_living_person", None),
                    ("about_a_living_person", False),
                    _connector="OR",
                ),
                name="what_was_taken_back_does_not_stand",
            ),
        ),
        migrations.RemoveIndex(model_name="claim", name="claim_of_a_living_person"),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(
                    ("about_a_living_person", True), ("taken_back_by__isnull", False), _connector="OR"
                ),
                fields=["id"],
                name="claim_two_must_sign",
            ),
        ),
        migrations.RunSQL(EYES + GUARD, BACKWARDS),
    ]
