"""Let a page whose bytes were erased have them again when somebody hands the very same in."""

from django.db import migrations

# Nothing but the bytes the page is named after: what they once were is kept as its name, and they may be let go again.
TAKE_AGAIN = """
CREATE FUNCTION sources_take_again(page text, bytes bytea) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('provenance.maintenance', true), '');
    taken boolean;
BEGIN
    PERFORM set_config('provenance.maintenance', 'on', true);
    UPDATE sources_rawpage SET content = bytes
    WHERE sha256 = page AND content = '' AND encode(sha256(bytes), 'hex') = page;
    taken := FOUND;
    PERFORM set_config('provenance.maintenance', before, true);
    RETURN taken;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0011_old_pages_are_found_by_their_age")]

    operations = [
        migrations.RunSQL(TAKE_AGAIN, "DROP FUNCTION sources_take_again(text, bytea)"),
    ]
