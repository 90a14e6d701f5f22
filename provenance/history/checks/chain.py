"""Follows the chain from its first link to its head, and every link to the entries it covers."""

from collections.abc import Iterator

from django.db import connection

from provenance.history.checks import Fault, Watch, first_of

LEAF = 40  # eight bytes of an entry's id, thirty-two of its hash
LINK_HASH = """sha256(previous || convert_to(jsonb_build_array(
    1, number, kind, (extract(epoch FROM at) * 1000000)::bigint, entry_id, from_xid, to_xid, entries,
    encode(digest, 'hex'))::text, 'UTF8'))"""

# Each link beside the one before it, and each batch beside the batch before it.
LINKS = f"""
WITH followed AS (
    SELECT *,
        lag(number, 1, 0::bigint) OVER (ORDER BY number) AS number_before,
        lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER (ORDER BY number) AS hash_before,
        lag(to_xid, 1, 0::bigint) OVER (PARTITION BY kind ORDER BY number) AS xid_before
    FROM history_link
), judged AS (
    SELECT number, CASE
        WHEN number <> number_before + 1 THEN 'follows link ' || number_before || ': links between were removed'
        WHEN hash IS DISTINCT FROM {LINK_HASH} THEN 'was altered: its content and its hash disagree'
        WHEN previous IS DISTINCT FROM hash_before THEN 'does not follow from the link before it'
        WHEN kind = 'batch' AND (digest <> sha256(leaves) OR octet_length(leaves) <> 40 * entries)
            THEN 'was altered: its list of entries and its hash disagree'
        WHEN kind = 'batch' AND from_xid <> xid_before THEN 'leaves out transactions before it'
    END AS sentence FROM followed
)
SELECT (array_agg(number ORDER BY number))[1], (array_agg(sentence ORDER BY number))[1], count(*)
FROM judged WHERE sentence IS NOT NULL
"""  # noqa: S608 (made of constants)
DECISIONS = """
WITH judged AS (
    SELECT coalesce(e.id, l.entry_id) AS id, CASE
        WHEN l.number IS NULL THEN 'is a decision outside the chain: it was inserted, or its link removed'
        WHEN e.id IS NULL THEN 'was removed: link ' || l.number || ' covers it'
        WHEN e.hash <> l.digest THEN 'was altered and hashed anew: link ' || l.number || ' covers another hash'
    END AS sentence
    FROM (SELECT id, hash FROM history_entry WHERE actor_id IS NOT NULL) AS e
    FULL JOIN (SELECT number, entry_id, digest FROM history_link WHERE kind = 'decision') AS l ON l.entry_id = e.id
)
SELECT (array_agg(id ORDER BY id))[1], (array_agg(sentence ORDER BY id))[1], count(*)
FROM judged WHERE sentence IS NOT NULL
"""
BATCHES = "SELECT number, from_xid, to_xid FROM history_link WHERE kind = 'batch' ORDER BY number"
LEAVES = """
SELECT l.leaves, n.leaves FROM history_link l, (
    SELECT coalesce(string_agg(int8send(id) || hash, '' ORDER BY xid, id), '') AS leaves FROM history_entry
    WHERE actor_id IS NULL AND xid >= %s AND xid < %s
) AS n WHERE l.number = %s AND l.leaves <> n.leaves
"""
HEAD = """
SELECT h.number, h.hash, h.entries, h.sealed_xid, l.number, l.hash, l.entries, l.sealed_xid
FROM (SELECT max(number) AS number, coalesce(sum(entries), 0) AS entries, coalesce(max(to_xid), 0) AS sealed_xid,
    (SELECT hash FROM history_link ORDER BY number DESC LIMIT 1) AS hash FROM history_link) AS l
LEFT JOIN history_head h ON true
"""


def broken(watch: Watch) -> Iterator[Fault]:
    """Links that were altered, removed, inserted or put in another order."""
    yield from _first("history_link", LINKS)


def undecided(watch: Watch) -> Iterator[Fault]:
    """Decisions that were removed, inserted, or altered together with their hash."""
    yield from _first("history_entry", DECISIONS)


def _first(table: str, query: str) -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row, sentence, bad = cursor.fetchone()
    if bad:
        yield first_of(table, bad, row, sentence)


def unbatched(watch: Watch) -> Iterator[Fault]:
    """Machine entries that were removed, inserted, or altered together with their hash."""
    with connection.cursor() as cursor:
        cursor.execute(BATCHES)
        batches = cursor.fetchall()
        for done, (number, from_xid, to_xid) in enumerate(batches, start=1):
            cursor.execute(LEAVES, [from_xid, to_xid, number])
            if differing := cursor.fetchone():
                yield compared(number, *map(bytes, differing))
            watch(done, len(batches))


def compared(number: int, sealed: bytes, found: bytes) -> Fault:
    """What became of the first entry in which a batch as sealed differs from the batch as found."""
    then, now = _unpacked(sealed), _unpacked(found)
    bad = sorted(entry for entry in {*then, *now} if then.get(entry) != now.get(entry)) or sorted(then)
    if bad[0] not in now:
        sentence = f"was removed: link {number} covers it"
    elif bad[0] not in then:
        sentence = f"was inserted: link {number} covers its transaction, but not it"
    else:
        sentence = f"was altered and hashed anew: link {number} covers another hash"
    return first_of("history_entry", len(bad), bad[0], sentence)


def _unpacked(leaves: bytes) -> dict[int, bytes]:
    whole = range(0, len(leaves) - LEAF + 1, LEAF)
    return {int.from_bytes(leaves[at : at + 8], "big"): leaves[at + 8 : at + LEAF] for at in whole}


def beheaded(watch: Watch) -> Iterator[Fault]:
    """A tail that was cut off: the head remembers more than is there."""
    with connection.cursor() as cursor:
        cursor.execute(HEAD)
        number, head_hash, entries, sealed_xid, last, last_hash, linked, linked_xid = cursor.fetchone()
    if number is None:
        if last is not None:
            yield Fault("history_head 1", f"was removed: the chain reaches to link {last}")
    elif number > (last or 0):
        yield Fault(
            f"history_link {(last or 0) + 1}", f"was removed with all behind it: the head is link {number}"
        )
    elif (number, entries, sealed_xid) != (last or 0, linked, linked_xid) or (
        last and head_hash != last_hash
    ):
        yield Fault("history_head 1", f"was altered: it does not match link {last or 0}, the last")


def unanchored(anchor: str) -> Iterator[Fault]:
    """A chain rewritten since ``anchor``, a head noted elsewhere ("number:hash", or the hash a bundle bears)."""
    number, _, noted = anchor.rpartition(":")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM history_link WHERE hash = decode(%s, 'hex') AND number = coalesce(%s, number)",
            [noted, int(number) if number else None],
        )
        (held,) = cursor.fetchone()
    if not held:
        yield Fault(
            f"history_link {number or noted[:12]}",
            "is not what the anchor says: the chain was rewritten or cut",
        )
