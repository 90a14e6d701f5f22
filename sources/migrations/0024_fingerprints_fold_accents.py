"""Fingerprint anew what holds other letters than ASCII: accents, letter forms and look-alikes are folded now."""

from django.db import migrations, transaction

BATCH = 1000
LAY_ASIDE = """
WITH old AS (
    SELECT id, text FROM sources_capture WHERE id > %(after)s ORDER BY id LIMIT %(most)s
),
laid AS (
    UPDATE sources_capture SET fingerprint = '' WHERE id IN (SELECT id FROM old WHERE octet_length(text) > length(text))
)
SELECT max(id) FROM old
"""
BEGIN_AGAIN = (
    "TRUNCATE sources_resemblance, sources_screening, sources_shingle",
    "UPDATE sources_article SET trace_due = trace_due + 1 WHERE NOT unseen",
)


def begin_again(apps, schema_editor):
    """A capture without a fingerprint gets its hashes from its text when it is screened; every step can be repeated."""
    last, database = 0, schema_editor.connection
    while last is not None:
        with transaction.atomic(using=database.alias), database.cursor() as cursor:
            cursor.execute("SELECT set_config('provenance.maintenance', 'on', true)")
            cursor.execute(LAY_ASIDE, {"after": last, "most": BATCH})
            last = cursor.fetchone()[0]
            cursor.execute("SELECT set_config('provenance.maintenance', '', true)")
    with transaction.atomic(using=database.alias), database.cursor() as cursor:
        for statement in BEGIN_AGAIN:
            cursor.execute(statement)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("sources", "0023_sightings_of_one_moment")]

    operations = [migrations.RunPython(begin_again, migrations.RunPython.noop)]
