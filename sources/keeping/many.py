"""Goes through many files of a store, a part at a time: what is asked of one is asked of several at once."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

AT_ONCE = 8
"""Files asked for at a time: a store answers many as fast as one."""
PART = 500

One = TypeVar("One")
Told = TypeVar("Told")


def parts(those: Iterable[One]) -> Iterator[list[One]]:
    """The same in their order, a few hundred together."""
    rest = iter(those)
    while part := list(islice(rest, PART)):
        yield part


def looked_at(names: Iterable[str], look: Callable[[str], Told]) -> Iterator[tuple[str, Told]]:
    """What ``look`` tells of each file, in their order. Raises what it raises."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="store") as threads:
        for part in parts(names):
            yield from zip(part, threads.map(look, part), strict=True)
