"""Find claims by their rarest words, passages by the words they share with a claim, and both although misspelt."""

from django.db import migrations

FORMER = (
    "0014_words_ask_for_their_terms_and_terms_are_counted",
    "0016_rarest_words_are_looked_up",
    "0024_entries_are_read_word_by_word",
    "0029_passages_are_found_by_two_words",
    "0030_words_are_settled_before_entries_are_read",
    "0033_spellings_of_claims_quotes_and_events",
)
# Whatever a claim is found by, or decides which sentence repeats it, has its terms and its articles looked through again.
ASK = """
CREATE FUNCTION claims_words_ask_for_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.terms_due := OLD.terms_due + 1;
    RETURN NEW;
END $$;
CREATE TRIGGER words_ask_for_terms BEFORE UPDATE ON claims_claim FOR EACH ROW
    WHEN ((OLD.text, OLD.language, OLD.event_id, OLD.measure_id, OLD.low, OLD.high, OLD.unit, OLD.approximate, OLD.polarity,
            OLD.as_of_first, OLD.as_of_last, OLD.running, OLD.merged_into_id, OLD.judgement)
        IS DISTINCT FROM (NEW.text, NEW.language, NEW.event_id, NEW.measure_id, NEW.low, NEW.high, NEW.unit,
            NEW.approximate, NEW.polarity, NEW.as_of_first, NEW.as_of_last, NEW.running, NEW.merged_into_id, NEW.judgement))
    EXECUTE FUNCTION claims_words_ask_for_terms();
CREATE FUNCTION claims_time_asks_for_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM claims_claim WHERE event_id = NEW.id ORDER BY id FOR UPDATE;
    UPDATE claims_claim SET terms_due = terms_due + 1 WHERE event_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER time_asks_for_terms AFTER UPDATE OF when_first, when_last, place_label, places ON claims_event FOR EACH ROW
    WHEN ((OLD.when_first, OLD.when_last, OLD.place_label, OLD.places)
        IS DISTINCT FROM (NEW.when_first, NEW.when_last, NEW.place_label, NEW.places))
    EXECUTE FUNCTION claims_time_asks_for_terms();
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
# BM25 over the rarest words alone. Asked from outside, the planning would take longer than the look-up itself. The rows
# come with the empty word first, which counts all claims, then from the rarest word on; as soon as one is not read, none
# after it is. Entries are read from their index one word after another, and each word carries its rarity into its own.
LOOK_UP = """
CREATE FUNCTION claims_by_rarest_words(
    words text[], looked_up integer, common float8, fewest integer,
    sure integer, share_read float8, least_read integer, most integer
) RETURNS TABLE (claim bigint, score float8) LANGUAGE plpgsql STABLE AS $$
DECLARE
    held record;
    whole float8;
    entries bigint := 0;
    rare text[] := '{}';
    rarities float8[] := '{}';
BEGIN
    FOR held IN
        SELECT c.word, c.claims FROM claims_termcount c WHERE c.word = ANY (words)
        ORDER BY c.word <> '', c.claims, c.word LIMIT looked_up + 1
    LOOP
        IF held.word = '' THEN
            whole := held.claims;
            CONTINUE;
        END IF;
        entries := entries + held.claims;
        EXIT WHEN whole IS NULL OR held.claims > greatest(whole * common, fewest)
            OR (cardinality(rare) >= sure AND entries > greatest(whole * share_read, least_read));
        rare := rare || held.word::text;
        rarities := rarities || ln(1 + (whole - held.claims + 0.5::float8) / (held.claims + 0.5::float8));
    END LOOP;
    RETURN QUERY
    SELECT entry.claim_id, sum(entry.weight * looked.rarity)
    FROM unnest(rare, rarities) AS looked (word, rarity) CROSS JOIN LATERAL (
        SELECT t.claim_id, t.weight FROM claims_term t WHERE t.word = looked.word OFFSET 0
    ) AS entry
    GROUP BY entry.claim_id ORDER BY 2 DESC, 1 LIMIT most;
END $$;
"""
# A passage that holds enough of the words holds two of any so many that not enough are left: of the rarest, which come
# first. The index alone is read: a table of middling size looks cheap to read through once, and is not for every two.
# The words of claims are collated otherwise than those of passages; unless that is said, the index does not fit them.
PASSAGES = """
CREATE FUNCTION claims_passages_sharing(words varchar[], needed integer, most integer)
RETURNS TABLE (capture bigint) LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
    rare varchar[] := words[1 : cardinality(words) - needed + 2];
BEGIN
    RETURN QUERY
    SELECT found.capture_id FROM (
        SELECT DISTINCT p.id, p.capture_id
        FROM generate_subscripts(rare, 1) AS one (place)
        CROSS JOIN LATERAL generate_series(one.place + 1, cardinality(rare)) AS other (place)
        CROSS JOIN LATERAL (
            SELECT t.id, t.capture_id, t.terms FROM claims_passage t
            WHERE t.terms @> (ARRAY[rare[one.place], rare[other.place]] COLLATE "default") OFFSET 0
        ) AS p
        WHERE needed <= (SELECT count(*) FROM unnest(p.terms) AS held (word) WHERE held.word = ANY (words))
        ORDER BY p.id DESC LIMIT most
    ) AS found;
END $$;
"""
# Words of claims, quotes and events are kept too, so that one that is misspelt finds them.
KEPT = (("claims_claim", "text"), ("claims_appearance", "quote"), ("claims_event", "title"))
SPELLINGS = "".join(f"SELECT spellings_kept_of('{table}', '{field}', false);\n" for table, field in KEPT)
SPELLINGS_LET_GO = "".join(
    f"DROP TRIGGER spellings_of_new ON {table};\nDROP TRIGGER spellings_of_changed ON {table};\n"
    for table, _ in KEPT
)
BACKWARDS = """
DROP FUNCTION claims_passages_sharing(varchar[], integer, integer);
DROP FUNCTION claims_by_rarest_words(text[], integer, float8, integer, integer, float8, integer, integer);
DROP FUNCTION claims_term_stays_what_it_is() CASCADE;
DROP FUNCTION claims_count_terms() CASCADE;
DROP FUNCTION claims_time_asks_for_terms() CASCADE;
DROP FUNCTION claims_words_ask_for_terms() CASCADE;
"""


class Migration(migrations.Migration):
    replaces = [("claims", name) for name in FORMER]
    dependencies = [
        ("claims", "0003_reviews_are_signed_by_two"),
        ("sources", "0004_spellings_are_kept"),
    ]

    operations = [
        migrations.RunSQL(ASK + COUNT + LOOK_UP + PASSAGES, BACKWARDS),
        migrations.RunSQL(SPELLINGS, SPELLINGS_LET_GO),
    ]
