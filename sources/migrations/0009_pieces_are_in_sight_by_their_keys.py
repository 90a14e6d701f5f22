"""Answer which articles are out of sight, themselves or as what they stand for, by a function: one set, no join."""

from django.db import migrations

KEEP = """
CREATE FUNCTION sources_out_of_sight(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
    WITH veiled AS MATERIALIZED (SELECT kept.id FROM sources_veiled(moment) AS kept (id))
    SELECT id FROM veiled UNION SELECT a.id FROM veiled JOIN sources_article a ON a.merged_into_id = veiled.id;
END $$;
"""
DROP = "DROP FUNCTION sources_out_of_sight(timestamptz);"


class Migration(migrations.Migration):
    dependencies = [("sources", "0008_pages_outside_are_found_by_an_index")]

    operations = [migrations.RunSQL(KEEP, DROP)]
