"""Have the database ask for a claim's terms when its words change, and count itself in how many claims a word stands."""

from django.db import migrations

ASK = """
CREATE FUNCTION claims_words_ask_for_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.terms_due := OLD.terms_due + 1;
    RETURN NEW;
END $$;
CREATE TRIGGER words_ask_for_terms BEFORE UPDATE OF text, language ON claims_claim FOR EACH ROW
    WHEN (OLD.text IS DISTINCT FROM NEW.text OR OLD.language IS DISTINCT FROM NEW.language)
    EXECUTE FUNCTION claims_words_ask_for_terms();
"""

# Counted in the order of the words, so that two transactions that touch the same words wait for one another, never in a
# ring. The claims that have any word (the empty one stands for them) are those of which nothing was there before, or
# nothing is left.
COUNT = """
CREATE FUNCTION claims_count_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO claims_termcount (word, claims)
        SELECT word, count(*) FROM touched GROUP BY word
        UNION ALL
        SELECT '', count(*) FROM (SELECT claim_id, count(*) AS terms FROM touched GROUP BY claim_id) AS fresh
        WHERE terms = (SELECT count(*) FROM claims_term t WHERE t.claim_id = fresh.claim_id) HAVING count(*) > 0
        ORDER BY 1
        ON CONFLICT (word) DO UPDATE SET claims = claims_termcount.claims + excluded.claims;
    ELSE
        INSERT INTO claims_termcount (word, claims)
        SELECT word, count(*) FROM touched GROUP BY word
        UNION ALL
        SELECT '', count(*) FROM (SELECT DISTINCT claim_id FROM touched) AS gone
        WHERE NOT EXISTS (SELECT FROM claims_term t WHERE t.claim_id = gone.claim_id) HAVING count(*) > 0
        ORDER BY 1
        ON CONFLICT (word) DO UPDATE SET claims = claims_termcount.claims - excluded.claims;
        DELETE FROM claims_termcount WHERE claims = 0 AND (word = '' OR word IN (SELECT word FROM touched));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER terms_are_counted AFTER INSERT ON claims_term REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION claims_count_terms();
CREATE TRIGGER terms_gone_are_counted AFTER DELETE ON claims_term REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION claims_count_terms();
CREATE FUNCTION claims_term_stays_what_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a term is written anew, not changed: its word is counted' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER term_stays_what_it_is BEFORE UPDATE OF claim_id, word ON claims_term
    FOR EACH STATEMENT EXECUTE FUNCTION claims_term_stays_what_it_is();
"""

BACKWARDS = """
DROP TRIGGER words_ask_for_terms ON claims_claim;
DROP FUNCTION claims_words_ask_for_terms();
DROP TRIGGER terms_are_counted ON claims_term;
DROP TRIGGER terms_gone_are_counted ON claims_term;
DROP FUNCTION claims_count_terms();
DROP TRIGGER term_stays_what_it_is ON claims_term;
DROP FUNCTION claims_term_stays_what_it_is();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0013_terms_by_which_claims_are_found")]

    operations = [migrations.RunSQL(ASK + COUNT, BACKWARDS)]
