"""What speaks for which answer: weights of named features, and how likely they make each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, Self

Features = Mapping[str, float]
"""What was seen, by name: 1 for "it is there", else how much of it. What is not named counts as 0."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A multinomial logistic model that can say why: each feature's weight for each of the ``labels``.

    ``bias`` has one figure a label, ``of`` one row of figures a feature, both in the order of ``labels`` and in natural
    logarithms of odds. A feature it does not know counts for nothing. ``source`` says where the weights come from: set
    by hand, or fitted by which command on what.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    of: Mapping[str, tuple[float, ...]]
    source: str = ""

    def __post_init__(self) -> None:
        """Raises ``ValueError`` where a row of figures does not fit the labels."""
        wrong = [name for name, row in self.of.items() if len(row) != len(self.labels)]
        if wrong or len(self.bias) != len(self.labels):
            raise ValueError(f"one weight a label is wanted ({', '.join(self.labels)}): {wrong or 'bias'}")

    def odds(self, features: Features) -> dict[str, float]:
        """How likely each answer is: figures from 0 to 1 that add up to 1."""
        scores = list(self.bias)
        for name, amount in features.items():
            for at, weight in enumerate(self.of.get(name, ())):
                scores[at] += weight * amount
        # The greatest is taken off first, so that no power overflows.
        powers = [exp(score - max(scores)) for score in scores]
        return {label: power / sum(powers) for label, power in zip(self.labels, powers, strict=True)}

    def best(self, features: Features) -> str:
        """The likeliest answer; of equals, the first of the labels."""
        odds = self.odds(features)
        return max(self.labels, key=odds.__getitem__)

    def because(self, features: Features, label: str, most: int = 5) -> list[tuple[str, float]]:
        """What spoke most for and against an answer: how far each feature moved it from the mean of all answers."""
        at = self.labels.index(label)
        moved = [
            (name, amount * (row[at] - sum(row) / len(row)))
            for name, amount in features.items()
            if (row := self.of.get(name))
        ]
        return sorted((each for each in moved if each[1]), key=lambda each: (-abs(each[1]), each[0]))[:most]

    def as_json(self) -> dict[str, Any]:
        """What a file of weights holds."""
        of = {name: list(row) for name, row in sorted(self.of.items())}
        return {"labels": list(self.labels), "bias": list(self.bias), "of": of, "source": self.source}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """The weights of such a file."""
        rows: Mapping[str, Sequence[float]] = told["of"]
        return cls(
            tuple(told["labels"]),
            tuple(told["bias"]),
            {name: tuple(row) for name, row in rows.items()},
            told.get("source", ""),
        )
