"""Puts a person's words out of every column that holds text, whatever table it belongs to: none can be forgotten."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from provenance.history.masking import any_of, masked

# Addresses stay, or nobody would find the page again; who signs in, what hashes alone are kept of, and of what kind a
# file is (somebody may be called Plain), is no text.
COLUMNS = """
SELECT c.table_name, c.column_name, c.udt_name, c.character_maximum_length, key.attname,
    EXISTS (SELECT FROM pg_index u WHERE u.indrelid = key.attrelid AND u.indisunique AND a.attnum = ANY(u.indkey))
FROM information_schema.columns c
JOIN information_schema.tables t USING (table_schema, table_name)
JOIN pg_attribute a ON a.attrelid = to_regclass('public.' || quote_ident(c.table_name)) AND a.attname = c.column_name
JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary AND i.indnkeyatts = 1
JOIN pg_attribute key ON key.attrelid = i.indrelid AND key.attnum = i.indkey[0]
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    AND c.udt_name IN ('text', 'varchar', 'jsonb', '_text', '_varchar')
    AND c.table_name !~ '^(django|auth|accounts|history|telling)_|^sources_(host|removal)$|^partners_(key|usage)$'
    AND c.column_name NOT IN ('address', 'url', 'host', 'found_in', 'whence', 'chain', 'public_id',
        'media', 'sha256')
ORDER BY c.table_name, c.ordinal_position
"""
APART, NOTHING = "\x1f", "\x1e"
"""What parts the members of a list, and stands for an empty one, while it is looked at as one text."""
WATCHED = """
SELECT split_part(args, '|', 2), split_part(args, '|', 3)
FROM (SELECT replace(encode(tgargs, 'escape'), '\\000', '|') AS args FROM pg_trigger
    WHERE tgrelid = to_regclass(%s) AND tgname = 'history_update') AS found
"""
# A row tells partners what the history's own trigger would have told them: that something at this address has changed.
TELL = """
INSERT INTO history_change (xid, at, resource, public_id, action)
SELECT DISTINCT pg_current_xact_id()::text::bigint + history_shift(), clock_timestamp(), %s, told.public_id, 'updated'
FROM (SELECT {address} AS public_id FROM {table} WHERE {key}::text = ANY(%s) AND {kept}) AS told
WHERE told.public_id <> ''
"""
# Of reviews by others partners know those that were confirmed, by a name of their own.
TOLD_AS = {"outside reviews": ("outside_reviews", "judgement = 'confirmed'")}
GUARDS = """
SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal
    AND tgname NOT IN ('append_only', 'words_ask_for_terms', 'time_asks_for_terms')
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds text: its kind as PostgreSQL names it, how long it may be, whether its values are unlike."""

    name: str
    kind: str
    longest: int | None
    unique: bool

    @property
    def text(self) -> str:
        """Its value as one text, in SQL."""
        if self.kind.startswith("_"):
            return f"array_to_string(\"{self.name}\", E'{APART}', E'{NOTHING}')"
        return f'"{self.name}"::text'

    def put_out(self, words: Sequence[str], key: str) -> tuple[str, list[str]]:
        """The SQL that gives it its value without the words, and its parameters."""
        value, parameters = masked(self.text, words)
        if self.kind.startswith("_"):
            value = f"string_to_array({value}, E'{APART}', E'{NOTHING}')::{self.kind[1:]}[]"
        elif self.kind == "jsonb":
            value = f"({value})::jsonb"
        elif self.unique:  # two names of one length would be one
            value = f"left({value} || ' ' || {key}, {self.longest or 1000})"
        found = f"WHEN {self.text} ~* %s THEN {value}"
        return f'"{self.name}" = CASE {found} ELSE "{self.name}" END', [any_of(words), *parameters]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with text in it, and the column its rows are named by."""

    name: str
    key: str
    columns: tuple[Column, ...]

    def holding(self, words: Sequence[str]) -> tuple[str, list[str]]:
        """The condition under which a row holds any of the words, and its parameters."""
        found = any_of(words)
        return " OR ".join(f"{each.text} ~* %s" for each in self.columns), [found] * len(self.columns)


def tables() -> list[Table]:
    """Every table with text in it that is no table of names and passwords, sessions or the history itself."""
    found: dict[tuple[str, str], list[Column]] = {}
    for table, name, kind, longest, key, unique in _rows(COLUMNS):
        found.setdefault((table, key), []).append(Column(name, kind, longest, unique))
    return [Table(name, key, tuple(columns)) for (name, key), columns in found.items()]


def holding(table: Table, words: Sequence[str]) -> list[str]:
    """The keys of rows that hold any of the words."""
    condition, parameters = table.holding(words)
    query = f"SELECT {table.key}::text FROM {table.name} WHERE {condition}"  # noqa: S608 (names the database gave)
    return [key for (key,) in _rows(query, parameters)]


def put_out(table: Table, words: Sequence[str], keys: Sequence[str]) -> None:
    """Put the words out of these rows, past the triggers that would write them down once more."""
    if any(each.name == table.key for each in table.columns):
        # A list of words met: the row is the word, and goes with it.
        _do(f"DELETE FROM {table.name} WHERE {table.key}::text = ANY(%s)", [list(keys)])  # noqa: S608 (names the database gave)
        return
    wanted = [each.put_out(words, table.key) for each in table.columns]
    assignments = ", ".join(assignment for assignment, _ in wanted)
    parameters = [parameter for _, ones in wanted for parameter in ones]
    with quiet(table.name):
        _do(
            f"UPDATE {table.name} SET {assignments} WHERE {table.key}::text = ANY(%s)",  # noqa: S608 (names the database gave)
            [*parameters, list(keys)],
        )


def tell(table: Table, keys: Sequence[str]) -> None:
    """Have the change feed say that whatever these rows belong to has changed."""
    for resource, owner in _rows(WATCHED, [table.name]):
        known = any(name == "public_id" for (name,) in _rows(NAMES, [table.name]))
        if resource == "ratings" or not (owner or known):
            continue
        address = f"history_public_id('{resource}', {owner})" if owner else "public_id"
        told_as, kept = TOLD_AS.get(resource, (resource, "true"))
        words = TELL.format(address=address, table=table.name, key=table.key, kept=kept)
        _do(words, [told_as, list(keys)])


NAMES = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"


class quiet:  # noqa: N801 (used as a statement)
    """The triggers of a table switched off for a while, within a transaction that takes all of it back if it fails."""

    def __init__(self, table: str) -> None:
        self.table = table

    def __enter__(self) -> None:
        _do("SET CONSTRAINTS ALL IMMEDIATE")
        self.names = [name for (name,) in _rows(GUARDS, [self.table])]
        self._all("DISABLE")

    def __exit__(self, kind: Any, *_: Any) -> None:
        if kind is None:
            self._all("ENABLE")
            _do("SET CONSTRAINTS ALL DEFERRED")

    def _all(self, deed: str) -> None:
        for name in self.names:
            _do(f'ALTER TABLE {self.table} {deed} TRIGGER "{name}"')


def _do(query: str, parameters: Iterable[Any] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, list(parameters) or None)


def _rows(query: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, list(parameters) or None)
        return iter(cursor.fetchall())
