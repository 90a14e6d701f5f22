"""Let nothing that tells against a living person go out under one name."""

from django.db import migrations

FORMER = (
    "0025_reviews_are_signed_by_people",
    "0032_who_takes_back_that_somebody_lives_signs_not_alone",
)
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
TWO = """
CREATE FUNCTION claims_two_sign() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP FUNCTION claims_review_eyes(bigint);
DROP FUNCTION claims_review_signers(bigint);
"""


class Migration(migrations.Migration):
    replaces = [("claims", name) for name in FORMER]
    dependencies = [
        ("claims", "0002_guards"),
    ]

    operations = [
        migrations.RunSQL(SIGNERS + EYES + TWO + ONLY_SIGNED, BACKWARDS),
    ]
