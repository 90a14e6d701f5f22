"""Reads every page and archive outside the database, and looks whether what was erased is gone from there."""

from collections.abc import Callable, Iterator

from django.db import connection

from provenance.history.checks import Fault, Watch, first_of
from sources.keeping import archives, opening, reading
from sources.keeping.many import PART, looked_at
from sources.keeping.store import Away, Store
from sources.models import Archive, ArchivedPage

OUTSIDE = """
SELECT sha256 FROM sources_rawpage WHERE content IS NULL
    AND NOT EXISTS (SELECT FROM sources_archivedpage WHERE page_id = sha256)
ORDER BY sha256
"""
ERASED = """
SELECT DISTINCT r.key FROM history_redaction r WHERE r.kind = 'page'
    AND NOT EXISTS (SELECT FROM sources_removal s WHERE s.name = 'pages/' || left(r.key, 2) || '/' || r.key)
ORDER BY r.key
"""
REPLACED = """
SELECT DISTINCT a.sha256 FROM sources_archive a WHERE a.replaced_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM sources_removal s WHERE s.name = 'archives/' || a.sha256 || '.warc.gz')
    AND NOT EXISTS (SELECT FROM sources_archive s WHERE s.sha256 = a.sha256 AND s.replaced_at IS NULL)
ORDER BY a.sha256
"""
AS_NAMED = "was altered: its bytes do not have this SHA-256"
Look = Callable[[Store, str], str]


def pages(watch: Watch) -> Iterator[Fault]:
    """Pages whose own files do not lie in the store, or are not those they are named after."""
    yield from _each("sources_rawpage", OUTSIDE, _as_kept, watch)


def archived(watch: Watch) -> Iterator[Fault]:
    """Archives that do not lie in the store, or are not as they were written; the pages in them are named."""
    done, total, wrong = 0, ArchivedPage.objects.count(), dict[str, list[str]]()

    def seen(pages: int) -> None:
        nonlocal done
        done += pages
        watch(done, total)

    try:
        for archive in Archive.objects.standing():
            for page in _altered(archive, seen):
                row = ("sources_rawpage", page) if page else ("sources_archive", archive.sha256)
                wrong.setdefault(row[0], []).append(row[1])
    except Away as away:
        yield _unseen("sources_archive", away)
    for table, rows in wrong.items():
        yield first_of(table, len(rows), min(rows), AS_NAMED)


def _altered(archive: Archive, seen: Callable[[int], None]) -> list[str]:
    try:
        return archives.altered(archive.sha256, archive.stretches(), reading.needed(), seen)
    except archives.Altered as altered:
        return [altered.page]


def gone(watch: Watch) -> Iterator[Fault]:
    """Pages that were erased, and archives that held such, in the store all the same; not those that wait to go."""
    if opening.store() is not None:
        yield from _each("sources_rawpage", ERASED, _still_there, watch)
        yield from _each("sources_archive", REPLACED, _archive_still_there, watch)


def _each(table: str, query: str, look: Look, watch: Watch) -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = [name for (name,) in cursor.fetchall()]
    if not names:
        return
    wrong: list[tuple[str, str]] = []
    try:
        store = reading.needed()
        for done, (name, told) in enumerate(looked_at(names, lambda name: look(store, name)), start=1):
            if told:
                wrong.append((name, told))
            if done % PART == 0 or done == len(names):
                watch(done, len(names))
    except Away as away:
        yield _unseen(table, away)
    if wrong:
        yield first_of(table, len(wrong), *wrong[0])


def _unseen(table: str, away: Away) -> Fault:
    return Fault(table, f"could not be looked at outside the database ({away.cause}): verify again")


def _as_kept(store: Store, name: str) -> str:
    try:
        reading.own(name, store)
    except reading.Lost as lost:
        return lost.cause
    return ""


def _still_there(store: Store, name: str) -> str:
    return "was erased, and its bytes lie in the store still" if store.holds(reading.name_of(name)) else ""


def _archive_still_there(store: Store, name: str) -> str:
    held = store.holds(archives.name_of(name))
    return "was replaced, as a page in it was erased, and lies in the store still" if held else ""
