"""Who is worth comparing with whom: statements that share a place, a people, a party or a rare word, near in time."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from claims.rules.grouping.likeness import NEAR
from claims.rules.grouping.sightings import DATED_WITHIN, Sighting
from claims.rules.values.nesting import wholes

REACH = 6
"""How many statements ahead in time each is compared with, for each thing shared: chains do the rest."""
BEFORE, AFTER = 16, 6
"""How many up to the last day it may mean, and after it, a vague statement looks at for each thing shared."""
SHORTLIST = 24
"""How many of those, sharing most, are weighed in full."""
COMMON_WORD = 40
"""A word in more statements than this brings nobody together."""

Key = tuple[str, Hashable]


class Neighbours:
    """An index of sightings by what they share, each list in order of time."""

    def __init__(self, found: Sequence[Sighting]) -> None:
        self.found = sorted(found, key=_in_time)
        spread = Counter(term for one in self.found for term in one.terms)
        self._common = {term for term, count in spread.items() if count > COMMON_WORD}
        self._lists: defaultdict[Key, list[int]] = defaultdict(list)
        for at, one in enumerate(self.found):
            for key in self._keys(one):
                self._lists[key].append(at)
        self._moments = [_in_time(one)[0] for one in self.found]

    def _keys(self, one: Sighting) -> Iterator[Key]:
        yield from (("place", place) for place in one.specific)
        yield from (("country", country) for country in one.countries)
        yield from (("party", name) for name in one.accused)
        if one.figure:
            yield ("figure", one.figure)
        yield from (("word", term) for term in one.terms if term not in self._common)
        if one.counted:
            yield from (("group", whole) for whole in wholes(one.counted))

    def pairs(self, days: int = DATED_WITHIN + NEAR) -> list[tuple[Sighting, Sighting]]:
        """Every pair worth weighing, each once; ``days`` is how far apart their moments may lie."""
        found = set()
        for listed in self._lists.values():
            for place, at in enumerate(listed):
                for further in listed[place + 1 : place + 1 + REACH]:
                    if self._moments[further] - self._moments[at] > days:
                        break
                    found.add((at, further))
        return [(self.found[at], self.found[further]) for at, further in sorted(found)]

    def shortlist(self, one: Sighting) -> Iterable[Sighting]:
        """The sightings most worth weighing for one that is not in the index."""
        moment = _last_day(one)
        shared: Counter[int] = Counter()
        for key in self._keys(one):
            listed = self._lists.get(key)
            if listed:
                middle = bisect_left(listed, bisect_right(self._moments, moment))
                shared.update(listed[max(0, middle - BEFORE) : middle + AFTER])
        best = sorted(shared.items(), key=lambda hit: (-hit[1], hit[0]))
        return [self.found[at] for at, _ in best[:SHORTLIST]]


_UNDATED = 4_000_000
"""After every day number there is."""


def _in_time(one: Sighting) -> tuple[int, tuple[str, str]]:
    return (_UNDATED if one.moment is None else one.moment, one.lead.age)


def _last_day(one: Sighting) -> int:
    days = one.when or one.reported
    return _UNDATED if days is None else days.last
