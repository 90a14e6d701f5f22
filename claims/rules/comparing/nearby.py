"""Which claims of a large event can say anything of each other: those about one group, or a part and its whole."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from claims.rules.values import nesting


def nearby(populations: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every two places whose populations are one group or lie one within the other, the earlier place first.

    Between all others the comparison only finds that they count different groups. Nothing is asked of two groups that
    have no name in common, so that the time grows with the claims and with the pairs found, not with all pairs.
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, population in enumerate(populations):
        groups[nesting.plain(population)].append(place)
    for group, members in groups.items():
        for outer in nesting.holders(group) & groups.keys():
            if outer == group:
                yield from ((one, other) for at, one in enumerate(members) for other in members[at + 1 :])
            elif nesting.within(group, outer) or (group < outer and nesting.same_group(group, outer)):
                yield from ((min(one, other), max(one, other)) for one in members for other in groups[outer])


def crowded(populations: Sequence[str]) -> list[int]:
    """For each place, how many others count the same group, a part of it or one that holds it."""
    groups = Counter(map(nesting.plain, populations))
    related = {group: many - 1 for group, many in groups.items()}
    names = list(groups)
    for one, other in nearby(names):
        related[names[one]] += groups[names[other]]
        related[names[other]] += groups[names[one]]
    return [related[nesting.plain(population)] for population in populations]
