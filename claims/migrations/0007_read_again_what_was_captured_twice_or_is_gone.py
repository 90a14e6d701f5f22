"""Have articles captured more than once, or taken down, read again: what they dropped was not marked before."""

from django.db import migrations

FORWARDS = """
UPDATE sources_article SET text_revision = text_revision + 1
WHERE id IN (
    SELECT coalesce(a.merged_into_id, a.id)
    FROM sources_capture c JOIN sources_article a ON a.id = c.article_id
    WHERE c.retrieved_at IS NOT NULL
    GROUP BY 1 HAVING count(*) > 1
) OR id IN (SELECT v.article_id FROM sources_visit v WHERE v.gone_at IS NOT NULL);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_appearances_lapse"),
        ("sources", "0013_find_derivations_to_judge"),
    ]

    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
