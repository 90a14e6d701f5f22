"""Draws who takes from whom between sources: givers on the left, takers on the right, a line for each pair."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sources.rules.familypicture import LETTER, LINE, NARROW, wrap

MOST = 14
"""Sources named on each side: a screen of a desk; the others are drawn together, and all stand in the table."""

INNER = 0.37
"""How far in each side's words reach, as a share of the width: what is left in the middle is for the lines."""

THINNEST, THICKEST = 1.5, 14.0
"""Pixels of a line for one derivation, and of the line for the most."""

AIR = 16
"""Pixels between two names, so that a finger (WCAG 2.5.8: 24 px) finds one of them."""

REST = ""
"""The key under which the sources without a name of their own in the picture are drawn together."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How often ``down`` took from ``up``; both are keys."""

    up: str
    down: str
    count: int


@dataclass(frozen=True, slots=True)
class Stop:
    """One source on one side: its words, where they stand, how often it gave or took; ``of`` counts folded ones."""

    key: str
    name: str
    lines: tuple[str, ...]
    y: int
    count: int
    of: int = 1

    @property
    def spots(self) -> list[tuple[int, str]]:
        """Its lines of words, each with the pixels from the top, around the middle."""
        first = self.y - LINE * (len(self.lines) - 1) // 2
        return [(first + LINE * at, words) for at, words in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Band:
    """A line between two stops; ``width`` in pixels."""

    up: Stop
    down: Stop
    count: int
    width: float


@dataclass(frozen=True, slots=True)
class FlowMap:
    """The whole picture; ``height`` in pixels."""

    givers: tuple[Stop, ...]
    takers: tuple[Stop, ...]
    bands: tuple[Band, ...]
    height: int


def draw(pairs: Iterable[Pair], names: Mapping[str, str], most: int = MOST) -> FlowMap:
    """The map of some pairs; the same whatever their order. A source may stand on both sides."""
    known = sorted(pairs, key=lambda pair: (-pair.count, pair.up, pair.down))
    ups, downs = _foremost(known, "up", most), _foremost(known, "down", most)
    folded: Counter[tuple[str, str]] = Counter()
    for pair in known:
        folded[pair.up if pair.up in ups else REST, pair.down if pair.down in downs else REST] += pair.count
    left = _ranked(folded, 0)
    right = _untangled(folded, left)
    others = (len({pair.up for pair in known} - ups), len({pair.down for pair in known} - downs))
    givers = _stacked(left, names, _totals(folded, 0), others[0])
    takers = _stacked(right, names, _totals(folded, 1), others[1])
    return FlowMap(givers, takers, _bands(folded, givers, takers), max(_end(givers), _end(takers)))


def _foremost(pairs: Sequence[Pair], side: str, most: int) -> frozenset[str]:
    """The keys that stand for themselves on a side: all where there is room, else those with the most."""
    totals: Counter[str] = Counter()
    for pair in pairs:
        totals[getattr(pair, side)] += pair.count
    ranked = sorted(totals, key=lambda key: (-totals[key], key))
    return frozenset(ranked if len(ranked) <= most + 1 else ranked[:most])


def _totals(folded: Mapping[tuple[str, str], int], side: int) -> Counter[str]:
    totals: Counter[str] = Counter()
    for ends, count in folded.items():
        totals[ends[side]] += count
    return totals


def _ranked(folded: Mapping[tuple[str, str], int], side: int) -> list[str]:
    """The keys of a side, the most frequent first, the fold last."""
    totals = _totals(folded, side)
    return sorted(totals, key=lambda key: (key == REST, -totals[key], key))


def _untangled(folded: Mapping[tuple[str, str], int], left: Sequence[str]) -> list[str]:
    """The right side in the order of the weighted middle of what each is joined to, so that fewer lines cross."""
    place = {key: at for at, key in enumerate(left)}
    pulls: Counter[str] = Counter()
    for (up, down), count in folded.items():
        pulls[down] += place[up] * count
    totals = _totals(folded, 1)
    return sorted(totals, key=lambda key: (key == REST, pulls[key] / totals[key], -totals[key], key))


def _stacked(
    keys: Sequence[str], names: Mapping[str, str], totals: Mapping[str, int], others: int
) -> tuple[Stop, ...]:
    """The stops of a side from top to bottom, each as high as its words."""
    stops, top = [], 0
    for key in keys:
        said = names.get(key, key) if key != REST else f"{others:,} other sources"
        lines = tuple(wrap(f"{said} ({totals[key]:,})", int(INNER * NARROW / LETTER)))
        height = AIR + LINE * (len(lines) - 1) + LINE
        stops.append(Stop(key, said, lines, top + height // 2, totals[key], others if key == REST else 1))
        top += height
    return tuple(stops)


def _end(stops: Sequence[Stop]) -> int:
    return stops[-1].y + (AIR + LINE * len(stops[-1].lines) + 1) // 2 if stops else 0


def _bands(
    folded: Mapping[tuple[str, str], int], givers: Sequence[Stop], takers: Sequence[Stop]
) -> tuple[Band, ...]:
    """The lines, the thinnest last so that they stay visible on top."""
    left, right = {stop.key: stop for stop in givers}, {stop.key: stop for stop in takers}
    largest = max(folded.values(), default=1)
    drawn = sorted(folded.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        Band(left[up], right[down], count, round(max(THINNEST, THICKEST * count / largest), 1))
        for (up, down), count in drawn
    )
