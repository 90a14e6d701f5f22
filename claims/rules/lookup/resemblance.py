"""How much a text and a known claim resemble each other: named features, each with its unit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claims.rules.lookup.rarity import TermRarity
from claims.rules.lookup.words import Words, words_of

K1, B = 1.2, 0.75
"""How soon a repeated word stops counting, and how much a long claim is held against it: the usual values of BM25
(Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009, 3.5.1)."""
RUN = 6
"""Telling words in a row that count as the same phrase whole."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The text that is looked up, and how rare each term is among all known claims."""

    words: Words
    rarity: TermRarity
    language: str

    @classmethod
    def of(cls, text: str, rarity: TermRarity, language: str) -> "Asked":
        """The text, read once for all candidates."""
        return cls(words_of(text, language), rarity, language)


def resemblance(asked: Asked, claim: str, terms: Counter[str], title: str = "") -> dict[str, float]:
    """Every feature by name; all run from 0 to 1 except ``bm25``, which has no bound above."""
    text, known = asked.words, words_of(claim, asked.language)
    features = {
        "bm25": bm25(asked, terms),
        "claim covered": share(asked.rarity, known.terms, text.terms),
        "text covered": share(asked.rarity, text.terms, known.terms),
        "names of the claim": share(asked.rarity, known.names, text.terms),
        "pairs of words": len(text.pairs & known.pairs) / max(1, len(known.pairs)),
        "words in a row": min(longest_run(text.order, known.order), RUN) / RUN,
        "figures in common": float(bool(text.figures & known.figures)),
        "figures clash": float(bool(text.figures and known.figures and not text.figures & known.figures)),
    }
    if title:
        headed = words_of(title, asked.language)
        features["title covered"] = share(asked.rarity, headed.terms, text.terms)
    return features


def bm25(asked: Asked, terms: Counter[str]) -> float:
    """BM25 of the claim's terms for the text's, each distinct term of the text asked for once.

    The sum, over the terms in common, of rarity x tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)).
    """
    damping = K1 * (1 - B + B * terms.total() / max(asked.rarity.length, 1.0))
    shared = sorted(asked.words.terms.keys() & terms.keys())
    return sum(asked.rarity(term) * terms[term] * (K1 + 1) / (terms[term] + damping) for term in shared)


def share(rarity: TermRarity, wanted: Iterable[str], held: Iterable[str]) -> float:
    """How much of what some terms tell is told by others too."""
    # Added up in order: sums of floats in the order of a set would differ from run to run.
    terms, among = sorted(set(wanted)), set(held)
    whole = sum(map(rarity, terms))
    return sum(rarity(term) for term in terms if term in among) / whole if whole else 0.0


def longest_run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many telling words in a row both have, whatever stands between them."""
    places: dict[str, list[int]] = {}
    for at, term in enumerate(other):
        places.setdefault(term, []).append(at)
    best = 0
    ending: dict[int, int] = {}
    for term in one:
        ending = {at: ending.get(at - 1, 0) + 1 for at in places.get(term, ())}
        best = max(best, max(ending.values(), default=0))
    return best
