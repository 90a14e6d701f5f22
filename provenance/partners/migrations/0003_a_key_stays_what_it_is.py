"""Refuse what would bring a revoked or dying key back to life, or make it somebody else’s, by whatever road."""

from django.db import migrations

STAYS = """
CREATE FUNCTION partners_key_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.partner_id, NEW.name, NEW.generation, NEW.digest, NEW.beginning, NEW.created_at)
        IS DISTINCT FROM (OLD.partner_id, OLD.name, OLD.generation, OLD.digest, OLD.beginning, OLD.created_at)
    THEN
        RAISE EXCEPTION 'a key stays whose and what it is: make another' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
        RAISE EXCEPTION 'a revoked key stays revoked: make another' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.expires_at > OLD.expires_at THEN
        RAISE EXCEPTION 'a key never opens for longer than it was made for: rotate it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER key_stays_what_it_is BEFORE UPDATE ON partners_key
    FOR EACH ROW EXECUTE FUNCTION partners_key_stays();
"""
LETS_GO = """
DROP TRIGGER key_stays_what_it_is ON partners_key;
DROP FUNCTION partners_key_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_partners_and_their_keys")]

    operations = [migrations.RunSQL(STAYS, LETS_GO)]
