"""How much it tells that two statements share a word: much for a rare one, little for one they all use."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import log
from typing import TypeVar

from claims.rules.grouping.sightings import Figure, Sighting

_Shared = TypeVar("_Shared", bound=Hashable)

PRIOR = 20
"""Statements imagined beside those at hand, so that in a small set no word looks rarer than it can be."""
EVERYDAY = 0.4
"""Words of less weight than this (in every tenth of a large set, say) tell nothing, however many are shared."""


class Rarity:
    """Inverse document frequency over one set of statements, scaled to [0, 1] (Spärck Jones, 1972).

    Each lineage counts a word once, or the most copied sentence would decide which words are common.
    """

    def __init__(self, found: Sequence[Sighting]) -> None:
        terms = self._weights((one.lead.lineage or one.lead.key, one.terms) for one in found)
        self._telling = {
            word: round(1000 * weight) if weight >= EVERYDAY else 0 for word, weight in terms.items()
        }
        self._places = self._weights((one.lead.lineage or one.lead.key, one.specific) for one in found)
        self._figures = self._weights((one.lead.lineage or one.lead.key, {one.figure}) for one in found)
        self._groups = self._weights((one.lead.lineage or one.lead.key, {one.counted}) for one in found)

    @staticmethod
    def _weights(uses: Iterable[tuple[str, Iterable[_Shared]]]) -> dict[_Shared, float]:
        seen = {(lineage, word) for lineage, words in uses for word in words if word}
        lineages = len({lineage for lineage, _ in seen})
        counts = Counter(word for _, word in seen)
        scale = log(lineages + PRIOR)
        return {word: log((lineages + PRIOR) / (count + 1)) / scale for word, count in counts.items()}

    def words(self, shared: Iterable[str]) -> float:
        """How much it tells to share these words: their weights added up, everyday ones left out.

        Added in whole thousandths, because the order of a set differs from run to run and floats would show it.
        """
        return sum(map(self._telling.__getitem__, shared)) / 1000

    def place(self, name: str) -> float:
        """How rare a place is."""
        return self._places.get(name, 1.0)

    def group(self, population: str) -> float:
        """How rare it is to count this population."""
        return self._groups.get(population, 1.0)

    def figure(self, figure: Figure) -> float:
        """How rare it is to give this very figure."""
        return self._figures.get(figure, 1.0)
