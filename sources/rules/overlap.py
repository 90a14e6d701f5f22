"""Overlap: how many shingles two texts share once the words that everybody prints are left out, and where."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sources.rules.fingerprints import WINDOW, Hashes, Shingled
from sources.rules.postings import changes, cut

EDGE = 45
"""Shingles from the head or the tail of a text within which an outlet prints its standing lines: footers of 20 to 40
words, and a by-line or two."""

REACH = WINDOW - 1
"""Shingles to either side for which a kept hash stands in: in any window of theirs it was the least."""

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Side:
    """A text prepared for comparison: its shingles in order, and the same sorted."""

    hashes: Hashes
    kept: NDArray[np.bool_]
    ordered: Hashes

    @classmethod
    def of(cls, shingled: Shingled) -> "Side":
        """The side of a shingled text."""
        return cls(shingled.hashes, shingled.kept, np.sort(shingled.hashes))


@dataclass(frozen=True, slots=True)
class Overlap:
    """``shared`` distinct shingles of the one text stand in the other; ``edges`` tells that all of them stand near the
    head or tail of both; ``common`` are the kept hashes among them."""

    shared: int
    edges: bool
    common: Hashes


def measure(one: Side, other: Side, ordinary: Hashes) -> Overlap:
    """What two texts share without the ``ordinary`` hashes (cut, sorted) and the shingles that these stand in for."""
    met = inside(one.hashes, other.ordered)
    places = np.flatnonzero(met)
    stops = places[inside(cut(one.hashes[places]), ordinary)]
    if len(stops):
        places = np.flatnonzero(met & ~_covered(met, stops))
    found = one.hashes[places]
    shared = int(np.count_nonzero(changes(np.sort(found))))
    edges = _at_edges(places, len(one.hashes))
    if edges:
        back = np.flatnonzero(inside(other.hashes, np.sort(found)))
        edges = _at_edges(back, len(other.hashes))
    return Overlap(shared, edges, np.sort(found[one.kept[places]]))


def inside(values: Hashes, ordered: Hashes) -> NDArray[np.bool_]:
    """Which values stand in a sorted array."""
    if not len(ordered):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.searchsorted(ordered, values)
    found: NDArray[np.bool_] = ordered[np.minimum(places, len(ordered) - 1)] == values
    return found


def _covered(met: NDArray[np.bool_], stops: Places) -> NDArray[np.bool_]:
    """The shared shingles within REACH of an ordinary one in the same unbroken run of shared shingles."""
    gaps = np.flatnonzero(~met)
    before = np.searchsorted(gaps, stops)
    bounded = np.concatenate((np.array([-1]), gaps, np.array([len(met)])))
    low = np.maximum(stops - REACH, bounded[before] + 1)
    high = np.minimum(stops + REACH + 1, bounded[before + 1])
    steps = np.zeros(len(met) + 1, dtype=np.int64)
    np.add.at(steps, low, 1)
    np.add.at(steps, high, -1)
    return np.cumsum(steps[:-1]) > 0


def _at_edges(places: Places, length: int) -> bool:
    return bool(np.all((places < EDGE) | (places >= length - EDGE)))
