"""Looks through every page of the store for words, as they stand in its bytes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from sources.keeping.reading import PAGES
from sources.keeping.store import Missing, Store

AT_ONCE = 8
PART = 500


def holding(store: Store, words: Sequence[bytes]) -> Iterator[str]:
    """The pages (by SHA-256) whose bytes hold any of the words, those that no row names included.

    Raises ``Away`` where the store is.
    """
    files = (each.name for each in store.lying(PAGES))
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="searching") as threads:
        while part := list(islice(files, PART)):
            found = threads.map(lambda name: _holds(store, name, words), part)
            yield from (name.rpartition("/")[2] for name, held in zip(part, found, strict=True) if held)


def _holds(store: Store, name: str, words: Sequence[bytes]) -> bool:
    try:
        content = store.read(name)
    except Missing:  # it has just gone
        return False
    return any(word in content for word in words)
