"""Refuse to let the account that stands for a partner into the newsroom, or anybody sign in as it."""

from django.db import migrations

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
    dependencies = [
        ("partners", "0003_a_key_stays_what_it_is"),
        ("accounts", "0006_second_factors_are_sealed"),
    ]

    operations = [migrations.RunSQL(OUTSIDE, ANYWHERE)]
