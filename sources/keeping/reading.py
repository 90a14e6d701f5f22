"""Brings the bytes of a page from wherever they lie, and hands out none that do not have the page's hash."""

import hashlib

from sources.errors import Refused
from sources.keeping import opening
from sources.keeping.store import Away, Missing, Store
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


def bytes_of(sha256: str, content: bytes | memoryview | None) -> bytes:
    """The bytes of a page (by its SHA-256); ``content`` is what the database holds of it, None where that is nothing.

    What does not lie in the database is held against its hash. Raises ``Away`` where the store is, ``Lost``.
    """
    return bytes(content) if content is not None else fetched(sha256, needed())


def fetched(sha256: str, store: Store) -> bytes:
    """The bytes of a page that lies outside the database. Raises ``Away``, ``Lost``."""
    try:
        content = store.read(name_of(sha256))
    except Missing as missing:
        raise Lost(sha256, "is not in the store") from missing
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Lost(sha256, "was altered: its bytes do not have this SHA-256")
    return content


def needed() -> Store:
    """The store, where there must be one. Raises ``Away`` where the settings name none."""
    store = opening.store()
    if store is None:
        raise Away("pages lie outside the database, and CAPTURES_URL names no store")
    return store
