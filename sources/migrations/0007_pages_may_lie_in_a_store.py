"""Let the bytes of a page lie outside the database, and note which files of the store are to go."""

import django.db.models.functions.datetime
from django.db import migrations, models

# Puts back what the database let go of: nothing but the very bytes the page is named after, and nothing erased.
BRING_BACK = """
CREATE FUNCTION sources_bring_back(page text, bytes bytea) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('provenance.maintenance', true), '');
    brought boolean;
BEGIN
    PERFORM set_config('provenance.maintenance', 'on', true);
    UPDATE sources_rawpage SET content = bytes
    WHERE sha256 = page AND content IS NULL AND encode(sha256(bytes), 'hex') = page;
    brought := FOUND;
    PERFORM set_config('provenance.maintenance', before, true);
    RETURN brought;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0006_phrases_that_come_with_the_program")]

    operations = [
        migrations.AlterField("rawpage", "content", models.BinaryField(null=True)),
        migrations.CreateModel(
            name="Removal",
            fields=[
                ("name", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["asked_at", "name"],
                "indexes": [models.Index(fields=["asked_at", "name"], name="removal_longest_waiting")],
            },
        ),
        migrations.RunSQL(BRING_BACK, "DROP FUNCTION sources_bring_back(text, bytea)"),
    ]
