"""Where in which archive the bytes of a page lie."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """An archive (by its SHA-256), the first byte of the page's entry in it, its length, and its SHA-256."""

    archive: str
    start: int
    length: int
    digest: bytes
