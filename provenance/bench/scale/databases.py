"""The databases of a bench of size: the pattern and newsrooms made from it, kept for the next run if that is wished."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection

from provenance.bench.measuring import Watcher
from provenance.bench.scale import pattern
from provenance.bench.scale.impression import impress
from provenance.bench.scale.template import template

Made = Mapping[str, tuple[str, tuple[str, ...]]]
WHOLE = "whole"
"""What is remarked on a database that was made to its end."""
NAMES = "CREATE SCHEMA bench; CREATE TABLE bench.names (place bigint, name text, maker text, parts jsonb)"


def name_of(articles: int, seed: int) -> str:
    """The database of a newsroom of so many articles."""
    return f"bench_scale_{seed}_{articles}"


def newsroom(*, articles: int, of: int, seed: int, watch: Watcher) -> str:
    """A database with a newsroom of ``articles``, a multiple of the pattern's (``of``); made where it is missing."""
    name, origin = name_of(articles, seed), name_of(of, seed)
    if _whole(name):
        return name
    if not _whole(origin):
        _make_pattern(origin, of, seed, watch)
    if name != origin:
        with at("postgres"):
            _say(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE {origin}")
        with at(name):
            impress(template(_names()), range(1, articles // of), watch)
        _remark(name)
    return name


def drop(*names: str) -> None:
    """Take the databases away."""
    with at("postgres"):
        _say(*(f"DROP DATABASE IF EXISTS {name}" for name in names))


@contextmanager
def at(name: str) -> Iterator[None]:
    """Everything within asks another database of the same server."""
    former = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = former


def _make_pattern(name: str, articles: int, seed: int, watch: Watcher) -> None:
    with at("postgres"):
        _say(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    with at(name):
        call_command("migrate", verbosity=0, interactive=False)
        until = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        _note(pattern.make(size=articles, seed=seed, until=until, watch=watch).made)
    _remark(name)


def _note(made: Made) -> None:
    with connection.cursor() as cursor:
        cursor.execute(NAMES)
        with cursor.copy("COPY bench.names FROM STDIN") as copy:
            for place, (name, (maker, parts)) in enumerate(made.items()):
                copy.write_row((place, name, maker, json.dumps(parts)))


def _names() -> dict[str, tuple[str, tuple[str, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, maker, parts::text FROM bench.names ORDER BY place")
        return {name: (maker, tuple(json.loads(parts))) for name, maker, parts in cursor.fetchall()}


def _whole(name: str) -> bool:
    with at("postgres"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s AND shobj_description(oid, 'pg_database') = %s",
            [name, WHOLE],
        )
        return cursor.fetchone() is not None


def _remark(name: str) -> None:
    with at("postgres"):
        _say(f"COMMENT ON DATABASE {name} IS '{WHOLE}'")


def _say(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
