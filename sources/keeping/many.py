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


def parts(those: Iterable[One], most: int | None = None) -> Iterator[list[One]]:
    """The same in their order, a few hundred (or ``most``) together."""
    rest = iter(those)
    while part := list(islice(rest, most or PART)):
        yield part


def looked_at(
    those: Iterable[One], look: Callable[[One], Told], most: int | None = None
) -> Iterator[tuple[One, Told]]:
    """What ``look`` tells of each file, in their order, of no more than ``most`` ahead. Raises what it raises."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="store") as threads:
        for part in parts(those, most):
            yield from zip(part, threads.map(look, part), strict=True)
