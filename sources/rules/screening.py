"""Screening: which of the texts seen so far a new one shares too much with for chance, at the pace of a news wire.

Hashes are looked up, the pairs that share several are held against the texts themselves, and what everybody prints
is learned on the way and left out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from sources.rules import fingerprints, overlap, postings
from sources.rules.commonplaces import MORE, phrases
from sources.rules.fingerprints import Hashes
from sources.rules.overlap import Side, inside
from sources.rules.postings import MOST_CARRIERS, MOST_NUMBER, NUMBER_BITS, Meetings, Postings

BATCH = 512
"""Texts best looked up in one go."""

LEAST_HASHES = 2
"""Shared hashes below which two texts are not held against each other: one alone is chance or a phrase."""

SURE_HASHES = 7
"""Shared hashes from which the texts need not be held against each other: some 60 words and more."""

LEAST_SHINGLES = 28
"""Shared shingles from which one text is called a copy: about 32 words in a row, or more in pieces. Official quotes of
15 to 25 words are everybody's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and who printed it (any number; the same for the same outlet)."""

    text: str
    outlet: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by number, ``later`` having come after ``earlier``, that share more than words everybody prints."""

    later: int
    earlier: int


Known = Callable[[Sequence[int]], Sequence[Piece]]
"""Gives the pieces of some earlier numbers."""


class Index(Protocol):
    """Where hashes and their carriers are kept: in memory (``Postings``) or in tables."""

    @property
    def size(self) -> int:
        """Bytes it takes."""

    def meet(self, entries: Hashes) -> Meetings:
        """Who carries the hashes of a batch already."""

    def keep(self, entries: Hashes) -> "Index":
        """With one more batch of entries."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What has been seen: who carries which hash, which hashes are commonplaces (cut, sorted), how many texts."""

    postings: Index = field(default_factory=Postings)
    commonplaces: Hashes = field(default_factory=lambda: np.empty(0, dtype=np.uint64))
    seen: int = 0

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return self.postings.size + self.commonplaces.nbytes


def arrive(screen: Screen, pieces: Sequence[Piece], known: Known) -> tuple[list[Pair], Screen]:
    """The pairs that new pieces form with earlier ones and among themselves, and the screen for the next.

    Pieces are numbered in the order in which they arrive, from nought; a batch may be one piece or many.
    """
    hashes, owner = fingerprints.winnow_together([piece.text for piece in pieces])
    entries = postings.entries_of(hashes, owner.astype(np.int64) + screen.seen)
    entries = entries[~inside(postings.hashes_in(entries), screen.commonplaces)]
    met = screen.postings.meet(entries)
    pairs = _pairs(entries, met)
    distinct, shared = _counted(pairs)
    ordinary = phrases(met, pairs, distinct[shared >= MORE])
    if ordinary.any():
        distinct, shared = _counted(pairs[~ordinary[met.places]])
    learned = _learn(screen.commonplaces, postings.hashes_in(entries[ordinary]))
    doubtful = distinct[(shared >= LEAST_HASHES) & (shared < SURE_HASHES)]
    held, learned = _hold(doubtful, learned, _Sides(screen.seen, pieces, known))
    sure = distinct[shared >= SURE_HASHES]
    postings_after = screen.postings.keep(entries[(met.carriers < MOST_CARRIERS) & ~ordinary])
    found = [_pair(code) for code in (*sure.tolist(), *held)]
    return found, replace(
        screen, postings=postings_after, commonplaces=learned, seen=screen.seen + len(pieces)
    )


def sharing(entries: Hashes, met: Meetings, least: int) -> list[tuple[int, int, int]]:
    """The pairs (later, earlier) that share at least so many hashes, and how many they share."""
    distinct, shared = _counted(_pairs(entries, met))
    wanted = shared >= least
    pairs = (_pair(code) for code in distinct[wanted].tolist())
    return [
        (pair.later, pair.earlier, count) for pair, count in zip(pairs, shared[wanted].tolist(), strict=True)
    ]


def _pairs(entries: Hashes, met: Meetings) -> Hashes:
    """One number for each meeting: the later text's above the earlier's."""
    later = postings.numbers_in(entries)[met.places]
    return (later << NUMBER_BITS | met.numbers).astype(np.uint64)


def _pair(code: int) -> Pair:
    return Pair(code >> NUMBER_BITS, code & MOST_NUMBER)


def _counted(pairs: Hashes) -> tuple[Hashes, "np.ndarray[tuple[int], np.dtype[np.int64]]"]:
    """The distinct pairs, sorted, and how often each occurs."""
    ordered = np.sort(pairs)
    firsts = np.flatnonzero(postings.changes(ordered))
    return ordered[firsts], np.diff(np.append(firsts, len(ordered)))


def _learn(known: Hashes, new: Hashes) -> Hashes:
    """Both together, sorted; most of what is met is known already, and then nothing is copied."""
    fresh = np.unique(new[~inside(new, known)])
    return np.insert(known, np.searchsorted(known, fresh), fresh) if len(fresh) else known


class _Sides:
    """The texts of some pairs, each shingled once."""

    def __init__(self, seen: int, pieces: Sequence[Piece], known: Known) -> None:
        self._seen, self._pieces, self._known = seen, pieces, known
        self._sides: dict[int, Side] = {}
        self.outlets: dict[int, int] = {}

    def load(self, numbers: Iterable[int]) -> None:
        """Read and shingle the texts of these numbers."""
        wanted = sorted(set(numbers))
        earlier = [number for number in wanted if number < self._seen]
        fetched = [*self._known(earlier), *(self._pieces[at - self._seen] for at in wanted[len(earlier) :])]
        shingled = fingerprints.in_order([piece.text for piece in fetched])
        for number, piece, one in zip(wanted, fetched, shingled, strict=True):
            self._sides[number] = Side.of(one)
            self.outlets[number] = piece.outlet

    def measure(self, pair: Pair, ordinary: Hashes) -> overlap.Overlap:
        """What the two texts of a pair share."""
        return overlap.measure(self._sides[pair.later], self._sides[pair.earlier], ordinary)


def _hold(doubtful: Hashes, ordinary: Hashes, sides: _Sides) -> tuple[list[int], Hashes]:
    """Which doubtful pairs share enough in their texts, and the commonplaces with those learned from them.

    Pairs of one outlet come first, so that its standing lines are known before the others are judged.
    """
    codes: list[int] = doubtful.tolist()
    both = {code: _pair(code) for code in codes}
    sides.load(number for pair in both.values() for number in (pair.later, pair.earlier))
    at_home = {code for code in codes if sides.outlets[both[code].later] == sides.outlets[both[code].earlier]}
    held = []
    for code in sorted(codes, key=lambda code: code not in at_home):
        measured = sides.measure(both[code], ordinary)
        if code in at_home and measured.edges:
            ordinary = _learn(ordinary, postings.cut(measured.common))
        elif measured.shared >= LEAST_SHINGLES:
            held.append(code)
    return held, ordinary
