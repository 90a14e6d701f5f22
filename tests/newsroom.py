"""A newsroom that holds the demo's sources and articles, worked through once a run, behind a server that listens."""

import fcntl
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from provenance.pipeline import line
from provenance.telling.actions import telling
from provenance.telling.models import Teller
from tests.factories import make_user
from tests.stories.conftest import DEMO

DONE = "done"
"""The file that is there once all of it is kept."""
PATIENCE = 120
"""Seconds for which transactions of another part of the run may hold up what is told."""


def opened(kept: Path, blocker: DjangoDbBlocker) -> Iterator[str]:
    """Its address, for tests that only look; emptied behind the last of them.

    Working it through takes longer than all looking: whoever comes first in a run does it, and keeps it in the folder
    ``kept`` for all parts of that run.
    """
    with blocker.unblock():
        with _alone(kept):
            if (kept / DONE).exists():
                _restore(kept)
            else:
                _work_through()
                _keep(kept)
        server = LiveServer("localhost")
        yield str(server.url)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


def leave() -> None:
    """End the sessions that a stopped server has left open: they would keep the database from going."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
        )


@contextmanager
def _alone(kept: Path) -> Iterator[None]:
    """While the other parts of the run wait."""
    kept.mkdir(exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _work_through() -> None:
    by = make_user("ben", staff=True)
    call_command("load_sources", str(DEMO.parent / "sources.jsonl"), by=by.username, verbosity=0)
    call_command("ingest", str(DEMO), verbosity=0)
    line.drain()
    tell()


def tell() -> None:
    """Tell all of it: what other parts of the run have open at this moment holds the end of the feed up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(xid) FROM history_change")
        (last,) = cursor.fetchone()
    until = time.monotonic() + PATIENCE
    while telling.tell() or Teller.objects.get().seen_xid <= last:
        assert time.monotonic() < until, "something on this server has been open for too long"
        time.sleep(0.1)


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return sorted(set(connection.introspection.table_names(cursor)) - {"django_migrations"})


def _keep(kept: Path) -> None:
    """Write every table down in a file of its own, and how far the counters of ids have come."""
    with connection.cursor() as cursor:
        for name in _tables():
            with (
                cursor.copy(f'COPY "{name}" TO STDOUT (FORMAT binary)') as copy,
                (kept / name).open("wb") as file,
            ):
                file.writelines(copy)
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
        (kept / DONE).write_text(json.dumps(cursor.fetchall()))


def _restore(kept: Path) -> None:
    """Put every table as it was written down; no trigger writes a history of it, for that is among them."""
    names = _tables()
    with transaction.atomic(), connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
        cursor.execute("TRUNCATE " + ", ".join(f'"{name}"' for name in names))
        for name in names:
            with cursor.copy(f'COPY "{name}" FROM STDIN (FORMAT binary)') as copy:
                copy.write((kept / name).read_bytes())
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in names:
            cursor.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')
        cursor.executemany("SELECT setval(%s::regclass, %s)", json.loads((kept / DONE).read_text()))
    ContentType.objects.clear_cache()
