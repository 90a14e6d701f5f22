"""Labelled examples dealt into parts, so that what is learned is never asked about what it was learned from."""

from collections.abc import Sequence


def parts_of(groups: Sequence[str], parts: int) -> list[list[int]]:
    """The places of examples in so many parts of like size, no group (a claim, a body) in two of them.

    The greatest groups are dealt first, each to the part that has least: the same groups give the same parts.
    """
    places: dict[str, list[int]] = {}
    for place, name in enumerate(groups):
        places.setdefault(name, []).append(place)
    dealt: list[list[int]] = [[] for _ in range(parts)]
    for _, members in sorted(places.items(), key=lambda each: (-len(each[1]), each[0])):
        min(dealt, key=len).extend(members)
    return [sorted(part) for part in dealt]
