"""Postings: which captures carry a hash, in a few sorted runs that are never changed, only merged into longer ones.

A log-structured merge tree (O'Neil and others 1996) of plain arrays. One entry is one 64-bit number: the low 36 bits of
a hash above the 28-bit number of its carrier, so that sorting entries sorts by hash and then by age.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sources.rules.fingerprints import Hashes

NUMBER_BITS = 28
"""Bits of a carrier's number: 268 million captures. With a million captures the 36 bits left of a hash make one in
some five hundred look-ups meet a stranger; a pair needs several, and is then held against the texts."""

MOST_NUMBER = (1 << NUMBER_BITS) - 1

MOST_CARRIERS = 48
"""Carriers kept of one hash, the first ones. Lists are cut, never dropped: a wire that everybody prints looks like a
stock phrase, and dropping such hashes lost half of all copies in research. The first are kept because the origin is
among them."""

GROWTH = 4
"""A run is merged with the one before it while that is at most so many times as long: about log4 of all entries
stand in as many runs, and each entry is moved about as often."""

BUCKET = 4
"""Entries for each door of a run, on average: a look-up then reads one line of the processor's cache."""

Numbers = NDArray[np.int64]
_NUMBER_BITS = np.uint64(NUMBER_BITS)
_NUMBER = np.uint64(MOST_NUMBER)


@dataclass(frozen=True, slots=True)
class Run:
    """Entries in order; ``doors`` says where those with the same first bits begin, which saves most of a search."""

    entries: Hashes
    doors: NDArray[np.uint32]
    bits: int

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return self.entries.nbytes + self.doors.nbytes


@dataclass(frozen=True, slots=True)
class Meetings:
    """Which carriers a batch's hashes were met in: place of the hash in the batch's entries, number of the carrier.

    ``carriers`` tells for each of the batch's entries how many carriers stood before it, MOST_CARRIERS at most.
    """

    places: Numbers
    numbers: Numbers
    carriers: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """All runs, the oldest first. Numbers must rise from batch to batch."""

    runs: tuple[Run, ...] = ()

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return sum(run.size for run in self.runs)

    def __len__(self) -> int:
        return sum(len(run.entries) for run in self.runs)

    def meet(self, entries: Hashes) -> Meetings:
        """Who carries the hashes of a batch: the first MOST_CARRIERS of each, earlier ones of the batch included."""
        wanted = entries >> _NUMBER_BITS << _NUMBER_BITS
        seen = np.zeros(len(entries), dtype=np.int64)
        places, numbers = [], []
        for run in self.runs:
            hit, first, count = _find(run, wanted)
            count = np.minimum(count, MOST_CARRIERS - seen[hit])
            seen[hit] += count
            places.append(np.repeat(hit, count))
            numbers.append(_stretches(run.entries, first, count))
        kept = numbers_in(np.concatenate([np.empty(0, dtype=np.uint64), *numbers]))
        return met(entries, np.concatenate([np.empty(0, dtype=np.int64), *places]), kept, seen)

    def keep(self, entries: Hashes) -> "Postings":
        """With one more batch of sorted entries, no longer than need be: leave out those that nobody will look up."""
        if not len(entries):
            return self
        runs, last = list(self.runs), entries
        while runs and len(runs[-1].entries) <= GROWTH * len(last):
            # Two sorted halves are what the stable sort merges in one go.
            last = np.sort(np.concatenate((runs.pop().entries, last)), kind="stable")
        return Postings((*runs, _run(last)))


def met(entries: Hashes, places: Numbers, numbers: Numbers, seen: Numbers) -> Meetings:
    """All meetings of a batch: with the carriers found in an index, ``seen`` of each entry, and within the batch."""
    hit, first, count = _earlier(entries, seen)
    among = numbers_in(_stretches(entries, first, count))
    carriers = seen.copy()
    carriers[hit] += count
    return Meetings(
        np.concatenate((places, np.repeat(hit, count))), np.concatenate((numbers, among)), carriers
    )


def entries_of(hashes: Hashes, numbers: Numbers) -> Hashes:
    """The sorted, distinct entries of hashes and the numbers of their carriers."""
    entries = np.sort((hashes << _NUMBER_BITS) | numbers.astype(np.uint64))
    return entries[changes(entries)]


def hashes_in(entries: Hashes) -> Hashes:
    """The hashes of entries, cut to the bits that are kept."""
    return entries >> _NUMBER_BITS


def cut(hashes: Hashes) -> Hashes:
    """Hashes cut to the bits that entries keep."""
    return hashes << _NUMBER_BITS >> _NUMBER_BITS


def numbers_in(entries: Hashes) -> Numbers:
    """The carriers' numbers of entries."""
    return (entries & _NUMBER).astype(np.int64)


def changes(values: Hashes) -> NDArray[np.bool_]:
    """Where sorted values differ from the one before; the first always does."""
    return np.concatenate((np.ones(min(1, len(values)), dtype=np.bool_), values[1:] != values[:-1]))


def _run(entries: Hashes) -> Run:
    bits = max(1, (len(entries) // BUCKET).bit_length())
    filled = np.bincount((entries >> np.uint64(64 - bits)).astype(np.int64), minlength=1 << bits)
    doors = np.zeros((1 << bits) + 1, dtype=np.uint32)
    np.cumsum(filled, out=doors[1:])
    return Run(entries, doors, bits)


def _find(run: Run, wanted: Hashes) -> tuple[Numbers, Numbers, Numbers]:
    """Which of the wanted hashes stand in a run: their places, the first entry of each and how many there are.

    A binary search of all at once, between the doors of each; finished ones drop out.
    """
    door = (wanted >> np.uint64(64 - run.bits)).astype(np.int64)
    low, high = run.doors[door].astype(np.int64), run.doors[door + 1].astype(np.int64)
    first = _search(run.entries, wanted, low, high)
    inside = np.flatnonzero(first < high)
    start = first[inside]
    met = (run.entries[start] ^ wanted[inside]) <= _NUMBER
    hit, start = inside[met], start[met]
    stop = np.minimum(high[hit], start + MOST_CARRIERS)
    return hit, start, _search(run.entries, wanted[hit] | _NUMBER, start, stop) - start


def _search(entries: Hashes, wanted: Hashes, low: Numbers, high: Numbers) -> Numbers:
    """The first place from ``low`` on, and before ``high``, whose entry is not less than the wanted one."""
    low, high = low.copy(), high.copy()
    open_ = np.flatnonzero(low < high)
    while len(open_):
        start, stop = low[open_], high[open_]
        middle = (start + stop) >> 1
        less = entries[middle] < wanted[open_]
        start, stop = np.where(less, middle + 1, start), np.where(less, stop, middle)
        low[open_], high[open_] = start, stop
        open_ = open_[start < stop]
    return low


def _earlier(entries: Hashes, seen: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """For each entry of a batch those before it with the same hash, so far as MOST_CARRIERS are not yet reached."""
    firsts = np.flatnonzero(changes(entries >> _NUMBER_BITS))
    sizes = np.diff(np.append(firsts, len(entries)))
    first = np.repeat(firsts, sizes)
    count = np.minimum(np.arange(len(entries)) - first, MOST_CARRIERS - seen)
    hit = np.flatnonzero(count)
    return hit, first[hit], count[hit]


def _stretches(values: Hashes, first: Numbers, count: Numbers) -> Hashes:
    """The values of several stretches, one after the other."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    found: Hashes = values[np.arange(total) + np.repeat(first - (ends - count), count)]
    return found
