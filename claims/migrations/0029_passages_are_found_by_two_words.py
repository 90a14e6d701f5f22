"""Find the passages that share words with a claim by two of them at a time, through an index that is always in order."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

# A passage that holds enough of the words holds two of any so many that not enough are left: of the rarest, which come
# first. The index alone is read: a table of middling size looks cheap to read through once, and is not for every two.
# The words of claims are collated otherwise than those of passages; unless that is said, the index does not fit them.
FIND = """
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
# The index stays where it is: from now on nothing waits beside it, and what waited is sorted in. Built anew it would keep
# everybody from writing passages for minutes.
IN_ORDER = [
    "ALTER INDEX passage_by_terms SET (fastupdate = off)",
    "SELECT gin_clean_pending_list('passage_by_terms')",
]
AT_LEISURE = "ALTER INDEX passage_by_terms RESET (fastupdate)"
BACKWARDS = "DROP FUNCTION claims_passages_sharing(varchar[], integer, integer);"


class Migration(migrations.Migration):
    dependencies = [("claims", "0028_ratings_have_versions")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(IN_ORDER, AT_LEISURE)],
            state_operations=[
                migrations.RemoveIndex(model_name="passage", name="passage_by_terms"),
                migrations.AddIndex(
                    model_name="passage",
                    index=GinIndex(fields=["terms"], name="passage_by_terms", fastupdate=False),
                ),
            ],
        ),
        migrations.RunSQL(FIND, BACKWARDS),
    ]
