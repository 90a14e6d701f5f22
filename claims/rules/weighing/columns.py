"""How well many claims are backed, added up at once: the arithmetic of ``weigh`` over columns in place of voices.

It leaves out the ledger and what would change a score, which only ``weigh`` can put into words, and what voices that
share mistakes owe one another: it says of which claims that is to be asked. Every sum is read by the scale of the
ledger itself, once for each sum that comes up, so that no figure can differ by a rounding.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.rules.weighing import credibility, scale
from claims.rules.weighing.folding import COMMENT, FOR, Heard, Voices, carried, fold
from claims.vocabulary import Credibility
from sources.vocabulary import Reliability

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]

LETTERS = list(Reliability)
WEIGHTS = np.array([scale.WEIGHTS.get(letter, 0) for letter in LETTERS])
UNRELIABLE, UNGRADED = LETTERS.index(Reliability.E), LETTERS.index(Reliability.F)
CROWD = np.zeros(COMMENT + 1, np.int64)
"""How much of an ungraded voice each kind of voice is, in hundredths."""
CROWD[UNGRADED], CROWD[COMMENT] = 100, round(scale.COMMENT_UNIT * 100)


@dataclass(frozen=True, slots=True)
class Rivalries:
    """Which claim stands against which, both by place; every pair is given both ways round.

    ``rank`` tells which of two rivals that are equally strong comes first: the one with the lower.
    """

    claim: Ints
    rival: Ints
    rank: Ints


@dataclass(frozen=True, slots=True)
class Opposed:
    """What its rivals take from each claim: tenths, ungraded voices in hundredths; and whether one is graded."""

    tenths: Ints
    crowd: Numbers
    graded: Flags


@dataclass(frozen=True, slots=True)
class Side:
    """What speaks on one side of each claim: tenths by letters, voices of each kind that count."""

    kinds: Ints

    @property
    def tenths(self) -> Ints:
        """What the graded voices are worth, the unreliable ones bounded together."""
        added: Ints = self.kinds[:, : len(WEIGHTS)] @ WEIGHTS + _unreliable(self.kinds[:, UNRELIABLE])
        return added

    @property
    def crowd(self) -> Ints:
        """How many ungraded voices there are, in hundredths."""
        hundredths: Ints = self.kinds @ CROWD
        return hundredths

    @property
    def origins(self) -> Ints:
        """How many origins; a reader's comment is none."""
        count: Ints = self.kinds[:, :COMMENT].sum(axis=1)
        return count

    @property
    def graded(self) -> Ints:
        """How many of them somebody has graded."""
        count: Ints = self.kinds[:, :UNGRADED].sum(axis=1)
        return count

    @property
    def trusted(self) -> Ints:
        """How many of them have a letter from A to D."""
        count: Ints = self.kinds[:, :UNRELIABLE].sum(axis=1)
        return count


def figures(heard: Heard, rivalries: Rivalries) -> tuple[dict[str, NDArray[Any]], Voices]:
    """Every figure of every claim, by the name of its column, and the voices they were added up from.

    Claims nobody speaks of have the figures of silence.
    """
    voices = fold(heard)
    kinds = voices.kinds_by_side()
    speaking, disputing = Side(kinds[:, FOR]), Side(kinds[:, 1 - FOR])
    opposed = _opposed(heard.claims, voices, rivalries, speaking.tenths)
    tenths = scale.START + speaking.tenths + _crowd(speaking.crowd)
    tenths = tenths - disputing.tenths - opposed.tenths - _crowd(disputing.crowd + opposed.crowd)
    witnesses = speaking.graded + disputing.graded
    score = _each(scale.score, tenths)
    low, high = _each(scale.interval, tenths, witnesses).T
    return {
        "score": score, "score_low": low, "score_high": high,
        "credibility": _digit(score, witnesses, speaking, disputing, opposed),
        "origins_for": speaking.origins, "origins_against": disputing.origins,
        "parties_against": voices.parties_against(),
        **carried(heard), "contradictions": np.bincount(rivalries.claim, minlength=heard.claims),
    }, voices  # fmt: skip


def _each(read: Callable[..., Any], *columns: NDArray[Any]) -> NDArray[Any]:
    """What a function of the scale makes of each row, asked once for rows that are alike."""
    if len(columns) == 1:
        rows, place = np.unique(columns[0], return_inverse=True)
        return np.array([read(value) for value in rows.tolist()])[place]
    keys, place = np.unique(columns[0] * _FEW + columns[1], return_inverse=True)
    return np.array([read(*divmod(key, _FEW)) for key in keys.tolist()])[place]


_FEW = 1 << 32  # more witnesses than any claim has


def _unreliable(voices: Ints) -> Ints:
    found: Ints = _each(scale.UNRELIABLE.total, voices).astype(np.int64)
    return found


def _crowd(hundredths: NDArray[Any]) -> Ints:
    found: Ints = _each(scale.UNGRADED.total, np.round(hundredths / 100, 9)).astype(np.int64)
    return found


def _opposed(claims: int, voices: Voices, rivalries: Rivalries, strength: Ints) -> Opposed:
    """An origin behind two rivals is charged to the stronger; one that disputes the claim outright is counted there."""
    behind, pair = voices.behind(rivalries.rival)
    claim, rank = rivalries.claim[pair], rivalries.rank[pair]
    key = claim * voices.names + voices.name[behind]
    fresh = ~np.isin(key, voices.keys(voices.counts & voices.against))
    order = np.lexsort((rank, -strength[rivalries.rival[pair]], key))
    order = order[fresh[order]]
    first = order[_starts(key[order])]
    kind, pair, claim = voices.kind[behind[first]], pair[first], claim[first]
    # One side for each pair: what its rival's own voices come to, those charged to another rival left out.
    sizes = (len(rivalries.claim), COMMENT + 1)
    sides = Side(np.bincount(pair * sizes[1] + kind, minlength=sizes[0] * sizes[1]).reshape(sizes))
    taken = np.rint(scale.RIVAL_SHARE * sides.tenths)
    crowd = (scale.RIVAL_SHARE * sides.crowd).astype(np.float64)
    return Opposed(
        _sum(rivalries.claim, taken, claims).astype(np.int64),
        _sum(rivalries.claim, crowd, claims),
        np.bincount(claim, kind < UNGRADED, minlength=claims) > 0,
    )


def _sum(claim: Ints, amounts: Numbers, claims: int) -> Numbers:
    added: Numbers = np.bincount(claim, amounts, minlength=claims).astype(np.float64)
    return added


def _starts(ordered: Ints) -> Flags:
    """Which of some sorted numbers are the first of their kind."""
    return np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]


def _digit(
    score: Numbers, witnesses: Ints, speaking: Side, disputing: Side, opposed: Opposed
) -> NDArray[Any]:
    """The cases of ``credibility.digit``, in its order."""
    trusted, unopposed = speaking.trusted, (disputing.origins == 0) & ~opposed.graded
    cases = {
        Credibility.CANNOT_BE_JUDGED: (witnesses == 0) & ~opposed.graded,
        Credibility.CONFIRMED: (trusted >= 2) & (score >= credibility.CONFIRMED_FROM) & unopposed,
        Credibility.PROBABLY_TRUE: (trusted > 0) & (score >= credibility.PROBABLE_FROM),
        Credibility.POSSIBLY_TRUE: (trusted > 0) & (score >= credibility.POSSIBLE_FROM),
        Credibility.DOUBTFUL: score >= credibility.DOUBTFUL_FROM,
    }
    digits = [int(digit) for digit in cases]
    return np.select(list(cases.values()), digits, int(Credibility.IMPROBABLE))


def tied(voices: Voices, rivalries: Rivalries, one: Ints, other: Ints) -> Flags:
    """The claims on one side of which two tied families count, and those they contradict.

    ``one`` and ``other`` are the families that each tie holds together, by the numbers they have in what was heard.
    """
    leaning = np.zeros(voices.claims, bool)
    for pair in zip(one.tolist(), other.tolist(), strict=True):
        sides = [voices.sides_of(family) for family in pair]
        leaning[np.intersect1d(sides[0], sides[1]) // 2] = True
    found = leaning.copy()
    found[rivalries.claim[leaning[rivalries.rival]]] = True
    return found
