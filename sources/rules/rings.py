"""Rings: which ties are left out where articles seem to have been taken from one another in a circle."""

from collections.abc import Iterable
from dataclasses import dataclass

Strength = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """``downstream`` was taken from ``upstream``; ``strength`` compares like a tuple, the larger the surer."""

    key: str
    downstream: int
    upstream: int
    strength: Strength


def cut(ties: Iterable[Tie]) -> frozenset[str]:
    """The keys of the ties to leave out so that nothing is taken from itself by however long a way.

    The surest ties are believed first; a tie that would close a ring with surer ones is left out. Equally sure ones go
    by their keys, so that the outcome depends on the ties alone. A tie in no ring is never left out.
    """
    believed: dict[int, set[int]] = {}
    left_out: set[str] = set()
    for tie in sorted(ties, key=lambda tie: (tuple(-part for part in tie.strength), tie.key)):
        if tie.downstream == tie.upstream or _leads(tie.upstream, tie.downstream, believed):
            left_out.add(tie.key)
        else:
            believed.setdefault(tie.downstream, set()).add(tie.upstream)
    return frozenset(left_out)


def _leads(start: int, end: int, upstreams: dict[int, set[int]]) -> bool:
    met, waiting = {start}, [start]
    while waiting:
        for above in upstreams.get(waiting.pop(), ()):
            if above == end:
                return True
            if above not in met:
                met.add(above)
                waiting.append(above)
    return False
