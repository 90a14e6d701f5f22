"""Keeping the bytes of a page, once: in the database, or in the store that is set up."""

import hashlib

from django.db import connection

from sources.keeping import opening, reading
from sources.keeping.store import Store
from sources.models import RawPage

BY_NAME = "hashtextextended(%s, 7304119)"
"""A lock for each file of the store; the number is any one of our own."""


def keep(*, content: bytes, media: str) -> str:
    """Keep the bytes unless they are kept already; returns the page's primary key, their SHA-256.

    Call it within the transaction that first needs them. A store has them for good before any row says so: whoever dies
    in between leaves a file that no row names, which ``clearing`` takes away later. Raises ``Away`` where the store is.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    store = opening.store()
    if store is not None and not RawPage.objects.filter(pk=sha256).exists():
        _write(store, reading.name_of(sha256), content)
    inside = None if store is not None else content
    RawPage.objects.bulk_create([RawPage(sha256=sha256, content=inside, media=media)], ignore_conflicts=True)
    _take_again(sha256, content)
    return sha256


def keep_inside(*, content: bytes, media: str) -> str:
    """As ``keep``, in the database whatever is set up: where triggers hold words against a page, it lies there."""
    sha256 = hashlib.sha256(content).hexdigest()
    RawPage.objects.bulk_create([RawPage(sha256=sha256, content=content, media=media)], ignore_conflicts=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sources_bring_back(%s, %s)", [sha256, content])
    _take_again(sha256, content)
    return sha256


def _take_again(sha256: str, content: bytes) -> None:
    """Keep bytes that were erased and that somebody hands in again: in the database, whatever is set up."""
    if RawPage.objects.filter(pk=sha256, content=b"").exists():
        with connection.cursor() as cursor:
            cursor.execute("SELECT sources_take_again(%s, %s)", [sha256, content])


def _write(store: Store, name: str, content: bytes) -> None:
    """Write a file that nobody takes away before this transaction ends. Several may at once, and write the same."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock_shared({BY_NAME})", [name])
    store.keep(name, content)
