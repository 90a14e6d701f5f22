"""Clusters: what hangs together by ties, whichever way round and over however many steps."""

from collections.abc import Iterable, Sequence


def clusters(members: Sequence[int], ties: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The members in groups, each in the order given; a tie to one who is no member counts for nothing.

    Every member is in exactly one group, alone where nothing ties it to another.
    """
    beside: dict[int, set[int]] = {member: set() for member in members}
    for one, other in ties:
        if one in beside and other in beside:
            beside[one].add(other)
            beside[other].add(one)
    met: set[int] = set()
    found = []
    for member in members:
        if member not in met:
            group = _around(member, beside)
            met |= group
            found.append([each for each in members if each in group])
    return found


def _around(start: int, beside: dict[int, set[int]]) -> set[int]:
    met, waiting = {start}, [start]
    while waiting:
        new = beside[waiting.pop()] - met
        met |= new
        waiting += new
    return met
