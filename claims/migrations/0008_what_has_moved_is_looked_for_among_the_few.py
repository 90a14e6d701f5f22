"""Write down which articles have moved, so that asking what is to be read does not look through all of them."""

import django.db.models.deletion
from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION claims_article_has_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_moved (article_id, times) VALUES (NEW.id, 1)
    ON CONFLICT (article_id) DO UPDATE SET times = claims_moved.times + 1;
    RETURN NULL;
END $$;
CREATE FUNCTION claims_reading_is_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_moved (article_id, times)
    SELECT id, 1 FROM sources_article WHERE id = OLD.article_id
    ON CONFLICT (article_id) DO UPDATE SET times = claims_moved.times + 1;
    RETURN NULL;
END $$;
"""
NO_FUNCTIONS = "DROP FUNCTION claims_article_has_moved; DROP FUNCTION claims_reading_is_taken_back;"
COMES = """
CREATE TRIGGER article_has_come AFTER INSERT ON sources_article FOR EACH ROW
    WHEN (NEW.text_revision > 0 OR NEW.lineage_revision > 0) EXECUTE FUNCTION claims_article_has_moved()
"""
MOVES = """
CREATE TRIGGER article_has_moved AFTER UPDATE OF text_revision, lineage_revision, unseen ON sources_article FOR EACH ROW
    WHEN ((OLD.text_revision, OLD.lineage_revision, OLD.unseen)
        IS DISTINCT FROM (NEW.text_revision, NEW.lineage_revision, NEW.unseen))
    EXECUTE FUNCTION claims_article_has_moved()
"""
LESS = """
CREATE TRIGGER reading_is_taken_back AFTER UPDATE ON claims_reading FOR EACH ROW
    WHEN (NEW.text_revision < OLD.text_revision OR NEW.lineage_revision < OLD.lineage_revision)
    EXECUTE FUNCTION claims_reading_is_taken_back()
"""
GONE = """
CREATE TRIGGER reading_is_gone AFTER DELETE ON claims_reading FOR EACH ROW
    EXECUTE FUNCTION claims_reading_is_taken_back()
"""
# Only once the triggers stand: what moves from now on adds itself.
FILL = """
INSERT INTO claims_moved (article_id, times)
SELECT a.id, 1 FROM sources_article AS a LEFT JOIN claims_reading AS r ON r.article_id = a.id
WHERE (a.text_revision > coalesce(r.text_revision, 0) AND NOT a.unseen)
    OR a.lineage_revision > coalesce(r.lineage_revision, 0)
ON CONFLICT (article_id) DO NOTHING
"""


class Migration(migrations.Migration):
    atomic = False  # what stands for a moment between triggers and rows keeps nobody waiting

    dependencies = [
        ("claims", "0007_reviews_by_others_are_listed_by_an_index"),
        ("sources", "0016_an_archive_may_stand_again"),
    ]

    operations = [
        migrations.CreateModel(
            name="Moved",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="sources.article",
                    ),
                ),
                ("times", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(COMES, "DROP TRIGGER article_has_come ON sources_article"),
        migrations.RunSQL(MOVES, "DROP TRIGGER article_has_moved ON sources_article"),
        migrations.RunSQL(LESS, "DROP TRIGGER reading_is_taken_back ON claims_reading"),
        migrations.RunSQL(GONE, "DROP TRIGGER reading_is_gone ON claims_reading"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
