"""Writes and reads archives: web archives of many pages, an entry for each, of which a store hands out any alone."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from sources.keeping import warc
from sources.keeping.many import AT_ONCE, looked_at
from sources.keeping.place import Place
from sources.keeping.store import Missing, Store

ARCHIVES = "archives/"
STRETCH = 4_000_000
"""Bytes of an archive that are read at once where all of it is read: few pages are larger."""
BEHIND_HEADERS = b"\r\n\r\n"
Watch = Callable[[int], None]


class Altered(Exception):
    """Bytes of an archive are not those that were written: ``page`` names the page, "" is what the file begins with."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page


@dataclass(frozen=True, slots=True)
class Lain:
    """A page, and where in an archive its entry lies."""

    page: str
    start: int
    length: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says besides the bytes: whose they are, from where, when they were fetched, and of what kind."""

    page: str
    target: str
    at: datetime
    media: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some pages that lie in an archive one behind the other, read in one go."""

    archive: str
    start: int
    length: int
    pages: tuple[Lain, ...]


@dataclass(slots=True)
class Draft:
    """An archive that is being written into a file of this machine; the same pages give the same bytes."""

    file: BinaryIO
    opening: int = 0
    size: int = 0
    lying: list[Lain] = field(default_factory=list)
    whole: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    @property
    def sha256(self) -> str:
        """What the file is named after."""
        return self.whole.hexdigest()

    def begin(self, opening: bytes) -> None:
        """Write the entry the file begins with."""
        self.opening = self._write(opening)

    def add(self, told: Told, content: bytes) -> None:
        """Write the entry of one page."""
        own_id = warc.id_of("resource", "archive", told.page)
        self.copy(
            told.page,
            warc.entry("resource", content, told.media, at=told.at, target=told.target, own_id=own_id),
        )

    def copy(self, page: str, entry: bytes) -> None:
        """Write an entry that another archive holds, as it stands there."""
        start = self.size
        self.lying.append(Lain(page, start, self._write(entry), hashlib.sha256(entry).digest()))

    def _write(self, entry: bytes) -> int:
        self.file.write(entry)
        self.whole.update(entry)
        self.size += len(entry)
        return len(entry)


def opening(first: Told) -> bytes:
    """What a file begins with: made of the ``first`` page in it, whose date it bears."""
    lines = {"description": "Pages as they came, each once, a resource for each"}
    return warc.opening(lines, at=first.at, own_id=warc.id_of("warcinfo", "archive", first.page))


def name_of(sha256: str) -> str:
    """The name an archive has in the store."""
    return f"{ARCHIVES}{sha256}.warc.gz"


def sha256_of(name: str) -> str:
    """The archive a name in the store stands for."""
    return name.removeprefix(ARCHIVES).removesuffix(".warc.gz")


def one(page: str, place: Place, store: Store) -> bytes:
    """The bytes of a page, without the rest of its archive. Raises ``Missing``, ``Altered``, and ``Away``."""
    return unpacked(page, place.digest, store.piece(name_of(place.archive), place.start, place.length))


def unpacked(page: str, digest: bytes, entry: bytes) -> bytes:
    """The page in an entry, both held against their hashes. Raises ``Altered``."""
    if hashlib.sha256(entry).digest() != digest:
        raise Altered(page)
    try:
        _, _, rest = zlib.decompress(entry, 31).partition(BEHIND_HEADERS)
    except zlib.error as error:
        raise Altered(page) from error
    content = rest.removesuffix(BEHIND_HEADERS)
    if hashlib.sha256(content).hexdigest() != page:
        raise Altered(page)
    return content


def stretches(archive: str, opening: int, lying: Iterable[Lain]) -> Iterator[Stretch]:
    """All of an archive in the order of its bytes, the first what it begins with; ``lying`` are its pages in order.

    Pages that do not lie close behind one another are ``Altered``: the rows are not those the file was written by.
    """
    yield Stretch(archive, 0, opening, ())
    start, end, some = opening, opening, list[Lain]()
    for each in lying:
        if each.start != end:
            raise Altered(each.page)
        if some and end + each.length - start > STRETCH:
            yield Stretch(archive, start, end - start, tuple(some))
            start, some = end, []
        some.append(each)
        end += each.length
    if some:
        yield Stretch(archive, start, end - start, tuple(some))


def entries(stretch: Stretch, read: bytes) -> Iterator[tuple[Lain, bytes]]:
    """Each page of a stretch with its entry, out of the bytes that were read of it."""
    for each in stretch.pages:
        at = each.start - stretch.start
        yield each, read[at : at + each.length]


def pages_of(stretch: Stretch, store: Store) -> list[tuple[str, bytes]]:
    """The pages of a stretch with their bytes. Raises ``Missing``, ``Altered``, ``Away``."""
    found = store.piece(name_of(stretch.archive), stretch.start, stretch.length)
    return [(each.page, unpacked(each.page, each.digest, entry)) for each, entry in entries(stretch, found)]


def altered(sha256: str, those: Iterable[Stretch], store: Store, watch: Watch = lambda _: None) -> list[str]:
    """The pages that are not as they were written; one of them "" where the rest of the file is not. Raises ``Away``.

    All of the file is read, some stretches at a time; ``watch`` hears how many pages each had.
    """
    whole, bad = hashlib.sha256(), list[str]()
    for stretch, (found, wrong) in looked_at(those, lambda each: _altered_in(each, store), AT_ONCE):
        whole.update(found)
        bad += wrong
        watch(len(stretch.pages))
    return bad or [""] * (whole.hexdigest() != sha256)


def _altered_in(stretch: Stretch, store: Store) -> tuple[bytes, list[str]]:
    try:
        found = store.piece(name_of(stretch.archive), stretch.start, stretch.length)
    except Missing:
        return b"", [each.page for each in stretch.pages]
    return found, [each.page for each, entry in entries(stretch, found) if not _whole(each, entry)]


def _whole(each: Lain, entry: bytes) -> bool:
    try:
        unpacked(each.page, each.digest, entry)
    except Altered:
        return False
    return True
