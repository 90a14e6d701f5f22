"""Fingerprints: the few hashes of a text by which its copies and excerpts are found among millions.

Five-word shingles are hashed and thinned by winnowing (Schleimer, Wilkerson and Aiken 2003): of every eight
shingles in a row at least one hash is kept, so that twelve words shared in a row leave a hash in both texts.
Whole batches go through numpy at once, because one Python value for each word would be the whole cost.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5
"""Words in a shingle; large enough that chance seldom repeats it, small enough to survive edits."""

WINDOW = 8
"""Shingles of which at least one is kept: about a fifth of all hashes."""

BATCH_BYTES = 1 << 17
"""Bytes hashed in one go: enough to drown numpy's overhead, small enough to stay in the processor's cache."""

Hashes = NDArray[np.uint64]

STEP = 0x9E3779B97F4A7C15
"""The odd number whose powers weigh the bytes of a word: 2^64 divided by the golden ratio."""

TURNS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
"""One odd number for each word of a shingle, so that the order of words matters."""

_BACK = pow(STEP, -1, 1 << 64)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def winnow(texts: Sequence[str]) -> list[Hashes]:
    """The winnowed hashes of each text, sorted, without repeats; none below five words."""
    found: list[Hashes] = []
    for batch in _batches(texts):
        hashes, owner = _shingle_hashes(batch)
        kept = _kept_by_windows(hashes, owner)
        found += _by_text(hashes[kept], owner[kept], len(batch))
    return found


def shingles(texts: Sequence[str]) -> list[Hashes]:
    """All shingle hashes of each text, sorted, without repeats: what two texts share can be counted."""
    found: list[Hashes] = []
    for batch in _batches(texts):
        hashes, owner = _shingle_hashes(batch)
        found += _by_text(hashes, owner, len(batch))
    return found


def pack(hashes: Hashes) -> bytes:
    """The hashes as stored: eight bytes each, little-endian."""
    return hashes.astype("<u8").tobytes()


def unpack(packed: bytes) -> Hashes:
    """The hashes read back from what ``pack`` wrote."""
    if len(packed) % 8:
        raise ValueError("fingerprint is cut short: its length is not a multiple of eight bytes")
    return np.frombuffer(packed, dtype="<u8").astype(np.uint64)


def plain(text: str) -> bytes:
    """The text as it is hashed: compatibility forms and case folded, invisible signs gone, in UTF-8."""
    folded = text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return folded.casefold().encode("utf-8", "replace")


def _batches(texts: Sequence[str]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for text in texts:
        batch.append(plain(text))
        size += len(batch[-1])
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _shingle_hashes(batch: list[bytes]) -> tuple[Hashes, NDArray[np.intp]]:
    """The hash of every shingle of the batch, in order, and the number of the text it stands in."""
    page = np.frombuffer(b"\n".join(batch) + b"\n", dtype=np.uint8)
    starts, ends = _words(page)
    words = _word_hashes(page, starts, ends)
    borders = np.cumsum([len(text) + 1 for text in batch])
    owner = np.searchsorted(borders, starts, side="right")
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.intp)
    mixed = np.zeros(count, dtype=np.uint64)
    for place, turn in enumerate(TURNS):
        mixed += words[place : place + count] * np.uint64(turn)
    whole = owner[:count] == owner[SHINGLE - 1 :]
    hashes = _mix(mixed[whole])
    # Zero stands for "no window" when windows are compared.
    hashes[hashes == 0] = 1
    return hashes, owner[:count][whole]


def _words(page: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where words start and end: runs of ASCII letters and digits and of bytes that are not ASCII.

    Signs of the blocks Latin-1 punctuation (C2 ..), general punctuation (E2 80 .., E2 81 ..) and CJK
    punctuation (E3 80 ..) part words too, so that curly and straight quotation marks make the same words.
    """
    inside = _WORD_BYTE[page]
    lead, second = page[:-1], page[1:]
    two = np.flatnonzero(lead == 0xC2)
    three = np.flatnonzero(((lead == 0xE2) & ((second & 0xFE) == 0x80)) | ((lead == 0xE3) & (second == 0x80)))
    for places, length in ((two, 2), (three, 3)):
        for step in range(length):
            inside[places + step] = False
    edges = np.diff(inside.astype(np.int8), prepend=0)
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def _word_hashes(page: NDArray[np.uint8], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Hashes:
    """A hash of each word that does not depend on where it stands: prefix sums times the inverse power."""
    size = len(page) + 1
    sums = np.zeros(size, dtype=np.uint64)
    np.cumsum((page.astype(np.uint64) + np.uint64(1)) * _powers(STEP, size)[:-1], out=sums[1:])
    return _mix((sums[ends] - sums[starts]) * _powers(_BACK, size)[starts])


_kept_powers: dict[int, Hashes] = {}


def _powers(factor: int, size: int) -> Hashes:
    """The powers 0 … size - 1 of a number modulo 2^64; a run of about a batch's size is kept for the next."""
    known = _kept_powers.get(factor)
    if known is not None and len(known) >= size:
        return known[:size]
    run = np.full(max(size, BATCH_BYTES), factor, dtype=np.uint64)
    run[0] = 1
    np.cumprod(run, out=run)
    if size <= 4 * BATCH_BYTES:
        _kept_powers[factor] = run
    return run[:size]


def _mix(hashes: Hashes) -> Hashes:
    """Spread every bit over all others (the finish of SplitMix64, Steele and others 2014)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(TURNS[0])
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(TURNS[1])
    return hashes ^ (hashes >> np.uint64(31))


def _kept_by_windows(hashes: Hashes, owner: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which hashes are the least of some window over them; texts of less than a window keep all."""
    shingle_count = np.bincount(owner, minlength=1)[owner] if len(owner) else np.empty(0, dtype=np.intp)
    kept: NDArray[np.bool_] = shingle_count < WINDOW
    if len(hashes) < WINDOW:
        return kept
    least = hashes
    for reach in (1, 2, 4):
        least = np.minimum(least[:-reach], least[reach:])
    least = np.where(owner[: len(least)] == owner[WINDOW - 1 :], least, np.uint64(0))
    # Over a hash no window's least is greater than it, so it is kept where the greatest of them equals it.
    edge = np.zeros(WINDOW - 1, dtype=np.uint64)
    greatest = np.concatenate((edge, least, edge))
    for reach in (1, 2, 4):
        greatest = np.maximum(greatest[:-reach], greatest[reach:])
    kept |= greatest == hashes
    return kept


def _by_text(hashes: Hashes, owner: NDArray[np.intp], count: int) -> list[Hashes]:
    borders = np.searchsorted(owner, np.arange(count + 1))
    found = []
    for start, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        part = np.sort(hashes[start:end])
        found.append(part[np.concatenate(([True], part[1:] != part[:-1]))] if len(part) else part)
    return found


_WORD_BYTE = np.zeros(256, dtype=np.bool_)
_WORD_BYTE[[*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x80, 0x100)]] = True
