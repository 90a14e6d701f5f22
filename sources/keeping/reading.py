"""Brings the bytes of a page from wherever they lie, and hands out none that do not have the page's hash."""

import hashlib

from sources.errors import Refused
from sources.keeping import archives, opening
from sources.keeping.archives import Altered
from sources.keeping.place import Place
from sources.keeping.store import Away, Missing, Store
from sources.models import ArchivedPage
from sources.rules.stated import stated

PAGES = "pages/"


class Lost(Refused):
    """The bytes of a page are not where they were kept, or not these: ``page`` is its SHA-256, ``cause`` says which."""

    code = "page_lost"

    def __init__(self, page: str, cause: str) -> None:
        super().__init__(
            stated("The bytes of this page are not as they were kept: tell whoever looks after this program")
        )
        self.page, self.cause = page, cause


def name_of(sha256: str) -> str:
    """The name a page's bytes have in the store: pages/ab/abcd…"""
    return f"{PAGES}{sha256[:2]}/{sha256}"


def bytes_of(sha256: str, content: bytes | memoryview | None, place: Place | None = None) -> bytes:
    """The bytes of a page (by its SHA-256); ``content`` is what the database holds of it, None where that is nothing.

    ``place`` is where in an archive they lie, None where they have a file of their own. What does not lie in the
    database is held against its hash. Raises ``Away`` where the store is, ``Lost``.
    """
    return bytes(content) if content is not None else fetched(sha256, needed(), place)


def fetched(sha256: str, store: Store, place: Place | None = None) -> bytes:
    """The bytes of a page that lies outside the database. Raises ``Away``, ``Lost``.

    Where they are there no more, they have perhaps just been moved: it is asked again where.
    """
    try:
        return _read(sha256, store, place)
    except Missing as missing:
        now = ArchivedPage.objects.place_of(sha256)
        if now == place:
            raise Lost(sha256, "is not in the store") from missing
    try:
        return _read(sha256, store, now)
    except Missing as missing:
        raise Lost(sha256, "is not in the store") from missing


def own(sha256: str, store: Store) -> bytes:
    """The bytes of a page that has a file of its own, if nobody can move it now. Raises ``Away``, ``Lost``."""
    try:
        return _read(sha256, store, None)
    except Missing as missing:
        raise Lost(sha256, "is not in the store") from missing


def _read(sha256: str, store: Store, place: Place | None) -> bytes:
    try:
        return archives.one(sha256, place, store) if place else _own_file(sha256, store)
    except Altered as altered:
        raise Lost(sha256, "was altered: its bytes do not have this SHA-256") from altered


def _own_file(sha256: str, store: Store) -> bytes:
    content = store.read(name_of(sha256))
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Altered(sha256)
    return content


def needed() -> Store:
    """The store, where there must be one. Raises ``Away`` where the settings name none."""
    store = opening.store()
    if store is None:
        raise Away("pages lie outside the database, and CAPTURES_URL names no store")
    return store
