"""How alike two texts are, in words and in letters, rare ones weighing more; and which words say so."""

from collections import Counter
from math import sqrt

from claims.rules.language.folding import fold
from claims.rules.lookup.rarity import Rarities, TermRarity
from claims.rules.lookup.words import Words
from sources.rules.reason import Reason
from sources.rules.stated import stated

SAID = 6
"""Words named in a reason at most."""
BEGINNING = 3
"""Letters in which the forms of one word are alike."""


def likeness(one: Words, other: Words, rarity: Rarities) -> float:
    """How alike two texts are as accounts of one thing, 0 to 1: the mean of their likeness in words and in letters.

    Words tell what it is about; runs of letters find the same words in other forms.
    """
    words = alike(one.meanings, other.meanings, rarity.terms)
    return (words + alike(one.letters, other.letters, rarity.letters)) / 2


def alike(one: Counter[str], other: Counter[str], rarity: TermRarity, square: float | None = None) -> float:
    """The cosine of the angle between two texts, each term weighing by its rarity (tf-idf, with the root of tf).

    ``square`` is that of the first one's length, for whoever holds it against many.
    """
    shared = sum(
        sqrt(one[term] * other[term]) * rarity(term) ** 2 for term in sorted(one.keys() & other.keys())
    )
    whole = (square_of(one, rarity) if square is None else square) * square_of(other, rarity)
    return shared / sqrt(whole) if whole else 0.0


def square_of(terms: Counter[str], rarity: TermRarity) -> float:
    """The square of a text's length; terms stand in the order of the text, so that the sum is always the same."""
    told = rarity.told
    return sum([count * told[term] ** 2 for term, count in terms.items()])


def in_common(one: Words, other: Words, rarity: TermRarity) -> str:
    """The rarest words that stand in both, those a person would look for, as the one text has them.

    What only says the same in other words ("shot dead", "killed") is named with the words of both.
    """
    shared = sorted(one.terms.keys() & other.terms.keys(), key=lambda term: (-rarity(term), term))[:SAID]
    same = [term for term in shared if _told_alike(one, other, term)]
    named = [stated(f"Both say {', '.join(f'“{one.shown[term]}”' for term in same)}")] if same else []
    named += [
        stated(f"“{one.shown[term]}” tells the same as “{other.shown[term]}”")
        for term in shared
        if term in other.shown and term not in same
    ]
    return "; ".join(named) or stated("No telling word in common")


def _told_alike(one: Words, other: Words, term: str) -> bool:
    """Whether both have a form of one word for it: forms of one word begin alike."""
    words = fold(one.shown[term]), fold(other.shown.get(term, ""))
    return words[0][:BEGINNING] == words[1][:BEGINNING]


def reason(one: Words, other: Words, rarity: Rarities) -> Reason:
    """Why two texts are held to be alike."""
    return Reason("likeness", round(likeness(one, other, rarity), 4), in_common(one, other, rarity.terms))
