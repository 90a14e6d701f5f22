"""How much it tells that two statements share a word: much for a rare one, little for one they all use."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log
from typing import Any

from claims.rules.grouping.sightings import Figure, Sighting

PRIOR = 20
"""Statements imagined beside those at hand, so that in a small set no word looks rarer than it can be."""
EVERYDAY = 0.4
"""Words of less weight than this (in every tenth of a large set, say) tell nothing, however many are shared."""


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many lineages each thing stands, of so many; what is not listed stands in one, its own."""

    lineages: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, uses: Iterable[tuple[str, Iterable[str]]]) -> "Spread":
        """Each lineage counts a thing once, or the most copied sentence would decide which words are common."""
        seen = {(lineage, word) for lineage, words in uses for word in words if word}
        counts = Counter(word for _, word in seen)
        shared = {word: count for word, count in counts.items() if count > 1}
        return cls(len({lineage for lineage, _ in seen}), shared)

    def count(self, word: str) -> int:
        """In how many lineages it stands."""
        return self.counts.get(word, 1)

    def weight(self, word: str) -> float:
        """How rare it is, 0 to 1: its inverse document frequency, scaled (Spärck Jones, 1972)."""
        whole = self.lineages + PRIOR
        return log(whole / (self.count(word) + 1)) / log(whole)


class _Telling(dict[str, int]):
    """Thousandths that each word tells, worked out when it is first asked for; everyday words tell nothing."""

    def __init__(self, terms: Spread) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, word: str) -> int:
        weight = self._terms.weight(word)
        told = self[word] = round(1000 * weight) if weight >= EVERYDAY else 0
        return told


class Rarity:
    """How rare words, places, figures and groups are among the statements of one act."""

    def __init__(self, terms: Spread, places: Spread, figures: Spread, groups: Spread) -> None:
        self.terms, self._places, self._figures, self._groups = terms, places, figures, groups
        self._telling = _Telling(terms)

    @classmethod
    def of(cls, found: Sequence[Sighting]) -> "Rarity":
        """As counted over one set of statements."""
        return cls(
            Spread.of((one.lead.lineage or one.lead.key, one.terms) for one in found),
            Spread.of((one.lead.lineage or one.lead.key, one.specific) for one in found),
            Spread.of((one.lead.lineage or one.lead.key, [_written(one.figure)]) for one in found),
            Spread.of((one.lead.lineage or one.lead.key, [one.counted]) for one in found),
        )

    def as_json(self) -> dict[str, Any]:
        """All that is needed to tell the same again, in what JSON has; ``from_json`` reads it."""
        told = {
            "terms": self.terms,
            "places": self._places,
            "figures": self._figures,
            "groups": self._groups,
        }
        return {
            name: {"lineages": one.lineages, "counts": dict(sorted(one.counts.items()))}
            for name, one in told.items()
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Rarity":
        """As it was counted before. Whatever came since stands in one lineage, as far as that count can tell."""
        return cls(**{name: Spread(one["lineages"], one["counts"]) for name, one in told.items()})

    def words(self, shared: Iterable[str]) -> float:
        """How much it tells to share these words: their weights added up, everyday ones left out.

        Added in whole thousandths, because the order of a set differs from run to run and floats would show it.
        """
        return sum(map(self._telling.__getitem__, shared)) / 1000

    def place(self, name: str) -> float:
        """How rare a place is."""
        return self._places.weight(name)

    def group(self, population: str) -> float:
        """How rare it is to count this population."""
        return self._groups.weight(population)

    def figure(self, figure: Figure) -> float:
        """How rare it is to give this very figure."""
        return self._figures.weight(_written(figure))


def _written(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return "|".join(
        str(part.normalize()) if isinstance(part, Decimal) else str(part or "") for part in figure
    )
