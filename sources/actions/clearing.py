"""Takes out of the store what nothing needs any more: what was erased, and what nobody came to keep."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from sources.actions.storing import BY_NAME
from sources.keeping import archives, opening, reading
from sources.keeping.many import parts
from sources.keeping.store import Away, Store
from sources.models import Archive, RawPage, Removal

LEFT = timedelta(days=1)
"""How old the file of a page is that no row names before it is taken away: no transaction takes nearly so long."""
FOLDERS = [f"{first:02x}" for first in range(256)]
"""What the hashes of pages begin with, and so the folders their files lie in."""
# What is asked for again goes at the earlier moment; in one order, so that two who ask wait for each other in none.
ASKED = """
INSERT INTO sources_removal (name, due_at)
SELECT DISTINCT name, statement_timestamp() + make_interval(secs => %s) FROM unnest(%s::text[]) AS n(name) ORDER BY name
ON CONFLICT (name) DO UPDATE SET due_at = least(sources_removal.due_at, excluded.due_at)
"""

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


def backups_live() -> timedelta:
    """How long a file stays that only backups name: as they are kept (``BACKUP_DAYS``), and a day to restore."""
    return timedelta(days=settings.BACKUP_DAYS + 1)


def ask(*, names: Iterable[str], wait: timedelta = timedelta()) -> None:
    """Note files that are to go, in the transaction that makes them needless, at once or after a while."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [wait.total_seconds(), [*names]])


def clear(*, watch: Callable[[int], None] = lambda _: None, now: datetime | None = None) -> int:
    """Take away what is due to go; returns how many files went. Safe to run again, and beside others.

    Each is gone, and looked for, before its row is; one that somebody is about to keep anew waits for the next time.
    Raises ``Away`` where the store is: the rest waits.
    """
    done, kept = 0, list[str]()
    while (name := _next(now, kept)) is not None:
        with transaction.atomic():
            waiting = Removal.objects.select_for_update(skip_locked=True).filter(pk=name).first()
            if waiting is None or not _nobody_reads():
                return done
            if not _nobody_keeps(name):
                kept.append(name)
                continue
            done += _removed(reading.needed(), name)
            waiting.delete()
        watch(done)
    return done


def clear_left(*, now: datetime | None = None) -> int:
    """Take away files that no row names: of pages a day old, archives once no backup names them; returns how many.

    A worker that is killed between the store and the database leaves such a one; and so does a restored backup, whose
    archives may then be the last to hold a page. They stay while any page is missing. Raises ``Away``.
    """
    store = opening.store()
    if store is None:
        return 0
    now = now or timezone.now()
    pages = sum(_left(store, some) for some in parts(_older(store, reading.PAGES, now - LEFT)))
    old = [*_older(store, archives.ARCHIVES, now - backups_live())]
    return pages + (_left(store, old) if {*old} - _named(old) and not misses_any(store) else 0)


def misses_any(store: Store) -> bool:
    """Whether an archive that stands, or a page's own file where it rests on one, is not in the store."""
    standing = {*map(archives.name_of, Archive.objects.standing().values_list("sha256", flat=True))}
    return bool(standing - _lying(store, archives.ARCHIVES)) or any(_misses(store, each) for each in FOLDERS)


def _misses(store: Store, folder: str) -> bool:
    """As ``misses_any``, of pages whose hash begins so: a part of them at a time, for there may be millions."""
    own = RawPage.objects.filter(pk__startswith=folder, content=None, archived=None)
    needed = {*map(reading.name_of, own.values_list("pk", flat=True))}
    return bool(needed) and bool(needed - _lying(store, f"{reading.PAGES}{folder}/"))


def _lying(store: Store, beginning: str) -> set[str]:
    return {each.name for each in store.lying(beginning)}


def _older(store: Store, beginning: str, before: datetime) -> Iterator[str]:
    return (each.name for each in store.lying(beginning) if each.written_at < before)


def _nobody_reads() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [READING])
        return bool(cursor.fetchone()[0])


def _nobody_keeps(name: str) -> bool:
    """Whether nobody is writing this file, or has and is about to name it in a row; none begins before the end."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_xact_lock({BY_NAME})", [name])
        return bool(cursor.fetchone()[0])


def _next(now: datetime | None, kept: list[str]) -> str | None:
    return Removal.objects.due(now).exclude(pk__in=kept).values_list("name", flat=True).first()


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
    with transaction.atomic():
        if not _nobody_reads() or not _nobody_keeps(name) or _named([name]):
            return False
        store.take_away(name)
        return True
