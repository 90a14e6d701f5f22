"""Keep a key what it was made as, and the account that stands for a partner out of the newsroom."""

from django.db import migrations

FORMER = (
    "0003_a_key_stays_what_it_is",
    "0004_a_partner_is_nobody_of_the_newsroom",
)
KEYS = """
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
KEYS_LET_GO = """
DROP TRIGGER key_stays_what_it_is ON partners_key;
DROP FUNCTION partners_key_stays();
"""
# A password Django cannot use begins with “!”. The newsroom sees drafts: whoever made a partner one of us, by a tick in
# the admin or a line of SQL, would show them to every program that has its key.
OUTSIDE = """
CREATE FUNCTION partners_outside(person bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT is_staff AND NOT is_superuser AND password LIKE '!%' FROM public.accounts_user WHERE id = person
$$;
CREATE FUNCTION partners_stay_outside() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    person bigint := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
BEGIN
    IF EXISTS (SELECT FROM public.partners_partner WHERE account_id = person) AND NOT partners_outside(person) THEN
        RAISE EXCEPTION 'the account of a partner is nobody of the newsroom, and nobody signs in as it'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER partner_stays_outside AFTER INSERT OR UPDATE OF account_id ON partners_partner
    FOR EACH ROW EXECUTE FUNCTION partners_stay_outside('account_id');
CREATE TRIGGER partner_stays_outside AFTER UPDATE OF is_staff, is_superuser, password ON accounts_user
    FOR EACH ROW EXECUTE FUNCTION partners_stay_outside('id');
"""
ANYWHERE = """
DROP TRIGGER partner_stays_outside ON accounts_user;
DROP TRIGGER partner_stays_outside ON partners_partner;
DROP FUNCTION partners_stay_outside();
DROP FUNCTION partners_outside(bigint);
"""


class Migration(migrations.Migration):
    replaces = [("partners", name) for name in FORMER]
    dependencies = [
        ("partners", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(KEYS, KEYS_LET_GO),
        migrations.RunSQL(OUTSIDE, ANYWHERE),
    ]
