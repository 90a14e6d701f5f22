"""Have traced again what was taken from pieces that are kept from somebody: readers are told what explains it else."""

from django.db import migrations

ASK = """
UPDATE sources_article SET trace_due = trace_due + 1 WHERE NOT unseen AND id IN (
    SELECT d.downstream_id FROM sources_derivation d JOIN sources_article a ON a.id = d.upstream_id
    WHERE a.publication <> 'published' OR a.embargo_until IS NOT NULL
)
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0037_what_is_kept_from_readers_is_planned_once")]

    operations = [migrations.RunSQL(ASK, migrations.RunSQL.noop)]
