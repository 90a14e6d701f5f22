"""A reason: why a decision came out as it did, in words a reader can check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an argument: the rule that spoke, how much it weighed, and the words it rests on.

    ``weight`` is signed and has no unit of its own: the rule that adds weights up says what they mean.
    """

    rule: str
    weight: float
    detail: str
    quote: str = ""

    def as_json(self) -> dict[str, str | float]:
        """The shape in which reasons are stored and published."""
        return {
            "rule": self.rule,
            "weight": round(self.weight, 4),
            "detail": self.detail,
            "quote": self.quote,
        }
