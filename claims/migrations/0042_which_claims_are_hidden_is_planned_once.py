"""Keep the question which claims are hidden as a function: every list asks it, and it was put into words and planned anew."""

from django.db import migrations

KEEP = """
CREATE FUNCTION claims_hidden(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
    SELECT c.id FROM claims_claim c
    WHERE (NOT c.publication = 'published' OR c.embargo_until IS NOT NULL)
        AND NOT (c.publication = 'published' AND (c.embargo_until IS NULL OR c.embargo_until <= moment))
    UNION
    SELECT c.id FROM claims_event e JOIN claims_claim c ON c.event_id = e.id
    WHERE (NOT e.publication = 'published' OR e.embargo_until IS NOT NULL)
        AND NOT (e.publication = 'published' AND (e.embargo_until IS NULL OR e.embargo_until <= moment))
    UNION SELECT veiled.id FROM claims_veiled(moment) AS veiled (id);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0041_reviews_of_others_are_kept")]

    operations = [migrations.RunSQL(KEEP, "DROP FUNCTION claims_hidden(timestamptz)")]
