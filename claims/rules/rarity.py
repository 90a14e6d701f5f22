"""How much it tells that two statements share a word: much for a rare one, little for one they all use."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from claims.rules.sightings import Sighting

PRIOR = 20
"""Statements imagined beside those at hand, so that in a small set no word looks rarer than it can be."""


class Rarity:
    """Inverse document frequency over one set of statements, scaled to [0, 1] (Spärck Jones, 1972).

    Each lineage counts a word once, or the most copied sentence would decide which words are common.
    """

    def __init__(self, found: Sequence[Sighting]) -> None:
        self._terms = self._weights((one.lead.lineage or one.lead.key, one.terms) for one in found)
        self._places = self._weights((one.lead.lineage or one.lead.key, one.specific) for one in found)
        self._groups = self._weights((one.lead.lineage or one.lead.key, {one.counted}) for one in found)

    @staticmethod
    def _weights(uses: Iterable[tuple[str, Iterable[str]]]) -> dict[str, float]:
        seen = {(lineage, word) for lineage, words in uses for word in words if word}
        lineages = len({lineage for lineage, _ in seen})
        counts = Counter(word for _, word in seen)
        scale = log(lineages + PRIOR)
        return {word: log((lineages + PRIOR) / (count + 1)) / scale for word, count in counts.items()}

    def term(self, word: str) -> float:
        """How rare a word is."""
        return self._terms.get(word, 1.0)

    def place(self, name: str) -> float:
        """How rare a place is."""
        return self._places.get(name, 1.0)

    def group(self, population: str) -> float:
        """How rare it is to count this population."""
        return self._groups.get(population, 1.0)
