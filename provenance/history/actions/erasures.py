"""Erasing a private person's words from all that is kept, through one door, so that the chain still verifies.

What the chain holds of an entry is a salted hash of its content: the words go, the hash stays, and a redaction says so,
itself under the chain. Scores, offsets and addresses stay as they are: a mask is as long as what it stands for.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from provenance.accounts.models import User
from provenance.history.actions import sweeping
from provenance.history.actions.maintenance import maintained
from provenance.history.checks.entries import CONTENT_HASH
from provenance.history.masking import SHORTEST, any_of, masked, taken
from provenance.history.models import Erasure, Redaction, RedactionKind
from sources.actions import clearing, laying, renewing
from sources.actions.signature import signed
from sources.errors import Refused
from sources.keeping import opening, reading, searching
from sources.keeping.archives import Altered
from sources.keeping.store import Missing
from sources.models import Archive
from sources.rules.names import fold

OWNER = (
    "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = 'history_entry'::regclass"
)
HOLDING = (
    "SELECT id FROM history_entry WHERE before::text ~* %s OR after::text ~* %s OR why ~* %s ORDER BY id"
)
# The hash of a text would tell who guesses right what stood there; the text that is left has another.
TEXTS = """
UPDATE sources_capture SET text_hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'), erased_at = now()
WHERE id = ANY(%s)
"""
TEXT_ENTRIES = """
UPDATE history_entry e SET after = jsonb_set(e.after, '{text_hash}', to_jsonb(c.text_hash))
FROM sources_capture c WHERE e.subject = 'capture' AND e.key = c.id AND c.id = ANY(%s) AND e.after ? 'text_hash'
"""
# A quote, or the words beside it, may begin within a name, so that the words are not whole in it.
ANEW = {
    "claims_appearance": """quote = substr(c.text, t.start + 1, t."end" - t.start),
        prefix = substr(c.text, t.start - length(t.prefix) + 1, length(t.prefix)),
        suffix = substr(c.text, t."end" + 1, length(t.suffix))""",
    "claims_possibleappearance": 'quote = substr(c.text, t.start + 1, t."end" - t.start)',
    "claims_proposedappearance": 'quote = substr(c.text, t.start + 1, t."end" - t.start)',
    "claims_bearing": """
        headline_quote = coalesce(substr(c.text, t.headline_start + 1, length(t.headline_quote)), ''),
        body_quote = coalesce(substr(c.text, t.body_start + 1, length(t.body_quote)), '')""",
    "sources_commonplace": 'text = substr(c.text, t.start + 1, t."end" - t.start)',
}
QUOTED = """
UPDATE history_entry e SET after = e.after || (SELECT jsonb_object_agg(key, value) FROM jsonb_each(jsonb_build_object(
    'quote', a.quote, 'prefix', a.prefix, 'suffix', a.suffix)) WHERE e.after ? key)
FROM claims_appearance a WHERE e.subject = 'appearance' AND e.key = a.id AND a.capture_id = ANY(%s)
    AND e.action = 'created' AND e.after ?| ARRAY['quote', 'prefix', 'suffix'] RETURNING e.id
"""
SALTED = """
UPDATE history_entry SET salt = gen_random_uuid() WHERE id = ANY(%s)

"""
REHASHED = f"SELECT id, {CONTENT_HASH} FROM history_entry WHERE id = ANY(%s) ORDER BY id"  # noqa: S608 (made of constants)
EMPTIED = (
    "UPDATE {table} SET content = '' WHERE sha256 = ANY(%s) AND content IS DISTINCT FROM '' RETURNING sha256"
)
ELSEWHERE = """
SELECT sha256 FROM sources_rawpage WHERE sha256 = ANY(%s) AND (
    content IS NULL AND NOT EXISTS (SELECT FROM sources_archivedpage WHERE page_id = sha256)
    OR EXISTS (SELECT FROM sources_removal WHERE name = 'pages/' || left(sha256, 2) || '/' || sha256))
"""
BYTES = "SELECT sha256 FROM {table} WHERE {held}"
HELD = "position(convert_to(%s, 'UTF8') IN content) > 0"
RAW = "sources_rawpage"
KEPT_AS_BYTES = {RedactionKind.PAGE: RAW, RedactionKind.FILE: "claims_attachedfile"}
NOTHING_LEFT = hashlib.sha256(b"").digest()


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows of a table hold a person's words, and the first few of them by key."""

    table: str
    rows: int
    first: tuple[str, ...]


def find(*, words: Sequence[str]) -> list[Found]:
    """Where the words stand, without touching anything. Raises ``Refused`` where they are too short or too many."""
    sought = taken(words)
    held = {table.name: sweeping.holding(table, sought) for table in sweeping.tables()}
    held["history_entry"] = [str(key) for key in _entries(sought)]
    for table in KEPT_AS_BYTES.values():
        held[table] = _pages(table, sought, [])
    held[RAW] = sorted({*held[RAW], *_outside(sought), *_archived(sought)})
    return [Found(table, len(keys), tuple(keys[:5])) for table, keys in held.items() if keys]


def erase(
    *, words: Sequence[str], by: User, ground: str, watch: Callable[[str], None] = lambda _: None
) -> Erasure | None:
    """Put the words out of everything kept; None where they stand nowhere. Safe to run again: it finds nothing more.

    ``ground`` says why, for everybody to read: it may name nobody. All in one transaction, by the owner of the tables,
    best while nobody works; the decision stands in the chain under the name of ``by``. The files of pages that lie in
    the store, and archives there that no row names, are noted to go, and go with ``clearing.clear``; archives that hold
    such pages are written anew by ``renewing.renew``. Raises ``Refused``, ``Away`` where that store is.
    """
    sought, ground = taken(words), " ".join(ground.split())
    _may_be_done(sought, ground)
    with laying.alone():
        return _erase(sought, by, ground, watch)


def _erase(sought: Sequence[str], by: User, ground: str, watch: Callable[[str], None]) -> Erasure | None:
    outside, archived, left = _outside(sought), _archived(sought), renewing.unnamed()
    with maintained(), transaction.atomic(), connection.cursor() as cursor:
        touched = _sweep(sought, watch)
        captures = [int(key) for key in touched.get("sources_capture", [])]
        pages = _mend(captures, sought)
        watch("history_entry")
        redacted = [
            *_redact_entries(sought, captures),
            *_redact_bytes(sought, sorted({*pages, *outside, *archived})),
        ]
        clearing.ask(names=[*map(reading.name_of, outside), *left])
        if not touched and not redacted:
            return None
        _forget(sought, captures, cursor)
        with signed(user=by, why=ground):
            return _note(ground, redacted)


def _may_be_done(sought: Sequence[str], ground: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(OWNER)
        if not cursor.fetchone()[0]:
            raise Refused("Only the owner of the tables erases: set DATABASE_OWNER_URL", field="database")
        cursor.execute("SELECT %s ~* %s", [ground, any_of(sought)])
        if not ground or cursor.fetchone()[0]:
            raise Refused("Say why without the words themselves: the ground is kept for good", field="ground")


def _sweep(sought: Sequence[str], watch: Callable[[str], None]) -> dict[str, list[str]]:
    """The keys of the rows touched, by table; partners are told of what they belong to."""
    touched = {}
    for table in sorted(sweeping.tables(), key=lambda each: each.name != "sources_capture"):
        watch(table.name)
        if keys := sweeping.holding(table, sought):
            sweeping.put_out(table, sought, keys)
            sweeping.tell(table, keys)
            touched[table.name] = keys
    return touched


def _mend(captures: list[int], sought: Sequence[str]) -> list[str]:
    """Give texts their new hash and quotes the words that stand there now; the pages the texts were read from."""
    with connection.cursor() as cursor:
        with sweeping.quiet("sources_capture"):
            cursor.execute(TEXTS, [captures])
        for table, columns in ANEW.items():
            with sweeping.quiet(table):
                cursor.execute(
                    f"UPDATE {table} t SET {columns} FROM sources_capture c "  # noqa: S608 (names of ANEW)
                    "WHERE c.id = t.capture_id AND c.id = ANY(%s)",
                    [captures],
                )
        cursor.execute("SELECT DISTINCT raw_id FROM sources_capture WHERE id = ANY(%s)", [captures])
        return [key for (key,) in cursor.fetchall()]


def _entries(sought: Sequence[str]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(HOLDING, [any_of(sought)] * 3)
        return [key for (key,) in cursor.fetchall()]


def _redact_entries(sought: Sequence[str], captures: list[int]) -> list[Redaction]:
    """Put the words out of the history; the hashes in the chain stay, the salts that would prove a guess go."""
    keys = set(_entries(sought))
    values, parameters = [], []
    for column, kind in (("before", "::jsonb"), ("after", "::jsonb"), ("why", "")):
        value, ones = masked(f"{column}::text", sought)
        values.append(f"{column} = ({value}){kind}")
        parameters += ones
    with connection.cursor() as cursor, sweeping.quiet("history_entry"):
        update = f"UPDATE history_entry SET {', '.join(values)} WHERE id = ANY(%s)"  # noqa: S608 (columns of ours)
        cursor.execute(update, [*parameters, [*keys]])
        for query in (TEXT_ENTRIES + " RETURNING e.id", QUOTED):
            cursor.execute(query, [captures])
            keys |= {key for (key,) in cursor.fetchall()}
        cursor.execute(SALTED, [[*keys]])
        cursor.execute(REHASHED, [[*keys]])
        return [_redaction(RedactionKind.ENTRY, str(key), digest) for key, digest in cursor.fetchall()]


def _outside(sought: Sequence[str]) -> list[str]:
    """The pages in the store that hold the words: all of it is read."""
    store = opening.store()
    return sorted(searching.holding(store, [each.encode() for each in _spelt(sought)])) if store else []


def _archived(sought: Sequence[str]) -> list[str]:
    """The pages in archives that hold the words: all of them are read. Raises ``Refused`` where one cannot be."""
    words, found = [each.encode() for each in _spelt(sought)], list[str]()
    for archive in Archive.objects.standing():
        try:
            found += searching.archived(reading.needed(), archive.stretches(), words)
        except (Altered, Missing) as trouble:
            raise Refused(
                f"The archive {archive.sha256} is not as it was written, and nobody can say what it holds: bring it "
                "back from a copy of the store first"
            ) from trouble
    return found


def _spelt(sought: Sequence[str]) -> list[str]:
    return sorted({way for word in sought for way in (word, word.upper(), word.lower(), word.title())})


def _pages(table: str, sought: Sequence[str], known: list[str]) -> list[str]:
    """The pages or files whose bytes hold the words, as written, in capitals or in small letters."""
    spelt = _spelt(sought)
    held = " OR ".join([HELD] * len(spelt))
    with connection.cursor() as cursor:
        cursor.execute(BYTES.format(table=table, held=held), spelt)
        return sorted({*known, *(key for (key,) in cursor.fetchall())})


def _redact_bytes(sought: Sequence[str], pages: list[str]) -> list[Redaction]:
    """Empty the pages that touched texts were read from, and whatever else holds the words as bytes."""
    redacted = []
    for kind, table in KEPT_AS_BYTES.items():
        keys = _pages(table, sought, pages if kind is RedactionKind.PAGE else [])
        with connection.cursor() as cursor, sweeping.quiet(table):
            if kind is RedactionKind.PAGE:
                cursor.execute(ELSEWHERE, [keys])
                clearing.ask(names=[reading.name_of(key) for (key,) in cursor.fetchall()])
            cursor.execute(EMPTIED.format(table=table), [keys])
            redacted += [_redaction(kind, key, NOTHING_LEFT) for (key,) in sorted(cursor.fetchall())]
    return redacted


def _forget(sought: Sequence[str], captures: list[int], cursor: Any) -> None:
    """Take the single words of a name out of the lists by which texts are found, and drop what waits to be read."""
    single = sorted({word for each in sought for word in fold(each).split() if len(word) >= SHORTEST})
    cursor.execute("DELETE FROM sources_spelling WHERE word = ANY(%s)", [single])
    cursor.execute("UPDATE claims_passage SET terms = '{}' WHERE capture_id = ANY(%s) AND terms && %s::varchar[]",
                   [captures, single])  # fmt: skip
    cursor.execute(f"DELETE FROM sources_putaway WHERE {' OR '.join([HELD] * len(sought))}", list(sought))  # noqa: S608 (made of constants)


def _redaction(kind: RedactionKind, key: str, digest: Any) -> Redaction:
    return Redaction(kind=kind, key=key, content_hash=bytes(digest))


def _note(ground: str, redacted: list[Redaction]) -> Erasure:
    """The erasure with all it redacted; its digest and ground go into the chain by the trigger of its table."""
    lines = sorted(f"{each.kind}:{each.key}:{bytes(each.content_hash).hex()}" for each in redacted)
    done = Erasure.objects.create(
        at=timezone.now(),
        ground=ground,
        redactions=len(redacted),
        digest=hashlib.sha256("\n".join(lines).encode()).digest(),
    )
    for each in redacted:
        each.erasure = done
    Redaction.objects.bulk_create(redacted, batch_size=1000)
    return done
