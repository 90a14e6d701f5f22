"""Takes out of the store what nothing needs any more: what was erased, and what nobody came to keep."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from sources.actions.storing import BY_NAME
from sources.keeping import archives, opening, reading
from sources.keeping.many import parts
from sources.keeping.store import Away, Store
from sources.models import Archive, RawPage, Removal

LEFT = timedelta(days=1)
"""How old a file is that no row names before it is taken away: no transaction takes nearly so long."""

READING = 7_304_120
"""A lock that who reads all files holds: the moment they read at, and the store, must not part."""


@contextmanager
def held() -> Iterator[None]:
    """Nothing is taken away meanwhile. Enter it before the transaction in which the files are read begins."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock_shared(%s)", [READING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock_shared(%s)", [READING])


def ask(*, names: Iterable[str]) -> None:
    """Note files that are to go, in the transaction that makes them needless."""
    Removal.objects.bulk_create((Removal(name=name) for name in names), ignore_conflicts=True)


def clear(*, watch: Callable[[int], None] = lambda _: None) -> int:
    """Take away what waits to go; returns how many files went. Safe to run again, and beside others.

    Each is gone, and looked for, before its row is. Raises ``Away`` where the store is: the rest waits.
    """
    done = 0
    while (name := _next()) is not None:
        with transaction.atomic():
            waiting = Removal.objects.select_for_update(skip_locked=True).filter(pk=name).first()
            if waiting is None or not _nobody_reads():
                return done
            done += _removed(reading.needed(), name)
            waiting.delete()
        watch(done)
    return done


def clear_left(*, now: datetime | None = None) -> int:
    """Take away files of pages and archives that no row names, a day old and more; returns how many. Raises ``Away``.

    A worker that is killed between the store and the database leaves such a one.
    """
    store = opening.store()
    if store is None:
        return 0
    oldest = (now or timezone.now()) - LEFT
    kinds = (reading.PAGES, archives.ARCHIVES)
    old = (each.name for kind in kinds for each in store.lying(kind) if each.written_at < oldest)
    return sum(_left(store, some) for some in parts(old))


def _nobody_reads() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [READING])
        return bool(cursor.fetchone()[0])


def _next() -> str | None:
    return Removal.objects.values_list("name", flat=True).first()


def _removed(store: Store, name: str) -> bool:
    """Take a file away unless a page still needs it."""
    if _needed(name):
        return False
    store.take_away(name)
    if store.holds(name):
        raise Away(f"{name} is still there after it was taken away")
    return True


def _needed(name: str) -> bool:
    """Whether a page rests on this file."""
    if name.startswith(archives.ARCHIVES):
        return bool(_named([name]))
    page = name.rpartition("/")[2] if name.startswith(reading.PAGES) else ""
    return RawPage.objects.filter(pk=page, content__isnull=True, archived=None).exists()


def _named(names: Iterable[str]) -> set[str]:
    """Those of the files that a row names."""
    stand_for = {
        name: archives.sha256_of(name)
        if name.startswith(archives.ARCHIVES)
        else name.removeprefix(reading.PAGES)[3:]
        for name in names
    }
    pages = RawPage.objects.filter(pk__in=stand_for.values()).values_list("pk", flat=True)
    standing = Archive.objects.standing().filter(sha256__in=stand_for.values())
    named = {*map(reading.name_of, pages), *map(archives.name_of, standing.values_list("sha256", flat=True))}
    return named & stand_for.keys()


def _left(store: Store, some: list[str]) -> int:
    """Take those away that no row names, each under the lock that whoever is about to keep it holds, too."""
    named = _named(some)
    return sum(_unnamed(store, name) for name in some if name not in named)


def _unnamed(store: Store, name: str) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_xact_lock({BY_NAME})", [name])
        if not cursor.fetchone()[0] or _named([name]):
            return False
        store.take_away(name)
        return True
