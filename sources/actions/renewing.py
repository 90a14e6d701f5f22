"""Writes an archive anew without the pages that were erased from it, for a web archive cannot be changed in place."""

import tempfile
from collections.abc import Callable

from django.db.backends.utils import CursorWrapper

from sources.actions import clearing, laying
from sources.errors import Refused
from sources.keeping import archives, opening, reading
from sources.keeping.archives import Altered, Draft
from sources.keeping.store import Missing, Store
from sources.models import Archive, ArchivedPage

MOVED = """
UPDATE sources_archivedpage p SET archive_id = %s, start = n.start
FROM unnest(%s::text[], %s::bigint[]) AS n(page, start) WHERE p.page_id = n.page AND p.archive_id = %s
"""
LEFT_OUT = "DELETE FROM sources_archivedpage WHERE archive_id = %s AND page_id = ANY(%s)"
REPLACED = """
UPDATE sources_archive SET replaced_at = now(), replaced_by_id = %s WHERE id = %s AND replaced_at IS NULL
"""


def waiting() -> bool:
    """Whether any archive holds bytes that were erased."""
    return Archive.objects.standing().holding_erased().exists()


def renew(*, watch: Callable[[int], None] = lambda _: None) -> int:
    """Write every archive anew that holds an erased page; returns how many. Safe to run again, and to die in.

    The new file first, read back; then all rows at once; the old file is noted to go with them and goes with
    ``clearing.clear``. Raises ``Refused``, ``Away`` where the store is.
    """
    done = 0
    with laying.alone():
        while (old := Archive.objects.standing().holding_erased().first()) is not None:
            _anew(old, reading.needed())
            done += 1
            watch(done)
    return done


def unnamed() -> list[str]:
    """Every archive in the store that no row names: whoever was killed while archiving left it.

    Ask within ``laying.alone``. Raises ``Refused`` where one of them may be the last to hold a page, ``Away``.
    """
    store = opening.store()
    if store is None:
        return []
    lying = {archives.sha256_of(each.name): each.name for each in store.lying(archives.ARCHIVES)}
    named = set(Archive.objects.standing().filter(sha256__in=lying).values_list("sha256", flat=True))
    found = [name for sha256, name in lying.items() if sha256 not in named]
    if found and clearing.misses_any(store):
        raise Refused(
            "Pages are missing from the store, and an archive that no row names may be the last to hold them: bring "
            "back from a copy of the store what verify names"
        )
    return found


def _anew(old: Archive, store: Store) -> None:
    gone = set(ArchivedPage.objects.erased().filter(archive=old).values_list("pk", flat=True))
    with tempfile.TemporaryFile() as file:
        draft = Draft(file)
        _copy(old, gone, draft, store)
        if draft.lying:
            laying.lay(draft, store, lambda new, cursor: _note(old, new, gone, draft, cursor))
        else:
            with laying.told_to_the_database() as cursor:
                _note(old, None, gone, draft, cursor)


def _copy(old: Archive, gone: set[str], draft: Draft, store: Store) -> None:
    """Write every entry of an archive but those of some pages, as they stand there. Raises ``Refused``."""
    try:
        for stretch in old.stretches():
            found = store.piece(archives.name_of(old.sha256), stretch.start, stretch.length)
            if not stretch.pages:
                draft.begin(found)
            for each, entry in archives.entries(stretch, found):
                if each.page not in gone:
                    archives.unpacked(each.page, each.digest, entry)
                    draft.copy(each.page, entry)
    except (Altered, Missing) as trouble:
        raise Refused(
            f"The archive {old.sha256} is not as it was written, so that it cannot be written anew: bring it back "
            "from a copy of the store, and look at it with verify"
        ) from trouble


def _note(old: Archive, new: Archive | None, gone: set[str], draft: Draft, cursor: CursorWrapper) -> None:
    """Move all rows from one archive to another at once, if they are those that were read."""
    moved = [each.page for each in draft.lying], [each.start for each in draft.lying]
    changed = 0
    if new is not None:
        cursor.execute(MOVED, [new.pk, *moved, old.pk])
        changed += cursor.rowcount
    cursor.execute(LEFT_OUT, [old.pk, [*gone]])
    changed += cursor.rowcount
    cursor.execute(REPLACED, [new.pk if new else None, old.pk])
    if (changed, cursor.rowcount) != (len(draft.lying) + len(gone), 1):
        raise Refused("Somebody else has moved these pages meanwhile: try again")
    clearing.ask(names=[archives.name_of(old.sha256)])
