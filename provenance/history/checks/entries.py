"""Recomputes the hash of every history entry, in canonical form 1, trusting no function stored in the database."""

from collections.abc import Iterator

from django.db import connection

from provenance.history.checks import CHUNK, Fault, Watch, first_of

CONTENT_HASH = "sha256(uuid_send(salt) || convert_to(jsonb_build_array(before, after, why)::text, 'UTF8'))"
ENTRY_HASH = """sha256(convert_to(jsonb_build_array(
    1, id, xid, (extract(epoch FROM at) * 1000000)::bigint, subject, key, resource, public_id, action,
    actor_id, actor, role, encode(content_hash, 'hex'))::text, 'UTF8'))"""
# Of an entry whose words were put out the chain still holds the hash; what is left of it has the last redaction's.
SPAN = "SELECT coalesce(min(id), 0), coalesce(max(id), -1) FROM history_entry"
ALTERED = f"""
SELECT count(*), min(id) FROM history_entry
WHERE id >= %s AND id < %s AND (hash IS DISTINCT FROM {ENTRY_HASH} OR {CONTENT_HASH} IS DISTINCT FROM coalesce(
    (SELECT content_hash FROM history_redaction r WHERE r.kind = 'entry' AND r.key = history_entry.id::text
        ORDER BY r.id DESC LIMIT 1),
    history_entry.content_hash))
"""  # noqa: S608 (made of constants)
# A server that a dump was restored on counts its transactions from lower numbers.
AHEAD = """
SELECT count(*), min(id) FROM history_change
WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint + coalesce((SELECT shift FROM history_head), 0)
"""


def altered(watch: Watch) -> Iterator[Fault]:
    """Entries that do not match their own hash."""
    bad, first = 0, None
    with connection.cursor() as cursor:
        cursor.execute(SPAN)
        lowest, highest = cursor.fetchone()
        for start in range(lowest, highest + 1, CHUNK):
            cursor.execute(ALTERED, [start, start + CHUNK])
            found, earliest = cursor.fetchone()
            bad, first = bad + found, first if first is not None else earliest
            watch(min(start + CHUNK, highest + 1) - lowest, highest + 1 - lowest)
    if bad:
        yield first_of("history_entry", bad, first, "was altered: its content and its hash disagree")


def ahead(watch: Watch) -> Iterator[Fault]:
    """Changes numbered beyond this server's transactions: the feed would stand still until it had caught up."""
    with connection.cursor() as cursor:
        cursor.execute(AHEAD)
        bad, first = cursor.fetchone()
    if bad:
        sentence = "stands ahead of this server's transactions: run verify --after-restore once"
        yield first_of("history_change", bad, first, sentence)
