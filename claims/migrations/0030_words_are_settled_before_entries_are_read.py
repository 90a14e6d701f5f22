"""Settle which words of a text are looked up before their entries are read: a plain loop takes less time than windows."""

from django.db import migrations

# BM25 over the rarest words alone. Asked from outside, the planning would take longer than the look-up itself. The rows
# come with the empty word first, which counts all claims, then from the rarest word on; as soon as one is not read, none
# after it is. Entries are read from their index one word after another, and each word carries its rarity into its own.
LOOK_UP = """
CREATE OR REPLACE FUNCTION claims_by_rarest_words(
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
BEFORE = """
CREATE OR REPLACE FUNCTION claims_by_rarest_words(
    words text[], looked_up integer, common float8, fewest integer,
    sure integer, share_read float8, least_read integer, most integer
) RETURNS TABLE (claim bigint, score float8) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH counted AS MATERIALIZED (
        SELECT c.word, c.claims FROM unnest(words) AS asked (word) CROSS JOIN LATERAL (
            SELECT t.word, t.claims FROM claims_termcount t WHERE t.word = asked.word OFFSET 0
        ) AS c
    ),
    whole AS (SELECT counted.claims::float8 AS claims FROM counted WHERE counted.word = ''),
    rare AS (
        SELECT c.word, ln(1 + (whole.claims - c.claims + 0.5::float8) / (c.claims + 0.5::float8)) AS rarity,
            sum(c.claims) OVER up AS entries, row_number() OVER up AS place,
            greatest(whole.claims * share_read, least_read) AS most_read
        FROM counted c, whole
        WHERE c.word <> '' AND c.claims <= greatest(whole.claims * common, fewest)
        WINDOW up AS (ORDER BY c.claims, c.word ROWS UNBOUNDED PRECEDING)
        ORDER BY c.claims, c.word LIMIT looked_up
    )
    SELECT entry.claim_id, sum(entry.weight * rare.rarity)
    FROM rare CROSS JOIN LATERAL (
        SELECT t.claim_id, t.weight FROM claims_term t WHERE t.word = rare.word OFFSET 0
    ) AS entry
    WHERE rare.place <= sure OR rare.entries <= rare.most_read
    GROUP BY entry.claim_id ORDER BY 2 DESC, 1 LIMIT most;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0029_passages_are_found_by_two_words")]

    operations = [migrations.RunSQL(LOOK_UP, BEFORE)]
