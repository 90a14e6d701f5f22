"""Sealing what the machine wrote, batch by batch, and carrying on after a move to another database server."""

from django.db import connection, transaction

# Greatest() passes over what is empty; a head sealed up to 100 has seen 99.
RESUME = """
SELECT history_lead();
UPDATE history_head SET shift = last.xid + 1 - here.xid
FROM (SELECT pg_current_xact_id()::text::bigint AS xid) AS here,
    (SELECT greatest(
        (SELECT sealed_xid - 1 FROM history_head),
        (SELECT max(xid) FROM history_entry),
        (SELECT max(xid) FROM history_change)) AS xid) AS last
WHERE here.xid + shift <= last.xid
"""


def seal() -> int:
    """Link every settled machine entry that is not yet linked; the number of entries. Cheap when there are none."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT history_seal()")
        return int(cursor.fetchone()[0])


def resume() -> int:
    """After a dump was restored on a server whose transactions count from lower numbers: count on from the last one.

    The number by which transaction numbers are shifted from now on; run again it changes nothing. For the owner.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(RESUME)
        cursor.execute("SELECT history_shift()")
        return int(cursor.fetchone()[0])
