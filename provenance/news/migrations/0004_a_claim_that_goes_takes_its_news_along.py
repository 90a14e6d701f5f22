"""News goes with its claim, in the database: what the history writes while a claim is deleted escapes Django."""

from django.db import migrations

BOUND = """
DO $$
DECLARE
    bound name;
BEGIN
    SELECT conname INTO STRICT bound FROM pg_constraint
    WHERE conrelid = 'news_news'::regclass AND contype = 'f' AND confrelid = 'claims_claim'::regclass;
    EXECUTE format('ALTER TABLE news_news DROP CONSTRAINT %I', bound);
    EXECUTE format('ALTER TABLE news_news ADD CONSTRAINT %I FOREIGN KEY (claim_id) REFERENCES claims_claim (id)
        {how} DEFERRABLE INITIALLY DEFERRED', bound);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("news", "0003_snoozes_and_assignments_can_be_undone")]
    operations = [migrations.RunSQL(BOUND.format(how="ON DELETE CASCADE"), BOUND.format(how=""))]
