"""Write down in the history who opened, changed, paused and closed an endpoint of a partner's; never its secrets."""

from django.db import migrations

# Where it stands in the feed and what its attempts came to is no decision of anybody's.
TRACK = """
SELECT history_track('webhooks_endpoint', 'endpoint', 'partners', 'partner_id', '{why}',
    '{secret,former_secret,xid,change,sequence,failing_since}', '{}');
"""
UNTRACK = "".join(
    f"DROP TRIGGER history_{way} ON webhooks_endpoint;\n" for way in ("insert", "update", "delete")
)


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0027_partners_and_their_keys_are_watched"),
        ("webhooks", "0001_endpoints_and_what_they_are_told"),
    ]

    operations = [migrations.RunSQL(TRACK, UNTRACK)]
