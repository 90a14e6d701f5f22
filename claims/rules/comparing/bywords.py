"""Whether two claims that were read as of two questions still cannot both be true, told by their own sentences.

News tells one thing under many names: "the dead" here and "miners" there, "hospitalised" and "not a scratch". Where
reading sorts two claims apart, their words are held against each other whole, as a sentence nobody has read is.
"""

from claims.rules.bearings.clash import hold
from claims.rules.bearings.differing import of_others
from claims.rules.bearings.sentence import Sentence, sentence
from claims.rules.comparing.comparison import Comparand, Comparison, contradicts
from claims.rules.reader.whereabouts import apart
from claims.rules.values.amounts import FigureKind
from claims.vocabulary import ContradictionKind, Outcome


def against(one: Comparand, other: Comparand) -> Comparison | None:
    """How the words of two claims say that they cannot both be true; None where they do not.

    A claim that is denied, dropped or still counting is left to what was read of it.
    """
    if one.quote == other.quote or not (_settled(one) and _settled(other)) or other.key in one.together:
        return None
    if _light(one) != _light(other) or apart(one.places, other.places):
        return None
    left, right = _said(one), _said(other)
    if left is None or right is None:
        return None
    held = hold(left, right)
    if held is None or held.outcome is not Outcome.CONTRADICTS:
        return None
    if held.kind is ContradictionKind.VALUE and (
        of_others(left, right) or _spanning(left) != _spanning(right)
    ):
        return None
    return contradicts(held.kind, held.reason)


def _settled(claim: Comparand) -> bool:
    return bool(claim.quote) and not (claim.corrected_by or claim.dropped or claim.running)


def _light(claim: Comparand) -> str:
    """Whether what it counts is only foreseen, or sought: "foreseen:crossed"."""
    return claim.act.rpartition(":")[0]


def _spanning(said: Sentence) -> bool:
    """Whether it speaks of a span of time: "in the ten years to 2023"."""
    return any(figure.kind is FigureKind.DURATION for figure in said.figures)


def _said(claim: Comparand) -> Sentence | None:
    return sentence(claim.quote, claim.language, when=claim.day or claim.when)
