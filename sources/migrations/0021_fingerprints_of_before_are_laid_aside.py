"""Lay aside the fingerprints of captures that nobody has screened yet: their hashes may be of an older kind.

A capture without a fingerprint gets its hashes from its text when it is screened. Done in batches of their own, so that
a full house goes on working meanwhile, and a second run goes on where the first was stopped.
"""

from django.db import migrations, transaction

BATCH = 1000
LAY_ASIDE = """
WITH unscreened AS (
    SELECT c.id, c.article_id FROM sources_capture c
    WHERE c.id > %(after)s AND c.fingerprint <> ''
        AND NOT EXISTS (SELECT FROM sources_screening s WHERE s.capture_id = c.id)
    ORDER BY c.id LIMIT %(most)s
),
asked AS (
    UPDATE sources_article SET trace_due = trace_due + 1
    WHERE NOT unseen AND id IN (SELECT article_id FROM unscreened)
),
laid AS (
    UPDATE sources_capture SET fingerprint = '' WHERE id IN (SELECT id FROM unscreened)
)
SELECT max(id) FROM unscreened
"""


def lay_aside(apps, schema_editor):
    last = 0
    while last is not None:
        database = schema_editor.connection
        with transaction.atomic(using=database.alias), database.cursor() as cursor:
            cursor.execute("SELECT set_config('provenance.maintenance', 'on', true)")
            cursor.execute(LAY_ASIDE, {"after": last, "most": BATCH})
            last = cursor.fetchone()[0]
            cursor.execute("SELECT set_config('provenance.maintenance', '', true)")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("sources", "0020_what_came_with_a_sighting_may_be_unknown")]

    operations = [migrations.RunPython(lay_aside, migrations.RunPython.noop)]
