"""Fingerprints: the few hashes of a text by which its copies and excerpts are found among millions.

Five-word shingles are hashed and thinned by winnowing (Schleimer, Wilkerson and Aiken 2003): of every sixteen
shingles in a row at least one hash is kept, so that twenty words shared in a row leave a hash in both texts.
Whole batches go through numpy at once, because one Python value for each word would be the whole cost; and words
are read eight bytes at a time, because one number for each letter would be most of the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sources.rules import letters

SHINGLE = 5
"""Words in a shingle; large enough that chance seldom repeats it, small enough to survive edits."""

WINDOW = 16
"""Shingles of which at least one is kept, a power of two: about a ninth of all hashes, half a kilobyte for an article.
Half as wide a window finds no more copies worth speaking of and costs twice as much (``manage.py bench copies``)."""

BATCH_BYTES = 1 << 16
"""Bytes hashed in one go: enough to drown numpy's overhead, small enough to stay in the processor's cache."""

Hashes = NDArray[np.uint64]
Owners = NDArray[np.int32]
Kind = TypeVar("Kind", bound=np.generic)

STEP = 0x9E3779B97F4A7C15
"""The odd number whose powers weigh the pieces of a word: 2^64 divided by the golden ratio."""

TURNS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
"""One odd number for each word of a shingle, so that the order of words matters."""

PIECE = 8
"""Bytes of a word that are read at once."""


@dataclass(frozen=True, slots=True)
class Shingled:
    """All shingle hashes of a text in the order of its words, and which of them its fingerprint keeps."""

    hashes: Hashes
    kept: NDArray[np.bool_]


def winnow(texts: Sequence[str]) -> list[Hashes]:
    """The winnowed hashes of each text, sorted, without repeats; none below five words."""
    found: list[Hashes] = []
    for batch in _batches(texts):
        hashes, owner = _shingle_hashes(batch)
        kept = _kept_by_windows(hashes, owner)
        found += [_distinct(part) for part in _by_text(hashes[kept], owner[kept], len(batch))]
    return found


def winnow_together(texts: Sequence[str]) -> tuple[Hashes, Owners]:
    """The winnowed hashes of all texts in one run, and of which text (by place) each is; repeats stay in."""
    hashes, owners, place = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.int32)], 0
    for batch in _batches(texts):
        every, owner = _shingle_hashes(batch)
        kept = _kept_by_windows(every, owner)
        hashes.append(every[kept])
        owners.append(owner[kept] + np.int32(place))
        place += len(batch)
    return np.concatenate(hashes), np.concatenate(owners)


def shingles(texts: Sequence[str]) -> list[Hashes]:
    """All shingle hashes of each text, sorted, without repeats: what two texts share can be counted."""
    return [_distinct(one.hashes) for one in in_order(texts)]


def in_order(texts: Sequence[str]) -> list[Shingled]:
    """All shingle hashes of each text, as they follow one another."""
    found: list[Shingled] = []
    for batch in _batches(texts):
        hashes, owner = _shingle_hashes(batch)
        kept = _kept_by_windows(hashes, owner)
        found += map(Shingled, _by_text(hashes, owner, len(batch)), _by_text(kept, owner, len(batch)))
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
    """The text as it is hashed: letter forms, accents and case folded, invisible signs gone, in UTF-8."""
    if text.isascii():
        return text.lower().encode()
    return letters.fold(letters.unmask(text)).encode("utf-8", "replace")


def _batches(texts: Sequence[str]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for text in texts:
        # The table of signs folds ASCII on its way.
        batch.append(text.encode() if text.isascii() else plain(text))
        size += len(batch[-1])
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _shingle_hashes(batch: list[bytes]) -> tuple[Hashes, Owners]:
    """The hash of every shingle of the batch, in order, and the number of the text it stands in."""
    page = _page(batch)
    starts, ends = _words(page)
    words = _word_hashes(page, starts, ends - starts)
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int32)
    firsts = np.searchsorted(starts, np.cumsum([0, *(len(text) + 1 for text in batch)]))
    owner = np.repeat(np.arange(len(batch), dtype=np.int32), np.diff(firsts))
    mixed = words[:count] * np.uint64(TURNS[0])
    for place, turn in enumerate(TURNS[1:], 1):
        mixed += words[place : place + count] * np.uint64(turn)
    whole = owner[:count] == owner[SHINGLE - 1 :]
    hashes = _mix(mixed[whole])
    # Zero stands for "no window" when windows are compared.
    hashes[hashes == 0] = 1
    return hashes, owner[:count][whole]


def _page(batch: list[bytes]) -> NDArray[np.uint8]:
    """The texts one after the other, each sign that parts words made zero, with room to read a piece at the end.

    Words are runs of ASCII letters and digits and of bytes that are not ASCII. Signs of the blocks Latin-1 punctuation
    (C2 ..), general punctuation (E2 80 .., E2 81 ..) and CJK punctuation (E3 80 ..) part words too, so that curly and
    straight quotation marks make the same words.
    """
    joined = b"\n".join(batch)
    page = np.frombuffer(bytearray(joined.translate(_SIGNS) + bytes(PIECE + 1)), dtype=np.uint8)
    if not joined.isascii():
        lead, second = page[:-1], page[1:]
        two = np.flatnonzero(lead == 0xC2)
        three = np.flatnonzero(
            ((lead == 0xE2) & ((second & 0xFE) == 0x80)) | ((lead == 0xE3) & (second == 0x80))
        )
        for places, length in ((two, 2), (three, 3)):
            for step in range(length):
                page[places + step] = 0
    return page


def _words(page: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where words start and end."""
    inside = page != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate((np.zeros(1, dtype=np.intp), edges))
    return edges[::2], edges[1::2]


def _word_hashes(page: NDArray[np.uint8], starts: NDArray[np.intp], lengths: NDArray[np.intp]) -> Hashes:
    """A hash of each word: its pieces of eight bytes, the last filled up with zeros, times powers of STEP."""
    pieces = np.ndarray((len(page) - PIECE + 1,), dtype="<u8", buffer=page, strides=(1,))
    words: Hashes = pieces[starts] & _FILLED[np.minimum(lengths, PIECE)]
    longer = np.flatnonzero(lengths > PIECE)
    at, weight = PIECE, STEP
    while len(longer):
        rest = _FILLED[np.minimum(lengths[longer] - at, PIECE)]
        words[longer] += (pieces[starts[longer] + at] & rest) * np.uint64(weight)
        at, weight = at + PIECE, weight * STEP & 0xFFFF_FFFF_FFFF_FFFF
        longer = longer[lengths[longer] > at]
    return _mix(words)


def _mix(hashes: Hashes) -> Hashes:
    """Spread every bit over all others, in place (the finish of SplitMix64, Steele and others 2014)."""
    hashes ^= hashes >> np.uint64(30)
    hashes *= np.uint64(TURNS[0])
    hashes ^= hashes >> np.uint64(27)
    hashes *= np.uint64(TURNS[1])
    hashes ^= hashes >> np.uint64(31)
    return hashes


def _kept_by_windows(hashes: Hashes, owner: Owners) -> NDArray[np.bool_]:
    """Which hashes are the least of some window over them; texts of less than a window keep all."""
    shingle_count = np.bincount(owner, minlength=1)
    short = shingle_count < WINDOW
    kept: NDArray[np.bool_] = short[owner] if short.any() else np.zeros(len(hashes), dtype=np.bool_)
    if len(hashes) < WINDOW:
        return kept
    reaches = [1 << power for power in range(WINDOW.bit_length() - 1)]
    least = hashes
    for reach in reaches:
        least = np.minimum(least[:-reach], least[reach:])
    # Over a hash no window's least is greater than it, so it is kept where the greatest of them equals it.
    greatest = np.zeros(len(hashes) + WINDOW - 1, dtype=np.uint64)
    inside = owner[: len(least)] == owner[WINDOW - 1 :]
    np.multiply(least, inside, out=greatest[WINDOW - 1 : len(hashes)])
    for reach in reaches:
        greatest = np.maximum(greatest[:-reach], greatest[reach:])
    kept |= greatest == hashes
    return kept


def _distinct(hashes: Hashes) -> Hashes:
    part = np.sort(hashes)
    return part[np.concatenate(([True], part[1:] != part[:-1]))] if len(part) else part


def _by_text(values: NDArray[Kind], owner: Owners, count: int) -> list[NDArray[Kind]]:
    borders = np.searchsorted(owner, np.arange(count + 1)).tolist()
    return [values[start:end] for start, end in pairwise(borders)]


_SIGNS = bytes(
    sign if sign >= 0x80 else ord(chr(sign).lower()) if chr(sign).isalnum() else 0 for sign in range(256)
)
_FILLED = np.array([(1 << 8 * length) - 1 for length in range(PIECE + 1)], dtype=np.uint64)
