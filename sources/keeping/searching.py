"""Looks through every page of the store for words, as they stand in its bytes."""

from collections.abc import Iterable, Iterator, Sequence

from sources.keeping.archives import Stretch, pages_of
from sources.keeping.many import AT_ONCE, looked_at
from sources.keeping.reading import PAGES
from sources.keeping.store import Missing, Store


def holding(store: Store, words: Sequence[bytes]) -> Iterator[str]:
    """The pages (by SHA-256) whose bytes hold any of the words, those that no row names included.

    Raises ``Away`` where the store is.
    """
    files = (each.name for each in store.lying(PAGES))
    for name, held in looked_at(files, lambda name: _holds(store, name, words)):
        if held:
            yield name.rpartition("/")[2]


def archived(store: Store, those: Iterable[Stretch], words: Sequence[bytes]) -> Iterator[str]:
    """The pages in stretches of archives whose bytes hold any of the words.

    Raises ``Away``, and ``Altered`` or ``Missing`` where nobody can say what they hold.
    """

    def look(stretch: Stretch) -> list[str]:
        return [page for page, content in pages_of(stretch, store) if any(word in content for word in words)]

    for _, found in looked_at(those, look, AT_ONCE):
        yield from found


def _holds(store: Store, name: str, words: Sequence[bytes]) -> bool:
    try:
        content = store.read(name)
    except Missing:  # it has just gone
        return False
    return any(word in content for word in words)
