"""Look the rarest words of a text up inside the database, where the way to do it is thought out once for a session."""

from django.db import migrations

# BM25 over the rarest words alone. Asked from outside, the planning would take longer than the look-up itself.
LOOK_UP = """
CREATE FUNCTION claims_by_rarest_words(
    words text[], looked_up integer, common float8, fewest integer, most_read integer, most integer
) RETURNS TABLE (claim bigint, score float8) LANGUAGE plpgsql STABLE AS $$
DECLARE
    whole float8;
    rare text[];
    rarities float8[];
BEGIN
    SELECT c.claims INTO whole FROM claims_termcount c WHERE c.word = '';
    SELECT array_agg(told.word), array_agg(told.rarity) INTO rare, rarities FROM (
        SELECT c.word, ln(1 + (whole - c.claims + 0.5::float8) / (c.claims + 0.5::float8)) AS rarity,
            sum(c.claims) OVER (ORDER BY c.claims, c.word) - c.claims AS before
        FROM claims_termcount c
        WHERE c.word = ANY (words) AND c.word <> '' AND c.claims <= greatest(whole * common, fewest)
        ORDER BY c.claims, c.word LIMIT looked_up
    ) AS told WHERE told.before < most_read;
    RETURN QUERY
        SELECT t.claim_id, sum(t.weight * rarities[array_position(rare, t.word::text)])
        FROM claims_term t WHERE t.word = ANY (rare)
        GROUP BY t.claim_id ORDER BY 2 DESC, 1 LIMIT most;
END $$;
"""
BACKWARDS = "DROP FUNCTION claims_by_rarest_words(text[], integer, float8, integer, integer, integer);"


class Migration(migrations.Migration):
    dependencies = [("claims", "0015_analysts_are_asked")]

    operations = [migrations.RunSQL(LOOK_UP, BACKWARDS)]
