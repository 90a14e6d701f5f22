"""Write down what people do with an endpoint, and no more that it has moved on in the feed or rests."""

from django.db import migrations

KEPT_BEFORE = "{secret,former_secret,xid,change,sequence,failing_since}"
KEPT = "{secret,former_secret,place,started,sequence,failing_since,closed_looks,again_at}"
TRACK = """
DROP TRIGGER history_insert ON webhooks_endpoint;
DROP TRIGGER history_update ON webhooks_endpoint;
DROP TRIGGER history_delete ON webhooks_endpoint;
SELECT history_track('webhooks_endpoint', 'endpoint', 'partners', 'partner_id', '{{why}}', '{passed_over}', '{{}}');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0009_reviews_by_others_so_far_are_told"),
        ("webhooks", "0002_endpoints_rest_while_their_name_leads_astray"),
    ]

    operations = [
        migrations.RunSQL(TRACK.format(passed_over=KEPT), TRACK.format(passed_over=KEPT_BEFORE)),
    ]
