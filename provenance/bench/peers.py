"""Well-known libraries for near-duplicates, run as their documentation runs them beside our own search for copies."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sources.rules import fingerprints
from sources.rules.screening import Pair, Piece

try:
    import datasketch
except ImportError:
    datasketch = None
try:
    import rensa
except ImportError:
    rensa = None

PERMUTATIONS = 128
THRESHOLD = 0.5
BANDS = 32
"""Of the divisors that rensa accepts, the one whose curve is steepest nearest the threshold: (1/32)^(1/4) is .42."""

SEED = 42


def _wordy(text: str) -> list[str]:
    """The five-word shingles of a text as strings, which is what these libraries are shown with."""
    words = text.lower().split()
    return [
        " ".join(words[at : at + fingerprints.SHINGLE]) for at in range(len(words) - fingerprints.SHINGLE + 1)
    ]


class Datasketch:
    """MinHash of 128 permutations and MinHashLSH at .5, shingles as bytes in one ``update_batch``."""

    name = "datasketch"

    def __init__(self) -> None:
        self._found = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        self._seen = 0

    def take(self, pieces: Sequence[Piece]) -> list[Pair]:
        """Ask for each piece, then keep it."""
        pairs: list[Pair] = []
        for piece in pieces:
            sketch = self._sketch(piece.text)
            pairs += (Pair(self._seen, number) for number in self._found.query(sketch))
            self._found.insert(self._seen, sketch)
            self._seen += 1
        return pairs

    def _sketch(self, text: str) -> Any:
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in _wordy(text)])
        return sketch


def _itself(value: int) -> int:
    return value


class DatasketchOnOurs(Datasketch):
    """The same, spared its hashing: it is given our shingle hashes, cut to the 32 bits it takes."""

    name = "datasketch on our hashes"

    def _sketch(self, text: str) -> Any:
        hashes = fingerprints.in_order([text])[0].hashes
        sketch = datasketch.MinHash(num_perm=PERMUTATIONS, hashfunc=_itself)
        sketch.update_batch((hashes & np.uint64(0xFFFF_FFFF)).tolist())
        return sketch


class Rensa:
    """RMinHash of 128 permutations and RMinHashLSH at .5, one document at a time."""

    name = "rensa"

    def __init__(self) -> None:
        self._found = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
        self._seen = 0

    def take(self, pieces: Sequence[Piece]) -> list[Pair]:
        """Ask for each piece, then keep it."""
        pairs: list[Pair] = []
        for piece in pieces:
            sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=SEED)
            sketch.update(_wordy(piece.text))
            pairs += (Pair(self._seen, number) for number in self._found.query(sketch))
            self._found.insert(self._seen, sketch)
            self._seen += 1
        return pairs


class RensaBatch(Rensa):
    """The same through its batch calls: sketches made together, kept together, then asked for together."""

    name = "rensa batch"

    def take(self, pieces: Sequence[Piece]) -> list[Pair]:
        """Keep a batch, then ask for each of its pieces those before it."""
        sketches = rensa.RMinHash.from_token_sets(
            [_wordy(piece.text) for piece in pieces], PERMUTATIONS, SEED
        )
        self._found.insert_many(sketches, self._seen)
        found = self._found.query_all(sketches)
        pairs = [
            Pair(self._seen + place, number)
            for place, numbers in enumerate(found)
            for number in numbers
            if number < self._seen + place
        ]
        self._seen += len(pieces)
        return pairs


PEERS = {
    each: library is not None
    for library, kinds in ((datasketch, (Datasketch, DatasketchOnOurs)), (rensa, (Rensa, RensaBatch)))
    for each in kinds
}
"""The contenders, and whether their library is installed (``provenance/bench/requirements.txt``)."""
