"""Which of the known claims a text repeats: each candidate with its score, what speaks for it, and a reason."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.rules.lookup.rarity import TermRarity
from claims.rules.lookup.resemblance import Asked, resemblance
from claims.rules.lookup.weights import BY_HAND, REPEATS
from claims.rules.weights import Features, Weights
from sources.rules.reason import Reason

SAID = 6
"""Words named in a reason at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """A known claim: its sentence, the terms of that sentence, and a title where it has one."""

    id: int | str
    text: str
    terms: Counter[str]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim the text may repeat: ``score`` from 0 to 1, the features behind it by name, and one readable reason."""

    id: int | str
    score: float
    features: Mapping[str, float]
    reason: Reason = field(compare=False)


def ranked(
    text: str,
    known: Sequence[Known],
    rarity: TermRarity,
    *,
    language: str = "en",
    weights: Weights = BY_HAND,
) -> list[Found]:
    """The candidates, likeliest first; equals in the order of their ids' letters.

    ``rarity`` is that of the terms among all known claims, not among the candidates alone.
    """
    asked = Asked.of(text, rarity, language)
    found = [_found(asked, each, weights) for each in known]
    return sorted(found, key=lambda each: (-each.score, str(each.id)))


def _found(asked: Asked, known: Known, weights: Weights) -> Found:
    features = resemblance(asked, known.text, known.terms, known.title)
    score = weights.odds(features)[REPEATS]
    return Found(known.id, score, features, _reason(asked, known, features, score))


def _reason(asked: Asked, known: Known, features: Features, score: float) -> Reason:
    """Names the rarest words in common: the words a person would look for."""
    shared = sorted(asked.words.terms.keys() & known.terms, key=lambda term: (-asked.rarity(term), term))
    named = ", ".join(f"“{asked.words.shown[term]}”" for term in shared[:SAID])
    detail = f"Both say {named}" if named else "No telling word in common"
    return Reason("look-up", round(score, 4), detail, known.text)
