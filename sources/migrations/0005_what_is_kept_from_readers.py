"""Answer which articles are hidden from readers by functions, which a connection plans once, not in every query."""

from django.db import migrations

FORMER = ("0037_what_is_kept_from_readers_is_planned_once",)
KEEP = """
CREATE FUNCTION sources_veiled(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
    WITH RECURSIVE hidden (id) AS (
        SELECT a.id FROM sources_article a
        WHERE (NOT a.publication = 'published' OR a.embargo_until IS NOT NULL)
            AND NOT (a.publication = 'published' AND (a.embargo_until IS NULL OR a.embargo_until <= moment))
    ),
    kept AS (
        SELECT id FROM hidden UNION SELECT a.id FROM hidden h JOIN sources_article a ON a.merged_into_id = h.id
    ),
    above AS (
        SELECT up.id FROM kept JOIN sources_derivation d ON d.downstream_id = kept.id
        JOIN sources_article up ON up.id = d.upstream_id AND up.unseen
        UNION
        SELECT up.id FROM above JOIN sources_derivation d ON d.downstream_id = above.id
        JOIN sources_article up ON up.id = d.upstream_id AND up.unseen
    ),
    named AS (
        SELECT above.id FROM above JOIN sources_derivation d ON d.upstream_id = above.id
        WHERE d.downstream_id NOT IN (SELECT id FROM kept) AND d.downstream_id NOT IN (SELECT id FROM above)
        UNION
        SELECT above.id FROM named JOIN sources_derivation d ON d.downstream_id = named.id
        JOIN above ON above.id = d.upstream_id
    )
    SELECT id FROM hidden UNION (SELECT id FROM above EXCEPT SELECT id FROM named);
END $$;
CREATE FUNCTION sources_shaded(moment timestamptz) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
    RETURN QUERY
    WITH RECURSIVE below (id) AS (
        SELECT veiled.id FROM sources_veiled(moment) AS veiled (id)
        UNION
        SELECT next.id FROM below CROSS JOIN LATERAL (
            SELECT d.downstream_id AS id FROM sources_derivation d
            WHERE d.upstream_id = below.id AND d.judgement <> 'rejected' AND NOT d.ring
            UNION ALL SELECT a.merged_into_id FROM sources_article a
            WHERE a.id = below.id AND a.merged_into_id IS NOT NULL
            UNION ALL SELECT a.id FROM sources_article a WHERE a.merged_into_id = below.id
        ) AS next
    )
    SELECT id FROM below;
END $$;
"""
DROP = """
DROP FUNCTION sources_shaded(timestamptz);
DROP FUNCTION sources_veiled(timestamptz);
"""


class Migration(migrations.Migration):
    replaces = [("sources", name) for name in FORMER]
    dependencies = [
        ("sources", "0004_spellings_are_kept"),
    ]

    operations = [
        migrations.RunSQL(KEEP, DROP),
    ]
