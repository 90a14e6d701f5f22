"""A large newsroom from a pattern: each impression tells all of it once more, in other words and under other names.

Everything that the program derives from words is derived from the new ones: fingerprints and their table, hashes of
pages, texts and history, public names, the chain. What stands in an impression is what the program would have made of
its articles, had they come by themselves: `checking` asks it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from provenance.bench.measuring import Watcher
from provenance.bench.scale.template import CONTENT, FINGERPRINT, MAKERS, Template
from provenance.bench.scale.words import EARLY, LATE, SHIFT, letters
from provenance.history.actions import chain
from sources.actions.shingles import StoredPostings
from sources.rules import fingerprints, postings

_NAME = re.compile(rb"\xff([0-9a-z]+)")
SEALING = {"history_entry": ("history_await_turn",), "history_turn": ("history_take_turn",)}
"""What links people's decisions to the chain works on, whatever else is laid aside."""
NEEDED = frozenset({"entry_by_transaction"})
"""The index by which the chain finds entries."""
HISTORY = "history_entry"
KEPT_WHOLE = frozenset({"history_link", "history_head", "history_turn"})

ENTER = """
INSERT INTO history_entry ({columns}) SELECT {values} FROM (
    SELECT *, history_content_hash(salt, before, after, why) AS content FROM staged
) AS s
"""


def impress(template: Template, numbers: range, watch: Watcher) -> None:
    """Put impressions into the database at hand, which holds the pattern; the indexes are made once all rows stand."""
    with laid_aside(template):
        for done, number in enumerate(numbers, 1):
            _impress(template, number)
            watch("telling again", done, len(numbers))
    _settle(template)


def _impress(template: Template, number: int) -> None:
    table, shift = letters(number), str(number).encode()
    early = _transaction()
    names: dict[bytes, bytes] = {}

    def told(marked: bytes) -> bytes:
        return _NAME.sub(named, marked.translate(table).replace(SHIFT, shift))

    def named(found: re.Match[bytes]) -> bytes:
        name = found[1]
        if name not in names:
            maker, parts = template.names[name]
            names[name] = MAKERS[maker]([told(part) for part in parts])
        return names[name]

    hashes = fingerprints.winnow([told(body).decode() for body in template.bodies])
    filling = {
        FINGERPRINT: [fingerprints.pack(each).hex().encode() for each in hashes],
        CONTENT: [told(content).hex().encode() for content in template.contents],
    }
    with transaction.atomic(), connection.cursor() as cursor:
        late = _number(cursor)
        for each in template.tables:
            rows = told(each.rows).replace(EARLY, early).replace(LATE, late)
            for mark, values in filling.items():
                rows = _filled(rows, mark, values)
            _copy(cursor, each.name, each.columns, rows)
        _shelve(template, number, hashes)
    chain.seal()


def _filled(rows: bytes, mark: bytes, values: list[bytes]) -> bytes:
    """The rows with one value for each mark, as COPY reads bytes."""
    parts = rows.split(mark)
    if len(parts) == 1:
        return rows
    woven = [b"\\\\x".join(pair) for pair in zip(parts, values, strict=False)]
    return b"".join([*woven, parts[-1]])


def _copy(cursor: CursorWrapper, table: str, columns: tuple[str, ...], rows: bytes) -> None:
    listed = ", ".join(f'"{column}"' for column in columns)
    if table != HISTORY:
        with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
            copy.write(rows)
        return
    cursor.execute(
        "CREATE TEMP TABLE IF NOT EXISTS staged ON COMMIT DELETE ROWS AS SELECT * FROM history_entry WHERE false"
    )
    with cursor.copy(f"COPY staged ({listed}) FROM STDIN") as copy:
        copy.write(rows)
    made = {
        "content_hash": "s.content",
        "hash": "history_entry_hash(id, xid, at, subject, key, resource, public_id, action, actor_id, actor, role, "
        "s.content)",
    }
    values = ", ".join(made.get(column, f's."{column}"') for column in columns)
    cursor.execute(ENTER.format(columns=listed, values=values))


def _shelve(template: Template, number: int, hashes: list[fingerprints.Hashes]) -> None:
    """The table of shingles, each hash with its first carriers alone."""
    dense = number * 10**template.narrow
    carried = [(dense + screening, hashes[place]) for screening, place in template.screened]
    numbers = np.repeat(
        np.array([each for each, _ in carried], dtype=np.int64), [len(some) for _, some in carried]
    )
    entries = postings.entries_of(np.concatenate([some for _, some in carried]), numbers)
    codes = postings.hashes_in(entries)
    first = np.searchsorted(codes, codes)
    StoredPostings().keep(entries[np.arange(len(entries)) - first < postings.MOST_CARRIERS])


def _transaction() -> bytes:
    with transaction.atomic(), connection.cursor() as cursor:
        return _number(cursor)


def _number(cursor: CursorWrapper) -> bytes:
    cursor.execute("SELECT pg_current_xact_id()::text::bigint + history_shift()")
    return str(cursor.fetchone()[0]).encode()


@contextmanager
def laid_aside(template: Template) -> Iterator[None]:
    """Without triggers, references, keys and indexes for a block; at its end all are made again, and so checked."""
    tables = [each.name for each in template.tables if each.name not in KEPT_WHOLE] + ["sources_shingle"]
    with connection.cursor() as cursor:
        triggers = _asked(
            cursor,
            "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal "
            "AND tgrelid::regclass::text = ANY(%s) AND tgenabled <> 'D'", tables,
        )  # fmt: skip
        constraints = _asked(
            cursor,
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid), contype "
            "FROM pg_constraint WHERE contype IN ('f', 'u', 'p', 'x') AND (conrelid::regclass::text = ANY(%s) "
            "OR confrelid::regclass::text = ANY(%s)) ORDER BY contype = 'f' DESC", tables, tables,
        )  # fmt: skip
        indexes = _asked(
            cursor,
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "
            "WHERE indrelid::regclass::text = ANY(%s) AND NOT EXISTS (SELECT FROM pg_constraint "
            "WHERE conindid = indexrelid AND contype <> 'f')", tables,
        )  # fmt: skip
        indexes = [each for each in indexes if each[0] not in NEEDED]
        for table, name, _ in triggers:
            if name not in SEALING.get(table, ()):
                cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{name}"')
        for table, name, _, _ in constraints:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition, _ in reversed(constraints):
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        for table, name, enabled in triggers:
            always = "ALWAYS " if enabled == "A" else ""
            cursor.execute(f'ALTER TABLE {table} ENABLE {always}TRIGGER "{name}"')


def _asked(cursor: CursorWrapper, question: str, *given: list[str]) -> list[tuple[str, ...]]:
    cursor.execute(question, given)
    return list(cursor.fetchall())


COUNT = """
TRUNCATE claims_termcount;
INSERT INTO claims_termcount (word, claims) SELECT word, count(*) FROM claims_term GROUP BY word
    UNION ALL SELECT '', count(DISTINCT claim_id) FROM claims_term
"""
ONCE = """
DELETE FROM sources_spelling AS again USING sources_spelling AS first
    WHERE first.word = again.word AND first.name = again.name AND first.id < again.id
"""
"""The program notes a spelling once: words that are no made-up ones came along with every impression."""


def _settle(template: Template) -> None:
    """Numbers go on after the highest; words are counted, and spelt once; the database learns how much there is."""
    with connection.cursor() as cursor:
        for each in template.tables:
            if "id" in each.columns or each.name == "sources_screening":
                key = "id" if "id" in each.columns else "number"
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{each.name}', '{key}'), max({key})) FROM {each.name} "  # noqa: S608 (names the database gave)
                    f"WHERE pg_get_serial_sequence('{each.name}', '{key}') IS NOT NULL"
                )
        cursor.execute(COUNT)
        cursor.execute(ONCE)
        cursor.execute("VACUUM (ANALYZE)")
