"""Who contradicts whom in a large event: each claim's rivals counted exactly, and the foremost of them named.

Holding each claim against each takes four times as long for twice the claims, though in a disputed event nearly every
figure excludes nearly every other, so that nobody could read all that came of it. Here plain figures of one group are
counted by sorting (``lineup``): whose range lies wholly below or above, less whose figure may only have grown since,
less who only rounds. Denials, bare statements and figures of other units are few, and held against one another one by
one, those that say the same in one go. ``contradictions.compare`` is what decides; here it is only counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from claims.rules.comparing import contradictions, scope
from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.lineup import Apart, Lineup, Oversized, Places, line_up
from claims.rules.comparing.nearby import nearby
from claims.rules.values import nesting
from claims.rules.values.conversion import converted, counts_heads, in_share, same_unit
from claims.rules.values.ranges import range_of
from claims.vocabulary import Outcome, Polarity

BLOCK = 64
"""Claims among which a claim's rivals are picked out of a table."""

Question = Apart | Oversized


@dataclass(frozen=True, slots=True)
class Rivals:
    """How many claims contradict one, and the places of the foremost, in order."""

    count: int
    foremost: tuple[int, ...]


def rivals(sides: Sequence[Comparand], most: int) -> list[Rivals]:
    """For each claim of an event, in the order given, its rivals: all counted, the first ``most`` of that order named.

    What an article has dropped contradicts nothing here: that it was changed without a word is told by its captures.
    """
    room = max((len(side.together) for side in sides), default=0)
    found = _Found(len(sides), most + room)
    alone, crowds = [_apart(side) for side in sides], _crowds(sides)
    line = line_up(alone)
    for crowd in crowds.values():
        _within_one(alone, line, crowd, found)
    named = {group: sides[crowd[0]].population for group, crowd in crowds.items()}
    groups = list(named)
    for one, other in nearby(list(named.values())):
        part, whole = (
            (one, other) if nesting.within(named[groups[one]], named[groups[other]]) else (other, one)
        )
        _part_and_whole(alone, line, (crowds[groups[part]], crowds[groups[whole]]), found)
    return _without(found.rivals(), _in_one_breath(sides), most)


def _in_one_breath(sides: Sequence[Comparand]) -> dict[int, set[int]]:
    """For each place, the rivals it would have but for words that give both at once."""
    places = {side.key: place for place, side in enumerate(sides)}
    breaths = {
        frozenset((place, places[key]))
        for place, side in enumerate(sides)
        for key in side.together & places.keys() - {side.key}
    }
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in map(sorted, breaths):
        told = [contradictions.compare(sides[one], sides[other]).outcome]
        told.append(contradictions.compare(_apart(sides[one]), _apart(sides[other])).outcome)
        if (
            told[1] is Outcome.CONTRADICTS
            and told[0] is not Outcome.CONTRADICTS
            and not _dropped(sides, one, other)
        ):
            found[one].add(other)
            found[other].add(one)
    return found


def _apart(side: Comparand) -> Comparand:
    return replace(side, together=frozenset())


def _dropped(sides: Sequence[Comparand], *places: int) -> bool:
    return any(sides[place].dropped for place in places)


def _without(found: Sequence[Rivals], left_out: Mapping[int, set[int]], most: int) -> list[Rivals]:
    return [
        Rivals(one.count - len(out), tuple(rival for rival in one.foremost if rival not in out)[:most])
        for one, out in ((one, left_out.get(place, set())) for place, one in enumerate(found))
    ]


class _Found:
    """Counts and foremost rivals as they are gathered; no two gatherings meet the same pair."""

    def __init__(self, size: int, most: int) -> None:
        self.most = most
        self.counts = np.zeros(size, np.int64)
        self.named: list[list[int]] = [[] for _ in range(size)]

    def ask(self, question: Question, ones: Places, others: Places) -> None:
        """Count and pick among ``others`` (in order) the rivals of ``ones``; there is one of each at least."""
        counts = question.count(ones, others)
        self.counts[ones] += counts
        picked: dict[int, list[int]] = {int(one): [] for one in ones}
        self._pick(question, ones[counts > 0], others, picked)
        for one, places in picked.items():
            self.named[one] += places

    def _pick(self, question: Question, ones: Places, others: Places, picked: dict[int, list[int]]) -> None:
        """The first rivals: a half of the others in which a claim has none is not looked at for it."""
        if not len(ones):
            return
        if len(others) <= BLOCK:
            for one, row in zip(ones.tolist(), question.table(ones, others), strict=True):
                picked[one] += others[row][: self.most - len(picked[one])].tolist()
            return
        half = len(others) // 2
        for stretch in (others[:half], others[half:]):
            wanting = ones[[len(picked[one]) < self.most for one in ones.tolist()]]
            if len(wanting):
                self._pick(question, wanting[question.count(wanting, stretch) > 0], stretch, picked)

    def tell(self, ones: Sequence[int], others: Sequence[int]) -> None:
        """Each of the ones contradicts each of the others."""
        for some, rest in ((ones, others), (others, ones)):
            self.counts[list(some)] += len(rest)
            for one in some:
                self.named[one] += rest[: self.most]

    def rivals(self) -> list[Rivals]:
        return [
            Rivals(int(count), tuple(sorted(named)[: self.most]))
            for count, named in zip(self.counts, self.named, strict=True)
        ]


def _crowds(sides: Sequence[Comparand]) -> dict[str, list[int]]:
    """The places of the claims by the group they count, under whatever name."""
    crowds: defaultdict[str, list[int]] = defaultdict(list)
    for place, side in enumerate(sides):
        group = nesting.plain(side.population)
        crowds["" if group in nesting.WIDEST else group].append(place)
    return crowds


def _within_one(sides: Sequence[Comparand], line: Lineup, crowd: Iterable[int], found: _Found) -> None:
    standing = [place for place in crowd if not sides[place].dropped]
    plain = [place for place in standing if _plain(sides[place])]
    odd = [place for place in standing if not _plain(sides[place])]
    for one, other in _by_unit(sides, plain, plain):
        if _sortable(sides[one[0]], sides[other[0]]):
            level = _goes_down(sides[one[0]])
            found.ask(Apart(line, level), np.array(one), np.array(other))
        elif one[0] < other[0]:
            _one_by_one(sides, [[place] for place in one], [[place] for place in other], found)
    alike = _alike(sides, odd)
    _one_by_one(sides, alike, _alike(sides, plain), found)
    for ones, others in combinations(alike, 2):
        _one_by_one(sides, [ones], [others], found)


def _plain(side: Comparand) -> bool:
    """Whether it asserts a figure that is more than none."""
    return side.value.numeric and side.value.polarity is Polarity.YES and not range_of(side.value).nothing


def _goes_down(side: Comparand) -> bool:
    return side.act in scope.LEVELS or not counts_heads(side.value.unit)


def _by_unit(
    sides: Sequence[Comparand], ones: Iterable[int], others: Iterable[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """The places of both by their units, each unit with each that it can be brought to."""
    left, right = _unit_crowds(sides, ones), _unit_crowds(sides, others)
    for some in left.values():
        for other, rest in right.items():
            if converted(sides[some[0]].value, other) is not None:
                yield some, rest


def _unit_crowds(sides: Sequence[Comparand], places: Iterable[int]) -> dict[str, list[int]]:
    crowds: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        crowds[sides[place].value.unit].append(place)
    return crowds


def _sortable(one: Comparand, other: Comparand) -> bool:
    return same_unit(one.value.unit, other.value.unit) and _goes_down(one) == _goes_down(other)


def _alike(sides: Sequence[Comparand], places: Iterable[int]) -> list[list[int]]:
    """The places of claims that say the same, and so are contradicted by the same: one of them decides for all."""
    found: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place in places:
        one = sides[place]
        found[one.value, scope.moment_of(one), one.running, one.day, one.beside].append(place)
    return list(found.values())


def _one_by_one(
    sides: Sequence[Comparand], ones: Sequence[list[int]], others: Sequence[list[int]], found: _Found
) -> None:
    for some in ones:
        for rest in others:
            if contradictions.compare(sides[some[0]], sides[rest[0]]).outcome is Outcome.CONTRADICTS:
                found.tell(some, rest)


def _part_and_whole(
    sides: Sequence[Comparand], line: Lineup, crowds: tuple[Sequence[int], Sequence[int]], found: _Found
) -> None:
    parts, wholes = crowds
    summed = [place for place in parts if sides[place].beside]
    _one_by_one(sides, _alike(sides, summed), _alike(sides, wholes), found)
    alone = [place for place in parts if not sides[place].beside]
    for one, other in _by_unit(sides, alone, wholes):
        if in_share(sides[other[0]].value.unit):
            continue
        if same_unit(sides[one[0]].value.unit, sides[other[0]].value.unit):
            found.ask(Oversized(line), np.array(one), np.array(other))
            found.ask(Oversized(line, turned=True), np.array(other), np.array(one))
        else:
            _one_by_one(sides, [[place] for place in one], [[place] for place in other], found)
