"""Lays an archive into the store: written, read back, and only then told to the database, in one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from sources.actions.storing import BY_NAME
from sources.errors import Refused
from sources.keeping import archives
from sources.keeping.archives import Draft
from sources.keeping.store import Store
from sources.models import Archive

ARCHIVING = 7_304_121
"""A lock that whoever moves pages between places holds: one at a time."""
OWNER = "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = 'sources_rawpage'::regclass"


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else moves pages meanwhile. Raises ``Refused`` where somebody does, or the tables are not ours."""
    with connection.cursor() as cursor:
        cursor.execute(OWNER)
        if not cursor.fetchone()[0]:
            raise Refused(
                "Only the owner of the tables moves pages: set DATABASE_OWNER_URL", field="database"
            )
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ARCHIVING])
        if not cursor.fetchone()[0]:
            raise Refused(
                "Pages are being moved by somebody else at this moment: try again when they are done"
            )
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ARCHIVING])


def lay(draft: Draft, store: Store, note: Callable[[Archive, CursorWrapper], None]) -> Archive:
    """Keep a draft for good, see that the store hands it out to the last byte, then ``note`` in one transaction.

    Whoever dies before the end leaves a file that no row names: the next who lays the same pages finds it there, and
    otherwise it is cleared away a day later. Raises ``Away``, ``Refused`` where the store hands out anything else.
    """
    name = archives.name_of(draft.sha256)
    with _kept_from_clearing(name):
        store.keep_file(name, draft.file)
        those = archives.stretches(draft.sha256, draft.opening, draft.lying)
        if archives.altered(draft.sha256, those, store):
            store.take_away(name)
            raise Refused("The store does not hand out the archive it was given: nothing was moved")
        with transaction.atomic(), _by_rule() as cursor:
            archive = Archive.objects.create(
                sha256=draft.sha256, size=draft.size, opening=draft.opening, pages=len(draft.lying)
            )
            note(archive, cursor)
            return archive


@contextmanager
def told_to_the_database() -> Iterator[CursorWrapper]:
    """A transaction in which the owner of the tables may move what is append-only, as the triggers there allow."""
    with transaction.atomic(), _by_rule() as cursor:
        yield cursor


@contextmanager
def _by_rule() -> Iterator[CursorWrapper]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('provenance.maintenance', true), '')")
        (before,) = cursor.fetchone()
        cursor.execute("SELECT set_config('provenance.maintenance', 'on', true)")
        yield cursor
        cursor.execute("SELECT set_config('provenance.maintenance', %s, true)", [before])


@contextmanager
def _kept_from_clearing(name: str) -> Iterator[None]:
    """A file of this name that lies there already, a day old, is not taken away at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_lock_shared({BY_NAME})", [name])
        try:
            yield
        finally:
            cursor.execute(f"SELECT pg_advisory_unlock_shared({BY_NAME})", [name])
