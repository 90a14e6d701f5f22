"""Have claims weighed again whose arithmetic names an origin by the word for an unknown outlet that has gone."""

from django.db import migrations

ASK = """
UPDATE claims_claim SET score_due = score_due + 1
WHERE id IN (SELECT claim_id FROM claims_corroboration WHERE ledger::text LIKE '%publisher unknown%');
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_find_stale_copies_by_their_time")]

    operations = [migrations.RunSQL(ASK, migrations.RunSQL.noop)]
