"""The known claims shelved by their terms, so that those worth ranking for a text are found without reading all."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.lookup.rarity import TermRarity
from claims.rules.lookup.resemblance import Known


@dataclass(frozen=True, slots=True)
class Shelf:
    """Claims held in memory, for a few ten thousand of them at most."""

    known: Sequence[Known]
    rarity: TermRarity
    holders: dict[str, list[tuple[int, float]]]

    @classmethod
    def of(cls, known: Sequence[Known]) -> "Shelf":
        """Shelve some claims: what each term of a claim counts is reckoned once."""
        rarity = TermRarity.among([each.terms for each in known])
        holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, each in enumerate(known):
            for term in each.terms:
                holders[term].append((place, rarity.bm25((term,), each.terms)))
        return cls(known, rarity, dict(holders))

    def candidates(self, terms: Counter[str], most: int) -> list[Known]:
        """The claims that answer the terms best, by BM25; of equals those shelved first."""
        sums: dict[int, float] = defaultdict(float)
        for term in sorted(terms):
            for place, amount in self.holders.get(term, ()):
                sums[place] += amount
        return [self.known[place] for place in sorted(sums, key=lambda place: (-sums[place], place))[:most]]
