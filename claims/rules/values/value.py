"""A value: how many, how much or whether, as a range that says how exact it is."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.vocabulary import Polarity


@dataclass(frozen=True, slots=True)
class Value:
    """What a claim gives for its measure.

    ``low`` and ``high`` bound the figure, both included; ``None`` means open on that side, and both ``None`` means
    that the claim gives no figure and only says yes or no (``polarity``). "At least two" is [2, open); "a few
    dozen" is [24, 60] (DESIGN §2). ``approximate`` marks "around", "nearly" and the like: the bounds then already
    hold the tolerance. ``unit`` is a folded noun or code: "people", "GBP", "percent", "km".
    """

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    approximate: bool = False
    polarity: Polarity = Polarity.YES

    @property
    def numeric(self) -> bool:
        """Whether there is a figure at all."""
        return self.low is not None or self.high is not None

    @property
    def exact(self) -> bool:
        """Whether it is one figure without tolerance."""
        return self.low is not None and self.low == self.high and not self.approximate

    def denied(self) -> "Value":
        """What somebody says who says that it is not so; a nought cannot be denied but by a figure."""
        return self if self.low == 0 == self.high else replace(self, polarity=Polarity.NO)
