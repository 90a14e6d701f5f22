"""Refuse words that do not stand where they are said to, judgements overwritten, and files that are not what their hash says."""

from django.db import migrations

FORMER = (
    "0002_quote_is_the_captures_text",
    "0038_evidence_is_attached",
    "0041_reviews_of_others_are_kept",
    "0043_appearances_are_proposed",
)
QUOTES = """
CREATE FUNCTION claims_quote_is_the_captures_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    SELECT substr(c.text, NEW.start + 1, NEW."end" - NEW.start) INTO found
    FROM sources_capture c WHERE c.id = NEW.capture_id;
    IF found IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'the quote is not the text of the capture from % to %', NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_the_captures_text', TABLE = 'claims_appearance';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER quote_is_the_captures_text
    BEFORE INSERT OR UPDATE OF quote, start, "end", capture_id ON claims_appearance
    FOR EACH ROW EXECUTE FUNCTION claims_quote_is_the_captures_text();
CREATE TRIGGER possible_quote_is_the_captures_text
    BEFORE INSERT OR UPDATE OF quote, start, "end", capture_id ON claims_possibleappearance
    FOR EACH ROW EXECUTE FUNCTION claims_quote_is_the_captures_text();
CREATE TRIGGER quote_is_the_captures_text
    BEFORE INSERT OR UPDATE OF quote, start, "end", capture_id ON claims_proposedappearance
    FOR EACH ROW EXECUTE FUNCTION claims_quote_is_the_captures_text();
"""
QUOTES_LET_GO = "DROP FUNCTION claims_quote_is_the_captures_text() CASCADE"
OUTSIDE = """
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
OUTSIDE_LET_GO = "DROP FUNCTION claims_outside_words_stand() CASCADE"
PROPOSALS = """
CREATE FUNCTION claims_judged_proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.judgement = 'suggested' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR (OLD.quote, OLD.start, OLD."end", OLD.capture_id, OLD.claim_id, OLD.told, OLD.about,
        OLD.stance, OLD.speaker, OLD.inferred, OLD.why, OLD.proposed_by_id) IS DISTINCT FROM
        (NEW.quote, NEW.start, NEW."end", NEW.capture_id, NEW.claim_id, NEW.told, NEW.about,
        NEW.stance, NEW.speaker, NEW.inferred, NEW.why, NEW.proposed_by_id)
    THEN
        RAISE EXCEPTION 'a person has judged this proposal: it stays as it was judged'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'judged_proposal_stays',
                TABLE = 'claims_proposedappearance';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER judged_proposal_stays BEFORE UPDATE OR DELETE ON claims_proposedappearance
    FOR EACH ROW EXECUTE FUNCTION claims_judged_proposal_stays();
"""
PROPOSALS_LET_GO = "DROP FUNCTION claims_judged_proposal_stays() CASCADE"
# A withdrawal bears the version and the author of what it withdraws: nobody takes back another's words.
COMMENTS = """
ALTER TABLE claims_reviewcomment ADD CONSTRAINT comment_is_withdrawn_by_its_author
    FOREIGN KEY (withdraws_id, review_id, written_by_id) REFERENCES claims_reviewcomment (id, review_id, written_by_id)
"""
COMMENTS_LET_GO = "ALTER TABLE claims_reviewcomment DROP CONSTRAINT comment_is_withdrawn_by_its_author"
FILES = """
ALTER TABLE claims_attachedfile ADD CONSTRAINT attached_file_is_what_its_hash_says
CHECK (sha256 = encode(sha256(content), 'hex') AND octet_length(content) = size);
"""
FILES_LET_GO = "ALTER TABLE claims_attachedfile DROP CONSTRAINT attached_file_is_what_its_hash_says"


class Migration(migrations.Migration):
    replaces = [("claims", name) for name in FORMER]
    dependencies = [
        ("claims", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(QUOTES, QUOTES_LET_GO),
        migrations.RunSQL(OUTSIDE, OUTSIDE_LET_GO),
        migrations.RunSQL(PROPOSALS, PROPOSALS_LET_GO),
        migrations.RunSQL(COMMENTS, COMMENTS_LET_GO),
        migrations.RunSQL(FILES, FILES_LET_GO),
    ]
