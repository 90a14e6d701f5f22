"""What is worked through once in a run, and kept in a folder for all parts of that run."""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

DONE = "done"
"""The file that is there once all of it is kept."""


def once(kept: Path, work_through: Callable[[], None]) -> None:
    """Have the tables hold what comes of some work, which is done by whoever comes first in a run."""
    with _alone(kept):
        if (kept / DONE).exists():
            _restore(kept)
        else:
            work_through()
            _keep(kept)


@contextmanager
def _alone(kept: Path) -> Iterator[None]:
    """While the other parts of the run wait."""
    kept.mkdir(exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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
