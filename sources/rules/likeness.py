"""Likeness: how much of one text stands in another, both ways, and which runs of words they share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sources.rules.fingerprints import SHINGLE
from sources.rules.letters import INSIDE, fold, unmask

RUN = 8
"""Words in the shortest shared run shown as evidence: shorter ones are turns of phrase anybody uses."""

MOST_PLACES = 8
"""How many places of one shingle in the upstream text are followed up; more makes boilerplate slow, not clearer."""

_LETTER = rf"(?:[^\W_]|[{INSIDE}])"
WORD = re.compile(rf"[^\W_]{_LETTER}*+(?:['’][^\W_]{_LETTER}*+)*+")

Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two bodies have in common.

    ``containment`` is the share (0–1) of the downstream text's five-word shingles that stand in the upstream text,
    ``containment_back`` the other way; ``shared_words`` counts the downstream words in shared runs. ``spans`` are
    those runs as code-point offsets: downstream start and end, upstream start and end, in downstream order.
    """

    containment: float
    containment_back: float
    shared_words: int
    spans: tuple[Span, ...]

    def reversed(self) -> "Likeness":
        """The same comparison seen from the other text."""
        spans = tuple(sorted((up, up_end, down, down_end) for down, down_end, up, up_end in self.spans))
        return Likeness(self.containment_back, self.containment, self.shared_words, spans)


@dataclass(frozen=True)
class _Words:
    """The words of a text, folded, with where each stands."""

    folded: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @cached_property
    def shingles(self) -> list[tuple[str, ...]]:
        return [self.folded[at : at + SHINGLE] for at in range(len(self.folded) - SHINGLE + 1)]

    @cached_property
    def places_of(self) -> dict[tuple[str, ...], list[int]]:
        """Where each shingle stands, MOST_PLACES at most: made once, however many texts this one is held against."""
        places: dict[tuple[str, ...], list[int]] = {}
        for at, shingle in enumerate(self.shingles):
            known = places.setdefault(shingle, [])
            if len(known) < MOST_PLACES:
                known.append(at)
        return places


def measure(down: str, up: str) -> Likeness:
    """How much of ``down`` stands in ``up``, how much the other way, and the runs they share.

    Every word of the downstream text is explained by at most one run, the longest that starts where it stands.
    """
    ours, theirs = _words(down), _words(up)
    left, right = ours.places_of, theirs.places_of
    if not left or not right:
        return Likeness(0.0, 0.0, 0, ())
    common = sum(map(right.__contains__, left))
    runs = _runs(ours.folded, theirs.folded, ours.shingles, right) if common else []
    return Likeness(
        containment=common / len(left),
        containment_back=common / len(right),
        shared_words=sum(length for _, _, length in runs),
        spans=tuple(_span(ours, theirs, run) for run in runs),
    )


def measure_pair(down: tuple[str, str], up: tuple[str, str]) -> Likeness:
    """As ``measure``, of two texts that have names: always from the same side, for runs may be cut otherwise from the
    other. Whichever of the two is looked at first, the same comes of it.
    """
    first, second = sorted((down, up))
    found = measure(first[1], second[1])
    return found if first == down else found.reversed()


def counted(down: str, up: str) -> tuple[int, int, int]:
    """Distinct five-word shingles that stand in both texts, in ``down``, in ``up``: the sums behind containment."""
    left, right = set(_words(down).shingles), set(_words(up).shingles)
    return len(left & right), len(left), len(right)


@lru_cache(maxsize=256)
def _words(text: str) -> _Words:
    """The words of a text; kept for a while, because a text is compared with many in a row."""
    found = [(fold(match[0]).replace("’", "'"), match.span()) for match in WORD.finditer(unmask(text))]
    return _Words(tuple(word for word, _ in found), tuple(place for _, place in found))


def _runs(
    ours: Sequence[str],
    theirs: Sequence[str],
    mine: Sequence[tuple[str, ...]],
    places: dict[tuple[str, ...], list[int]],
) -> list[tuple[int, int, int]]:
    """The shared runs of at least RUN words: where each begins in our words and in theirs, and its length."""
    runs: list[tuple[int, int, int]] = []
    at = 0
    while at < len(mine):
        there = places.get(mine[at])
        if there is None:
            at += 1
            continue
        length, place = max((_length(ours, theirs, at, place), -place) for place in there)
        if length >= RUN:
            runs.append((at, -place, length))
        at += length if length >= RUN else 1
    return runs


def _length(ours: Sequence[str], theirs: Sequence[str], at: int, there: int) -> int:
    """For how many words two texts run alike from a shingle they share."""
    length, most = SHINGLE, min(len(ours) - at, len(theirs) - there)
    while length < most and ours[at + length] == theirs[there + length]:
        length += 1
    return length


def _span(ours: _Words, theirs: _Words, run: tuple[int, int, int]) -> Span:
    at, there, length = run
    last = length - 1
    return (
        ours.places[at][0],
        ours.places[at + last][1],
        theirs.places[there][0],
        theirs.places[there + last][1],
    )
