"""Folds the appearances of many claims at once into voices: families that count once, by what they say today.

The same as ``standings`` does for one claim, over columns. All that a row says is one number of marks, and all that a
family says the union of them, so that one pass over sorted numbers folds every family of every claim.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.vocabulary import Stance
from sources.vocabulary import Reliability

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

STANCES = {stance: 1 << place for place, stance in enumerate(Stance)}
PARTY, IN_COMMENT, SUPERSEDED, STALE = 8, 16, 32, 64
"""Marks of an appearance, beside the one of its stance: they are added up."""

FOR = 0
"""The place of those who speak for a claim, before those who dispute it."""
COMMENT = len(Reliability)
"""The kind of voice a reader's comment is, after one kind for each letter, A being 0."""
MOST = 1 << 62
"""Numbers are kept below this, with room for a sign: what is told apart by more is refused."""

# What a family says, of all its appearances together.
_DENIES_NOW, _SAYS_NOW, _DENIES, _SAYS, _PARTY = (1 << place for place in range(5))
_LETTERS = 5
_BITS = _LETTERS + len(Reliability)


@dataclass(frozen=True, slots=True)
class Heard:
    """Every appearance of so many claims that nobody has rejected, as columns of one length.

    ``claim`` is a claim's place, from 0 on; ``family`` and ``piece`` are any numbers from 0 on, alike where family and
    article are; ``letter`` is the place of the origin's letter, A being 0; ``marks`` are added up from those above.
    """

    claims: int
    claim: Ints
    family: Ints
    letter: Ints
    marks: Ints
    piece: Ints


def _said(marks: int) -> int:
    """What one appearance adds to what its family says."""
    denies = bool(marks & STANCES[Stance.DISPUTES])
    now = not marks & (SUPERSEDED | STALE)
    said = _DENIES if denies else _SAYS
    said |= (_DENIES_NOW if denies else _SAYS_NOW) if now else 0
    return said | (_PARTY if marks & PARTY else 0)


SAID = np.array([_said(marks) for marks in range(2 * STALE)])
STRONGEST = np.array(
    [next((at for at in range(6) if letters >> at & 1), COMMENT - 1) for letters in range(64)]
)
"""The best of some letters, each a bit; F where there is none."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The families behind each claim, in the order of claims.

    ``name`` tells families apart, and their comments from their own words; there are fewer than ``names`` of them.
    ``kind`` is the place of the letter, or ``COMMENT``. ``both``: says a thing and disputes it.
    """

    claims: int
    names: int
    claim: Ints
    name: Ints
    kind: Ints
    counts: Flags
    against: Flags
    party: Flags
    both: Flags

    def kinds_by_side(self) -> Ints:
        """How many voices of each kind count on either side of each claim: claims by sides by kinds."""
        sizes = (self.claims, 2, COMMENT + 1)
        place = (self.claim * 2 + self.against) * sizes[2] + self.kind
        return np.bincount(place[self.counts], minlength=sizes[0] * sizes[1] * sizes[2]).reshape(sizes)

    def parties_against(self) -> Ints:
        """How many with a stake in the answer deny each claim, today or last."""
        denying = self.party & self.against & ~self.both
        return np.bincount(self.claim[denying], minlength=self.claims)

    def keys(self, chosen: Flags) -> Ints:
        """Numbers that tell the chosen voices apart among those of all claims."""
        found: Ints = self.claim[chosen] * self.names + self.name[chosen]
        return found

    def sides_of(self, family: int) -> Ints:
        """The sides on which a family counts, comments apart: twice the place of the claim, one more if against."""
        chosen = self.counts & (self.name == 2 * family)
        found: Ints = self.claim[chosen] * 2 + self.against[chosen]
        return found

    def behind(self, claims: Ints) -> tuple[Ints, Ints]:
        """The voices (by place) that count for each of some claims, and for the how manieth of those claims."""
        speaking = np.flatnonzero(self.counts & ~self.against)
        starts, ends = (np.searchsorted(self.claim[speaking], claims, side) for side in ("left", "right"))
        lengths = ends - starts
        steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return speaking[np.repeat(starts, lengths) + steps], np.repeat(np.arange(len(claims)), lengths)


def fold(heard: Heard) -> Voices:
    """One voice for each family of each claim; in comments a family is another, and nobody's letter is its own."""
    comment = (heard.marks & IN_COMMENT) // IN_COMMENT
    names = 2 * (int(heard.family.max(initial=0)) + 1)
    said = SAID[heard.marks] | 1 << heard.letter + _LETTERS
    key, said = _union(heard.claim * names + heard.family * 2 + comment, said, _BITS, heard.claims * names)
    claim, name = np.divmod(key, names)
    speaks = said & (_DENIES_NOW | _SAYS_NOW) != 0
    against = np.where(speaks, said & _DENIES_NOW, said & _DENIES) != 0
    both, party = against & (said & _SAYS != 0), said & _PARTY != 0
    kind = np.where(name & 1, COMMENT, STRONGEST[said >> _LETTERS])
    return Voices(heard.claims, names, claim, name, kind, speaks & ~party & ~both, against, party, both)


def carried(heard: Heard) -> dict[str, Ints]:
    """How many articles still carry each claim, in all and by stance."""
    standing = heard.marks & SUPERSEDED == 0
    pieces = int(heard.piece.max(initial=0)) + 1
    key = heard.claim[standing] * pieces + heard.piece[standing]
    key, stances = _union(key, heard.marks[standing] & 7, 3, heard.claims * pieces)
    claim = key // pieces

    def count(chosen: Any) -> Ints:
        return np.bincount(claim[chosen], minlength=heard.claims)

    said = {stance.value: count(stances & bit != 0) for stance, bit in STANCES.items()}
    return {"articles": count(slice(None)), **said}


def _union(key: Ints, bits: Ints, size: int, keys: int) -> tuple[Ints, Ints]:
    """Every key once, in order, with all the bits it comes with; key and bits are sorted as one number."""
    if keys << size > MOST:
        raise OverflowError("too many claims, families or articles are added up at once: give fewer claims")
    packed = np.sort(key << size | bits)
    key = packed >> size
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])[: len(key)])
    return key[starts], np.bitwise_or.reduceat(packed & (1 << size) - 1, starts)
