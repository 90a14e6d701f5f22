"""Moves old pages from the database, and from files of their own, into archives of the store."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.backends.utils import CursorWrapper
from django.db.models import Exists, F, Min, OuterRef, QuerySet

from sources.actions import clearing, laying
from sources.keeping import archives, reading
from sources.keeping.archives import Draft, Told
from sources.keeping.many import looked_at, parts
from sources.keeping.store import Store
from sources.models import Archive, ArchivedPage, Capture, RawPage

SIZE = 1_000_000_000
"""Bytes after which an archive is full: what other archives of the web have (WARC 1.1, annex C)."""
CHUNK = 16
"""Pages held at once; each may have five million bytes."""
AT_ONCE = 100_000
"""Pages looked up at once, and the most an archive holds."""
OWN_FILES = """
SELECT r.sha256 FROM sources_archivedpage a JOIN sources_rawpage r ON r.sha256 = a.page_id
WHERE a.archive_id = %s AND r.content IS NULL
"""
# What was erased since it was read stays so: its archive is then written anew.
LET_GO = """
UPDATE sources_rawpage r SET content = NULL FROM sources_archivedpage a
WHERE a.archive_id = %s AND r.sha256 = a.page_id AND r.content IS NOT NULL AND r.content <> ''
"""
Watch = Callable[[int], None]
Rows = QuerySet[Any, Any]


@dataclass(slots=True)
class Outcome:
    """What was moved: archives, pages, the bytes of pages and of archives; and which pages were left, and why."""

    archives: int = 0
    pages: int = 0
    came_as: int = 0
    packed: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)


def due(*, before: datetime, but: Rows | None = None) -> QuerySet[Capture]:
    """The pages (``raw``) of which every capture was taken before a moment, and that are neither archived nor erased.

    ``but`` are pages that have to stay in the database.
    """
    younger = Capture.objects.filter(raw=OuterRef("raw"), captured_at__gte=before)
    old = Capture.objects.filter(~Exists(younger), captured_at__lt=before, raw__archived=None)
    kept = old.exclude(raw__content=b"")
    return (kept if but is None else kept.exclude(raw__in=but)).order_by()


def count(*, before: datetime, but: Rows | None = None) -> int:
    """How many pages are due."""
    return due(before=before, but=but).values("raw").distinct().count()


def archive(
    *, before: datetime, but: Rows | None = None, most: int = SIZE, watch: Watch = lambda _: None
) -> Outcome:
    """Move every page that is due, the oldest first, an archive of ``most`` bytes and a page at a time.

    What is moved stays moved, whenever this dies: whoever runs it again goes on. The same pages give the same archives.
    ``watch`` hears of each page. Raises ``Refused``, ``Away`` where the store is.
    """
    with laying.alone():
        moving = _Moving(reading.needed(), due(before=before, but=but), most, watch)
        while moving.fill_one():
            pass
    return moving.done


@dataclass(slots=True)
class _Moving:
    """One run: into which store what is moved, and what was moved so far."""

    store: Store
    rows: QuerySet[Capture]
    most: int
    watch: Watch
    done: Outcome = field(default_factory=Outcome)

    def fill_one(self) -> bool:
        """Fill one archive and lay it; False where nothing was left to be moved."""
        with tempfile.TemporaryFile() as file:
            draft, came_as = Draft(file), 0
            for told, content in self._pages():
                if not draft.lying:
                    draft.begin(archives.opening(told))
                draft.add(told, content)
                came_as += len(content)
                self.watch(1)
                if draft.size >= self.most:
                    break
            if not draft.lying:
                return False
            laying.lay(draft, self.store, lambda archive, cursor: _note(draft, archive, cursor))
        self._count(draft, came_as)
        return True

    def _count(self, draft: Draft, came_as: int) -> None:
        self.done.archives += 1
        self.done.pages += len(draft.lying)
        self.done.came_as += came_as
        self.done.packed += draft.size

    def _pages(self) -> Iterator[tuple[Told, bytes]]:
        """The pages that are due, the oldest first; those whose bytes are not as they were kept are left, and told."""
        rows = self.rows.exclude(raw__in=[page for page, _ in self.done.left])
        oldest = rows.values("raw").annotate(since=Min("captured_at")).order_by("since", "raw")
        for chunk in parts(list(oldest.values_list("raw", flat=True)[:AT_ONCE]), CHUNK):
            told = _told(chunk)
            for page, content in _contents(self.store, chunk):
                if isinstance(content, reading.Lost):
                    self.done.left.append((page, content.cause))
                elif content:
                    yield told[page], content


def _told(pages: Iterable[str]) -> dict[str, Told]:
    """What an entry says of each page: what its first capture says."""
    rows = Capture.objects.filter(raw__in=pages).select_related("article", "raw")
    first = rows.order_by("raw", F("retrieved_at").asc(nulls_last=True), "public_id").distinct("raw")
    return {
        each.raw_id: Told(
            each.raw_id,
            each.article.url or f"urn:provenance:captures:{each.public_id}",
            each.retrieved_at or each.captured_at,
            each.raw.media,
        )
        for each in first.defer("text", "fingerprint", "raw__content")
    }


def _contents(store: Store, pages: list[str]) -> Iterator[tuple[str, bytes | reading.Lost]]:
    """The bytes of each page, or that they are lost; nothing of what has just been erased."""
    held = dict(RawPage.objects.filter(pk__in=pages).values_list("pk", "content"))

    def look(page: str) -> bytes | reading.Lost:
        content = held[page]
        try:
            return reading.own(page, store) if content is None else _as_named(page, bytes(content))
        except reading.Lost as lost:
            return lost

    return looked_at(pages, look)


def _as_named(page: str, content: bytes) -> bytes:
    if content and hashlib.sha256(content).hexdigest() != page:
        raise reading.Lost(page, "was altered: its bytes do not have this SHA-256")
    return content


def _note(draft: Draft, archive: Archive, cursor: CursorWrapper) -> None:
    """Note where each page lies now, and let go of its bytes where it lay before."""
    ArchivedPage.objects.bulk_create(
        (
            ArchivedPage(
                page_id=each.page, archive=archive, start=each.start, length=each.length, digest=each.digest
            )
            for each in draft.lying
        ),
        batch_size=5_000,
    )
    cursor.execute(OWN_FILES, [archive.pk])
    own = [reading.name_of(page) for (page,) in cursor.fetchall()]
    clearing.ask(
        names=own, wait=clearing.backups_live()
    )  # a database restored from before looks for them there
    cursor.execute(LET_GO, [archive.pk])
