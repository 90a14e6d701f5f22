"""Figures as ranges: where one ends, whether two meet, and whether one is the other rounded."""

from dataclasses import dataclass
from decimal import Decimal

from claims.rules.values.value import Value
from claims.vocabulary import Polarity

TOLERANCE = Decimal("0.1")
"""An approximate figure that came without bounds of its own may be a tenth off either way."""
ROUND_FROM = Decimal(100)
"""From here up news copy rounds: "6,000" for 5,968. Smaller figures are taken at their word."""


@dataclass(frozen=True, slots=True)
class Range:
    """The figures a claim leaves open, both bounds included; None is open on that side."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Range") -> bool:
        """Whether some figure lies in both."""
        return not self.below(other) and not other.below(self)

    def below(self, other: "Range") -> bool:
        """Whether every figure of this range is lower than every figure of the other."""
        return self.high is not None and other.low is not None and self.high < other.low

    def holds(self, other: "Range") -> bool:
        """Whether the other range lies wholly in this one."""
        low = self.low is None or (other.low is not None and other.low >= self.low)
        high = self.high is None or (other.high is not None and other.high <= self.high)
        return low and high

    @property
    def nothing(self) -> bool:
        """Whether it only holds zero."""
        return self.low == 0 == self.high


def range_of(value: Value) -> Range:
    """The figures a value leaves open: a bare "no" is zero, a bare "yes" anything above it."""
    if not value.numeric:
        return Range(Decimal(0), Decimal(0)) if value.polarity is Polarity.NO else Range(_LEAST, None)
    if value.approximate and value.low is not None and value.low == value.high:
        slack = abs(value.low) * TOLERANCE
        return Range(value.low - slack, value.low + slack)
    return Range(value.low, value.high)


_LEAST = Decimal("0.000001")


def rounded(one: Value, other: Value) -> bool:
    """Whether one exact figure is the other rounded to its last digit that is not zero."""
    if not (one.exact and other.exact) or one.low == other.low:
        return False
    first, second = rounding(one), rounding(other)
    return bool((first and first.meets(range_of(other))) or (second and second.meets(range_of(one))))


def rounding(value: Value) -> Range | None:
    """All that an exact figure may be the rounding of, to its last digit but noughts; None where it is not round."""
    if not value.exact or value.low is None or value.low < ROUND_FROM:
        return None
    step = Decimal(10) ** max(int(value.low.normalize().as_tuple().exponent), 0)
    return Range(value.low - step / 2, value.low + step / 2) if step >= ROUND_FROM else None
