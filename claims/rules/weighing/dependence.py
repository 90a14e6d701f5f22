"""Whether two sources take from one another, told by the mistakes they share.

Two good sources agree because they are right; two that agree on what is *wrong* have hardly come to it separately. The
formulas are those of Dong, Berti-Equille and Srivastava, "Integrating Conflicting Data: The Role of Source Dependence"
(VLDB 2009, section 3), with the constants they use, the direction of copying left open.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claims.rules.weighing.backing import Side, Standing

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

BEFOREHAND = 0.2
"""How probable it is that two sources are dependent before their answers are looked at."""

COPIED = 0.8
"""The share of its answers that a source which copies takes from the other."""

WRONG_WAYS = 10
"""In how many ways an answer can be wrong, all equally likely: why two sources seldom share a mistake by chance."""

ONE_WAY = 1
"""The same where the answer is yes or no: whoever is wrong there is wrong like everybody else who is."""

SURE = 0.99
"""No source is taken to be right more often than this, nor less often than one time in a hundred."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How probable it is that two sources depend on one another, and what tells it.

    ``alike`` counts the questions both answered in the same way, ``wrong`` how many of those answers are held to be
    wrong (a sum of probabilities), ``apart`` the questions they answered differently.
    """

    probability: float
    alike: int
    wrong: float
    apart: int


Ties = Mapping[frozenset[str], Tie]
"""The ties between sources (or families of them), by the two names."""

UNTIED: Ties = {}

LIKELY = 0.5
"""A tie less probable than this is left out of account: it would move a score by what nobody could check."""


def leaning(voices: Sequence[Standing], ties: Ties) -> list[Standing]:
    """The voices, each with the share of it that is its own word; ``voices`` are given strongest first.

    The first of two tied voices on one side counts whole. Of each later one, every tie takes the share that is
    probably copied: COPIED times the tie's probability (Dong et al., section 3.3).
    """
    if not ties:
        return list(voices)
    heard: dict[Side, list[Standing]] = {}
    found = []
    for voice in voices:
        before = heard.setdefault(voice.side, [])
        found.append(_leaning(voice, before, ties) if voice.counts else voice)
        if voice.counts:
            before.append(voice)
    return found


def _leaning(voice: Standing, before: Sequence[Standing], ties: Ties) -> Standing:
    held = [(ties.get(frozenset((voice.family, other.family))), other.label) for other in before]
    tied = [(tie, label) for tie, label in held if tie is not None and tie.probability >= LIKELY]
    if not tied:
        return voice
    share = math.prod(1 - COPIED * tie.probability for tie, _ in tied)
    tie, label = max(tied, key=lambda each: each[0].probability)
    return replace(voice, share=round(share, 6), leans_on=label, mistakes=round(tie.wrong), alike=tie.alike)


@dataclass(frozen=True, slots=True)
class Chances:
    """How probable what two sources answered is, as natural logarithms: if they are free, and if they are tied."""

    free: Numbers
    tied: Numbers


def chances(
    one: Numbers,
    other: Numbers,
    right: Numbers,
    same: Flags,
    *,
    doubting: bool,
    ways: Numbers | float = WRONG_WAYS,
) -> Chances:
    """The chances of each two answers to one question that can be answered wrong in so many ``ways``.

    ``one`` and ``other`` are how often the two sources are right, ``right`` how probable it is that the answer they
    share is, ``same`` whether they share it. While it is open what is true, the two possibilities can be weighed in two
    ways: ``doubting`` takes the mean of the logarithms, as the paper does, which calls many an agreement a shared
    mistake that may be none; the other takes the logarithm of the mean, which trusts more.
    """
    both_right = one * other
    both_wrong = (1 - one) * (1 - other) / ways
    apart = 1 - both_right - (1 - one) * (1 - other)
    copied_right = COPIED * (one + other) / 2 + (1 - COPIED) * both_right
    copied_wrong = COPIED * (1 - (one + other) / 2) + (1 - COPIED) * both_wrong
    mean = _mean_of_logarithms if doubting else _logarithm_of_mean
    return Chances(
        free=np.where(same, mean(right, both_right, both_wrong), np.log(apart)),
        tied=np.where(same, mean(right, copied_right, copied_wrong), np.log(apart * (1 - COPIED))),
    )


def _mean_of_logarithms(right: Numbers, if_right: Numbers, if_wrong: Numbers) -> Numbers:
    mean: Numbers = right * np.log(if_right) + (1 - right) * np.log(if_wrong)
    return mean


def _logarithm_of_mean(right: Numbers, if_right: Numbers, if_wrong: Numbers) -> Numbers:
    mean: Numbers = np.log(right * if_right + (1 - right) * if_wrong)
    return mean


def probability(free: Numbers, tied: Numbers) -> Numbers:
    """From the chances of all that a pair answered to the probability that the two depend on one another."""
    odds = np.clip(tied - free + math.log(BEFOREHAND / (1 - BEFOREHAND)), -50, 50)
    result: Numbers = 1 / (1 + np.exp(-odds))
    return result


def together(free: Numbers, tied: Numbers) -> float:
    """How probable it is that all pairs answered as they did, tied or not, as a natural logarithm."""
    return float(np.logaddexp(free + math.log(1 - BEFOREHAND), tied + math.log(BEFOREHAND)).sum())
