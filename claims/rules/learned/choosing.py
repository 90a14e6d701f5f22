"""Which of several possibilities is the likeliest, by the weights of what speaks for and against each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

Signs = Sequence[str]
"""What was seen of one possibility, by name."""


@dataclass(frozen=True, slots=True)
class Leanings:
    """A weight for each sign, in natural logarithms of odds; a sign without a weight counts for nothing.

    ``source`` says where the weights come from: set by hand, or fitted by which command on what.
    """

    of: Mapping[str, float]
    source: str = ""

    def score(self, signs: Iterable[str]) -> float:
        """How much speaks for a possibility."""
        of = self.of
        return sum(of.get(sign, 0.0) for sign in signs)

    def odds(self, signs: Iterable[str]) -> float:
        """How likely a possibility is that stands alone, from 0 to 1; 0.5 where nothing is known."""
        score = self.score(signs)
        return 1 / (1 + exp(-score)) if score > -700 else 0.0

    def best(self, possibilities: Sequence[Signs]) -> int:
        """The place of the likeliest possibility; of equals, the first. Raises ``ValueError`` where there is none."""
        scores = [self.score(signs) for signs in possibilities]
        return scores.index(max(scores))

    def because(self, signs: Iterable[str], most: int = 5) -> list[tuple[str, float]]:
        """What spoke most for and against a possibility."""
        told = [(sign, self.of[sign]) for sign in signs if self.of.get(sign)]
        return sorted(told, key=lambda each: (-abs(each[1]), each[0]))[:most]
