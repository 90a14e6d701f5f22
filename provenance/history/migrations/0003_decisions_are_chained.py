"""Chain a person's decisions one by one as their transaction commits, and the machine's entries by the batch."""

from django.db import migrations

FORMER = ("0003_decisions_and_batches_are_chained",)
LINKS = """
CREATE FUNCTION history_link_hash(
    previous bytea, number bigint, kind text, at timestamptz, entry_id bigint, from_xid bigint, to_xid bigint,
    entries bigint, digest bytea
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        1, number, kind, (extract(epoch FROM at) * 1000000)::bigint, entry_id, from_xid, to_xid, entries,
        encode(digest, 'hex'))::text, 'UTF8'))
$$;
CREATE FUNCTION history_lead() RETURNS history_head LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    head history_head;
BEGIN
    -- One writer of the chain at a time, until its transaction ends: two would both follow the same link.
    PERFORM pg_advisory_xact_lock(hashtext('provenance'), hashtext('history_link'));
    INSERT INTO history_head (id, number, hash, entries, sealed_xid, shift)
        VALUES (1, 0, decode(repeat('00', 32), 'hex'), 0, 0, 0) ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM history_head;
    RETURN head;
END $$;
"""

# Entries wait until the transaction's other deferred checks are through (a trigger that fires at commit queues another behind
# them), and only then ask for the lock: who holds it waits for nothing, so two people can never block each other.
DECISIONS = """
CREATE FUNCTION history_await_turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO history_turn (xid) VALUES (NEW.xid) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE FUNCTION history_take_turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    head history_head := history_lead();
    entry record;
    link_hash bytea;
    now timestamptz := clock_timestamp();
BEGIN
    FOR entry IN
        SELECT e.id, e.hash FROM history_entry e
        WHERE e.xid = NEW.xid AND e.actor_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM history_link l WHERE l.entry_id = e.id)
        ORDER BY e.id
    LOOP
        head.number := head.number + 1;
        link_hash := history_link_hash(head.hash, head.number, 'decision', now, entry.id, NULL, NULL, 1, entry.hash);
        INSERT INTO history_link (number, kind, at, entry_id, entries, digest, previous, hash)
            VALUES (head.number, 'decision', now, entry.id, 1, entry.hash, head.hash, link_hash);
        head.hash := link_hash;
        head.entries := head.entries + 1;
    END LOOP;
    UPDATE history_head SET number = head.number, hash = head.hash, entries = head.entries;
    DELETE FROM history_turn WHERE xid = NEW.xid;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER history_await_turn AFTER INSERT ON history_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.actor_id IS NOT NULL) EXECUTE FUNCTION history_await_turn();
CREATE CONSTRAINT TRIGGER history_take_turn AFTER INSERT ON history_turn DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION history_take_turn();
"""

# A batch covers whole transactions below the oldest one still running: nothing can be added to it afterwards.
# About ten thousand entries to a batch keep its list of hashes below half a megabyte.
BATCHES = """
CREATE FUNCTION history_seal() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    head history_head := history_lead();
    horizon bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint + head.shift;
    upper_xid bigint;
    batch record;
    link_digest bytea;
    link_hash bytea;
    now timestamptz := clock_timestamp();
    sealed bigint := 0;
BEGIN
    LOOP
        SELECT xid + 1 INTO upper_xid FROM history_entry
            WHERE actor_id IS NULL AND xid >= head.sealed_xid AND xid < horizon
            ORDER BY xid, id OFFSET 9999 LIMIT 1;
        upper_xid := coalesce(upper_xid, horizon);
        SELECT count(*) AS entries, string_agg(int8send(id) || hash, '' ORDER BY xid, id) AS leaves INTO batch
            FROM history_entry WHERE actor_id IS NULL AND xid >= head.sealed_xid AND xid < upper_xid;
        EXIT WHEN batch.entries = 0;
        head.number := head.number + 1;
        link_digest := sha256(batch.leaves);
        link_hash := history_link_hash(head.hash, head.number, 'batch', now, NULL, head.sealed_xid, upper_xid,
            batch.entries, link_digest);
        INSERT INTO history_link (number, kind, at, from_xid, to_xid, entries, leaves, digest, previous, hash)
            VALUES (head.number, 'batch', now, head.sealed_xid, upper_xid, batch.entries, batch.leaves, link_digest,
                head.hash, link_hash);
        head.hash := link_hash;
        head.entries := head.entries + batch.entries;
        head.sealed_xid := upper_xid;
        sealed := sealed + batch.entries;
    END LOOP;
    IF sealed > 0 THEN
        UPDATE history_head SET number = head.number, hash = head.hash, entries = head.entries,
            sealed_xid = head.sealed_xid;
    END IF;
    RETURN sealed;
END $$;
"""

BACKWARDS = """
DROP FUNCTION history_seal();
DROP TRIGGER history_take_turn ON history_turn;
DROP TRIGGER history_await_turn ON history_entry;
DROP FUNCTION history_take_turn();
DROP FUNCTION history_await_turn();
DROP FUNCTION history_lead();
DROP FUNCTION history_link_hash(bytea, bigint, text, timestamptz, bigint, bigint, bigint, bigint, bytea);
"""


class Migration(migrations.Migration):
    replaces = [("history", name) for name in FORMER]
    dependencies = [
        ("history", "0002_changes_write_entries"),
    ]

    operations = [
        migrations.RunSQL(LINKS + DECISIONS + BATCHES, BACKWARDS),
    ]
