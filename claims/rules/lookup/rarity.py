"""How rare a word is among all known claims, and so how much it tells that a text and a claim share it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class TermRarity:
    """``carriers`` says how many of the known ``claims`` hold a term; ``length`` is how many terms a claim has."""

    claims: int
    length: float
    carriers: Mapping[str, int]

    @classmethod
    def among(cls, known: Iterable[Counter[str]]) -> "TermRarity":
        """The rarity of terms among some claims, each given by its terms."""
        carriers: Counter[str] = Counter()
        count = total = 0
        for terms in known:
            carriers.update(terms.keys())
            count, total = count + 1, total + terms.total()
        return cls(count, total / count if count else 1.0, carriers)

    def __call__(self, term: str) -> float:
        """Inverse document frequency, never below 0: log(1 + (N - n + .5) / (n + .5)), as Lucene has it for BM25."""
        held = min(self.carriers.get(term, 0), self.claims)
        return log(1 + (self.claims - held + 0.5) / (held + 0.5))
