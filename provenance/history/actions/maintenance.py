"""Deliberate maintenance: the one door through which the owner of the database may empty or mend append-only tables."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def maintained() -> Iterator[None]:
    """Lift the append-only guard for this connection, which must belong to the owner of the tables.

    The chain is not lifted: whatever is altered or removed still shows in ``verify``.
    """
    _guard(lifted=True)
    try:
        yield
    finally:
        _guard(lifted=False)


def _guard(*, lifted: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('provenance.maintenance', %s, false)", ["on" if lifted else ""])
