"""Tries migrations on tables with rows: whether each can be taken back with them, and whom it holds up meanwhile.

A migration that comes with a new version runs while people read and programs write. Whoever reads all of a long table,
or writes all of it, under a lock that others have to wait for, stops the house for as long as the table is long.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

Key = tuple[str, str]
Shape = list[tuple[str, ...]]
AT_ONCE = {
    "accounts": 1, "claims": 5, "history": 7, "news": 2, "partners": 2, "pipeline": 1, "searches": 1, "sources": 6,
    "telling": 1, "webhooks": 1,
}  # fmt: skip
"""How many migrations of each app make its tables at once: those run before there are any rows."""
APART = {"django_migrations"}
PATIENCE = 2.0
"""Seconds somebody may be held up by a migration; as long waits a migration itself for a lock (``lock_timeout``)."""

# What was done to a table (counted on from whenever the server last told its statistics), in which transaction, and
# whether we hold a lock on it that keeps writers out.
DONE = """
SELECT c.relname::text, pg_relation_filenode(c.oid), s.seq_tup_read, s.n_tup_upd + s.n_tup_del,
    pg_current_xact_id_if_assigned()::text,
    EXISTS (SELECT FROM pg_locks l WHERE l.relation = c.oid AND l.pid = pg_backend_pid() AND l.granted AND l.mode IN
        ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))
FROM pg_class c JOIN pg_stat_xact_user_tables s ON s.relid = c.oid WHERE c.relname = ANY(%s)
"""


@dataclass
class Tried:
    """What one migration did: complaints, the seconds its neighbours waited longest, the seconds it took."""

    name: str
    complaints: set[str] = field(default_factory=set)
    waited: float = 0.0
    took: float = 0.0

    @property
    def refused(self) -> bool:
        return bool(self.complaints) or self.waited > PATIENCE


def later(executor: MigrationExecutor, apps: Sequence[str] = tuple(AT_ONCE)) -> list[Key]:
    """The migrations that came after the tables were made at once, in the order in which they are run."""
    ends = [key for key in executor.loader.graph.leaf_nodes() if key[0] in apps]
    plan = dict.fromkeys(key for end in ends for key in executor.loader.graph.forwards_plan(end))
    return [(app, name) for app, name in plan if app in apps and int(name[:4]) > AT_ONCE.get(app, 0)]


def go(where: BaseDatabaseWrapper, *targets: tuple[str, str | None]) -> None:
    """Take a database to where these migrations are the last that were run."""
    MigrationExecutor(where).migrate(list(targets))


def before(where: BaseDatabaseWrapper, step: Key) -> tuple[str, str | None]:
    """The migration of the same app right before one; the first has none."""
    parents = MigrationExecutor(where).loader.graph.node_map[step].parents
    return step[0], next((parent.key[1] for parent in parents if parent.key[0] == step[0]), None)


def rounds(
    where: BaseDatabaseWrapper,
    steps: Sequence[Key],
    *,
    rows: int,
    shape: Callable[[BaseDatabaseWrapper], Shape],
) -> list[Tried]:
    """Each of these on tables grown to so many rows: forwards, backwards and forwards again, its neighbours busy.

    The database stands behind the last of them and holds some rows of every table they touch, but of those that came
    with one of them, in which nothing is. Raises ``AssertionError`` where one does not lead back to where it came from.
    """
    found = []
    tables = set(where.introspection.table_names())
    for step in reversed(steps):
        go(where, before(where, step))
    new = tables - set(where.introspection.table_names())
    for step in steps:
        touched = sorted(_touched(where, step, before(where, step)) - APART - new)
        for table in touched:
            grow(where, table, rows)
        bare, outcome = shape(where), Tried(step[1])
        _run(where, step, touched, outcome)
        full = shape(where)
        go(where, before(where, step))
        assert _looked_into(shape(where)) == _looked_into(bare), (
            f"{step[1]} does not lead back to where it came from"
        )
        go(where, step)
        assert shape(where) == full, f"{step[1]} leads elsewhere the second time"
        found.append(outcome)
    return found


def _looked_into(shape: Shape) -> Shape:
    """As if every rule had been looked into: one that was once is not forgotten on the way back."""
    return [tuple(part.removesuffix(" NOT VALID") for part in line) for line in shape]


def _touched(where: BaseDatabaseWrapper, *targets: tuple[str, str | None]) -> set[str]:
    """Go there; the tables that were spoken of on the way, in whatever words."""
    said: list[str] = []

    def listen(execute: Any, statement: Any, params: Any, many: bool, context: Any) -> Any:
        said.append(str(statement))
        return execute(statement, params, many, context)

    with where.execute_wrapper(listen):
        for target in targets:
            go(where, target)
    words = set(re.findall(r"\w+", " ".join(said)))
    return words & set(where.introspection.table_names())


def _run(where: BaseDatabaseWrapper, step: Key, tables: Sequence[str], outcome: Tried) -> None:
    """Run one while others read and write the tables it touches."""
    with where.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{PATIENCE}s"])
        # What helpers of the server read is not counted as ours.
        cursor.execute("SET max_parallel_maintenance_workers = 0; SET max_parallel_workers_per_gather = 0")
        for table in tables:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))
    with neighbours(where, tables, outcome), where.execute_wrapper(Watch(where, tables, outcome)):
        began = time.monotonic()
        go(where, step)
        outcome.took = time.monotonic() - began


class Watch:
    """Looks after every statement at what it has done to tables under locks that hold others up."""

    def __init__(self, where: BaseDatabaseWrapper, tables: Sequence[str], outcome: Tried) -> None:
        self.where, self.tables, self.outcome = where, tables, outcome
        self.sizes = {table: _size(where, table) for table in tables}
        self.written: Counter[tuple[str, str]] = Counter()

    def __call__(self, execute: Any, statement: Any, params: Any, many: bool, context: Any) -> Any:
        if "CONCURRENTLY" in str(statement):
            return execute(statement, params, many, context)
        if self.where.in_atomic_block:
            return self.looked_at(execute, statement, params, many, context)
        with transaction.atomic(using=self.where.alias):  # a transaction by itself: looked at before it ends
            return self.looked_at(execute, statement, params, many, context)

    def looked_at(self, execute: Any, *asked: Any) -> Any:
        former = self.counted()
        answer = execute(*asked)
        for table, (node, read, written, xid, held) in self.counted().items():
            if table in former:
                anew = node != former[table][0]
                self.written[table, xid] += written - former[table][2]
                self.judge(
                    table, anew=held and anew, shut=held and read - former[table][1] >= self.sizes[table]
                )
                if self.written[table, xid] >= self.sizes[table]:
                    self.outcome.complaints.add(f"writes every row of {table} in one transaction")
        return answer

    def judge(self, table: str, *, anew: bool, shut: bool) -> None:
        if anew:
            self.outcome.complaints.add(f"writes all of {table} anew while nobody can read it")
        elif shut:
            self.outcome.complaints.add(f"reads all of {table} while nobody can write it")

    def counted(self) -> dict[str, tuple[Any, ...]]:
        """Asked beside Django, who would have us listen to it."""
        rows = self.where.connection.execute(DONE, [list(self.tables)]).fetchall()
        return {table: tuple(done) for table, *done in rows}


@contextmanager
def neighbours(where: BaseDatabaseWrapper, tables: Sequence[str], outcome: Tried) -> Iterator[None]:
    """Somebody who reads and somebody who writes each table, again and again; how long one of them waited at most."""
    over = threading.Event()

    def come_again(mode: str) -> None:
        with psycopg.connect(**where.get_connection_params(), autocommit=True) as line:
            while not over.is_set():
                for table in tables:
                    began = time.monotonic()
                    with line.transaction():
                        line.execute(
                            sql.SQL("LOCK TABLE {} IN {} MODE").format(sql.Identifier(table), sql.SQL(mode))
                        )
                        outcome.waited = max(outcome.waited, time.monotonic() - began)
                time.sleep(0.005)

    busy = [threading.Thread(target=come_again, args=[mode]) for mode in ("ACCESS SHARE", "ROW EXCLUSIVE")]
    for each in busy:
        each.start()
    try:
        yield
    finally:
        over.set()
        for each in busy:
            each.join()


def _size(where: BaseDatabaseWrapper, table: str) -> int:
    return where.connection.execute(
        sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    ).fetchone()[0]


# How a column of this type is made another in each copy of a row; ``n`` counts the copies, none comes twice.
OTHERWISE: Mapping[str, str] = {
    "smallint": "{column} + n",
    "integer": "{column} + n",
    "bigint": "{column} + n",
    "text": "left(md5({column} || n), 12)",
    "character varying": "CASE WHEN length({column}) = 64 THEN md5({column} || n) || md5(n::text) "
    "WHEN {column} LIKE 'https://%' THEN {column} || n ELSE left(md5({column} || n), 12) END",
    "bytea": "sha256(int8send(n))",
    "uuid": "gen_random_uuid()",
    "timestamp with time zone": "{column} + n * interval '1 microsecond'",
    "date": "{column} + n",
}
# Each column that is written: its type, whether the server counts it, where it leads, the unique indexes it is part of.
COLUMNS = """
SELECT a.attname::text, format_type(a.atttypid, NULL), a.attidentity <> '', f.confrelid::regclass::text,
    ARRAY(SELECT i.indexrelid::bigint FROM pg_index i
        WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY(i.indkey))
FROM pg_attribute a
LEFT JOIN pg_constraint f ON f.conrelid = a.attrelid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum
"""


@dataclass(frozen=True)
class Column:
    """One column of a table that is grown."""

    name: str
    kind: str
    counted: bool
    leads_to: str | None
    once_in: Sequence[int]


def grow(where: BaseDatabaseWrapper, table: str, rows: int) -> None:
    """Copy a row of a table until there are so many; what must not come twice is made another in each.

    A row that may be there once for each of another table needs as many there: those are grown first.
    """
    held = _size(where, table)
    assert held, f"{table} has no row to grow from: have tests/databases.py make one"
    with where.cursor() as cursor:
        cursor.execute(COLUMNS, [table])
        columns = [Column(*each) for each in cursor.fetchall()]
    other = {index: _made_another(columns, index) for column in columns for index in column.once_in}
    # A row that leads to one of its own kind, as one put right does to the former, leads to none in what is copied.
    leading = {
        column.name: column.leads_to for column in other.values() if column.leads_to not in (None, table)
    }
    for led in leading.values():
        grow(where, led, rows)
    values = {column.name: f'one."{column.name}"' for column in columns if not column.counted}
    for column in other.values():
        if not column.counted:
            values[column.name] = OTHERWISE[column.kind].format(column=f'one."{column.name}"')
    numbers = f"SELECT n FROM generate_series({held}, {rows}) AS n"
    for name, led in leading.items():
        values[name] = f'number."{name}"'
        numbers = f"""
            SELECT * FROM ({numbers}) AS counted JOIN (
                SELECT id AS "{name}", {held - 1} + row_number() OVER (ORDER BY id) AS n FROM {led}
                WHERE id > (SELECT max("{name}") FROM "{table}")) AS "{name}" USING (n)"""
    names = ", ".join(f'"{name}"' for name in values)
    with where.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {", ".join(values.values())} '
            f'FROM (SELECT * FROM "{table}" LIMIT 1) one, ({numbers}) number'
        )
        cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')


def _made_another(columns: Sequence[Column], index: int) -> Column:
    """Of the columns of a unique index the one that differs in every row; one that leads elsewhere if no other can.

    Of two that lead elsewhere the last: a pair is kept in the order of its rows, and what is grown comes after.
    """
    part = [column for column in columns if index in column.once_in]
    own = [column for column in part if column.counted or not column.leads_to]
    return own[0] if own else part[-1]
