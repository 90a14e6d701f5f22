"""Have every claim's terms written down again: what happened is a term of its own now, and names have one form."""

from django.db import migrations

AGAIN = "UPDATE claims_claim SET terms_due = terms_due + 1;"


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_rarest_words_are_looked_up")]

    operations = [migrations.RunSQL(AGAIN, migrations.RunSQL.noop)]
