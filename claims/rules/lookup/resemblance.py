"""How much a text and the known claims resemble each other: named features, told claim by claim."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.lookup.alike import alike, square_of
from claims.rules.lookup.rarity import Rarities
from claims.rules.lookup.words import Words, words_of

RUN = 6
"""Telling words in a row that count as the same phrase whole."""
PAIRS = 5
"""Pairs of neighbouring words in common beyond which one more tells nothing new."""
BEST = " beside the best"
"""Ends the name of a feature that says how near a candidate comes to the best of all candidates in it, 0 to 1."""
BESIDE = ("words", "title", "letters")


@dataclass(frozen=True, slots=True)
class Known:
    """A known claim: a sentence it is told in, the terms that has (with those of a title, where there is one).

    ``language`` is empty where it is that of the text it is held against. ``own`` is the claim in its own sentence
    where ``text`` is another wording of it: figures are the claim's, whatever else is counted in the same breath. Ids
    are compared only to tell which of two equal claims is the older: the lower.
    """

    id: int | str
    text: str
    terms: Counter[str]
    title: str = ""
    language: str = ""
    own: "Known | None" = None

    @property
    def full(self) -> str:
        """Title and sentence."""
        return f"{self.title}\n{self.text}" if self.title else self.text

    def words(self, language: str) -> Words:
        """Title and sentence read, in its own language or else in this."""
        return words_of(self.full, self.language or language)


def resemblances(
    text: Words, known: Sequence[Known], rarity: Rarities, language: str
) -> list[dict[str, float]]:
    """The features of every candidate, by name, in the order of the candidates.

    ``words``, ``title`` and ``letters`` are BM25 and have no bound above, the rarest words in common and ``names`` are
    in natural logarithms of odds; all others run from 0 to 1.
    """
    square = square_of(text.letters, rarity.letters)
    found = [_features(text, square, each, rarity, language) for each in known]
    for name in BESIDE:
        best = max((features[name] for features in found), default=0.0)
        for features in found:
            features[name + BEST] = features[name] / best if best else 0.0
    return found


def _features(text: Words, square: float, known: Known, rarity: Rarities, language: str) -> dict[str, float]:
    spoken = known.language or language
    claim = known.words(language)
    told = rarity.terms
    rarest = sorted((told(term) for term in text.terms.keys() & known.terms.keys()), reverse=True)[:3]
    first, second, third = (*rarest, 0.0, 0.0, 0.0)[:3]
    return {
        "words": told.bm25(text.terms, known.terms),
        "title": told.bm25(text.terms, words_of(known.title, spoken).terms) if known.title else 0.0,
        "letters": rarity.letters.bm25(text.letters, claim.letters),
        "letters alike": alike(text.letters, claim.letters, rarity.letters, square),
        "rarest word": first,
        "second rarest word": second,
        "third rarest word": third,
        "claim covered": told.share(words_of(known.text, spoken).terms, text.terms),
        "text covered": told.share(text.terms, known.terms),
        "names": sum(sorted(told(name) for name in claim.names & text.names)),
        "pairs of words": min(len(claim.pairs & text.pairs), PAIRS) / PAIRS,
        "words in a row": min(longest_run(text.order, claim.order), RUN) / RUN,
        **_particulars(text, known.own.words(language) if known.own else claim),
    }


def _particulars(text: Words, claim: Words) -> dict[str, float]:
    """What is not words: figures and years that agree or clash, and whether both have to do with a picture."""
    figures, years = text.figures & claim.figures, text.years & claim.years
    return {
        "figures in common": float(bool(figures)),
        "figures clash": float(bool(text.figures and claim.figures and not figures)),
        "same year": float(bool(years)),
        "another year": float(bool(text.years and claim.years and not years)),
        "picture": float(text.picture and claim.picture),
    }


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
