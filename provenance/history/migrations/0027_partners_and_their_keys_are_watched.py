"""Write down in the history who took a partner in, made, changed, rotated and revoked a key; never its digest."""

from django.db import migrations

PUBLIC_ID = """
CREATE OR REPLACE FUNCTION history_public_id(resource text, key bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE resource
        WHEN 'sources' THEN (SELECT public_id FROM public.sources_source WHERE id = key)
        WHEN 'events' THEN (SELECT public_id FROM public.claims_event WHERE id = key)
        WHEN 'claims' THEN (SELECT public_id FROM public.claims_claim WHERE id = key)
        WHEN 'reviews' THEN (SELECT public_id FROM public.claims_review WHERE id = key)
        {partners}
        ELSE key::text
    END
$$;
"""
PARTNERS = "WHEN 'partners' THEN (SELECT public_id FROM public.partners_partner WHERE id = key)"
# That a key was used is no change of it: it would be told with the name of nobody, every hour.
TRACK = """
SELECT history_track('partners_partner', 'partner', 'partners', '', '{}', '{}', '{}');
SELECT history_track('partners_key', 'key', 'partners', 'partner_id', '{revoked_why}', '{digest,used_at}', '{}');
"""
UNTRACK = "".join(
    f"DROP TRIGGER history_{way} ON partners_{table};\n"
    for table in ("partner", "key")
    for way in ("insert", "update", "delete")
)


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0026_second_factors_are_watched"),
        ("partners", "0004_a_partner_is_nobody_of_the_newsroom"),
    ]

    operations = [
        migrations.RunSQL(PUBLIC_ID.format(partners=PARTNERS), PUBLIC_ID.format(partners="")),
        migrations.RunSQL(TRACK, UNTRACK),
    ]
