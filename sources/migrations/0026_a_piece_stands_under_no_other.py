"""Let no article stand under one that itself stands under another, and have the database see to it."""

from django.db import migrations, models

# What stands under such a one is looked for again; until then it stands with the last of the line, and where the line
# leads back into itself, alone.
FLATTEN = """
UPDATE sources_article SET trace_due = trace_due + 1
WHERE NOT unseen AND id IN (
    SELECT unnest(ARRAY[a.id, b.id, b.merged_into_id])
    FROM sources_article a JOIN sources_article b ON b.id = a.merged_into_id WHERE b.merged_into_id IS NOT NULL
);
DO $$ BEGIN
    FOR step IN 1..100 LOOP
        UPDATE sources_article a SET merged_into_id = b.merged_into_id, lineage_revision = a.lineage_revision + 1
        FROM sources_article b
        WHERE b.id = a.merged_into_id AND b.merged_into_id IS NOT NULL AND b.merged_into_id <> a.id;
        EXIT WHEN NOT FOUND;
    END LOOP;
    UPDATE sources_article a SET merged_into_id = NULL, lineage_revision = a.lineage_revision + 1
    FROM sources_article b WHERE b.id = a.merged_into_id AND b.merged_into_id IS NOT NULL;
END $$;
"""

# Deferred: which of several stands for all may change, and then all of them are written one after another.
GUARD = """
CREATE FUNCTION sources_piece_stands_alone() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM sources_article a JOIN sources_article b ON b.id = a.merged_into_id
        WHERE b.merged_into_id IS NOT NULL AND (a.id = NEW.id OR a.merged_into_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'an article must not stand under one that itself stands under another (article %)', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_piece_stands_alone', TABLE = 'sources_article';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER article_piece_stands_alone AFTER INSERT OR UPDATE OF merged_into_id ON sources_article
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION sources_piece_stands_alone();
"""
UNGUARD = """
DROP TRIGGER article_piece_stands_alone ON sources_article;
DROP FUNCTION sources_piece_stands_alone();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0025_put_away_once_from_each_place"),
    ]

    operations = [
        migrations.RunSQL(FLATTEN, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.AddIndex(
            model_name="derivation",
            index=models.Index(
                condition=models.Q(("kind", "same_article")),
                fields=["upstream"],
                name="derivation_of_same_article",
            ),
        ),
    ]
