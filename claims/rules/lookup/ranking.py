"""Which of the known claims a text repeats: each candidate with its score, what speaks for it, and a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.rules.learned.weights import Weights
from claims.rules.lookup.alike import in_common
from claims.rules.lookup.rarity import Rarities, TermRarity
from claims.rules.lookup.resemblance import Known, resemblances
from claims.rules.lookup.weights import BY_HAND, REPEATS
from claims.rules.lookup.words import Words, words_of
from sources.rules.reason import Reason

__all__ = ["Found", "Known", "ranked", "reweighed"]

PLACES = 9
"""Places of a score that count: two claims that differ in their quotation marks alone are equals."""


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
    letters: TermRarity | None = None,
) -> list[Found]:
    """The candidates, likeliest first; of equals the older.

    ``rarity`` is that of the terms among all known claims, not among the candidates alone. So is ``letters``, of their
    runs of letters; where it is not known, it is reckoned among the candidates.
    """
    asked = words_of(text, language)
    among = letters or TermRarity.among([each.words(language).letters for each in known])
    features = resemblances(asked, known, Rarities(rarity, among), language)
    found = [
        Found(each.id, 0.0, told, _reason(asked, each, rarity, language))
        for each, told in zip(known, features, strict=True)
    ]
    return reweighed(found, weights)


def reweighed(found: Sequence[Found], weights: Weights) -> list[Found]:
    """The same candidates under some weights: their features stay."""
    scored = []
    for one in found:
        score = round(weights.odds(one.features)[REPEATS], PLACES)
        scored.append(replace(one, score=score, reason=replace(one.reason, weight=round(score, 4))))
    return sorted(scored, key=lambda one: (-one.score, isinstance(one.id, str), one.id))


def _reason(asked: Words, known: Known, rarity: TermRarity, language: str) -> Reason:
    """Names the rarest words in common. Of figures it is silent: what they come to is told where they are compared."""
    claim = replace(known.words(language), terms=known.terms)
    return Reason("look-up", 0.0, in_common(asked, claim, rarity), known.text)
