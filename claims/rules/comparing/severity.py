"""How much a contradiction matters: who stands behind both sides, how far they are apart, who carries them."""

from dataclasses import dataclass
from math import log2

from claims.rules.values.conversion import converted
from claims.rules.values.ranges import range_of
from claims.rules.values.value import Value
from sources.rules.reason import Reason
from sources.rules.stated import numbered, stated

GRADED = 2.0
"""What each graded origin on the weaker side adds: two sources somebody has vouched for weigh most."""
UNFOUNDED = 0.02
"""What an unfounded pair counts for: it comes after every pair between independent origins, as long as fewer than
sixteen million articles carry it."""
UNGRADED = 0.5
"""What an ungraded origin on the weaker side adds, once: however many there are, they never outweigh one graded."""
NEAR = 0.5
"""The least that figures which nearly touch count for: a small gap is a contradiction still."""
RELIED_ON = 1.5
"""Where a published review stands on one side, readers have already relied on it."""


@dataclass(frozen=True, slots=True)
class Severity:
    """What a contradiction is weighed by.

    ``graded`` and ``origins`` count the independent origins of each side, graded and in all; ``apart`` lies between 0
    (the figures touch) and 1 (a yes against a no, another day or place); ``articles`` carry either side or both, each
    piece counted once. ``unfounded`` is a pair of which one side is no independent origin's word: only a party's, a
    reader's, or nobody's any more.
    """

    graded: tuple[int, int]
    origins: tuple[int, int]
    apart: float
    articles: int
    reviewed: bool
    unfounded: bool = False

    @property
    def founded(self) -> float:
        """How well the weaker of the two sides is founded: 1 where no independent origin stands behind it."""
        if self.unfounded:
            return UNFOUNDED
        ungraded = UNGRADED if min(self.origins) > min(self.graded) else 0.0
        return 1 + GRADED * min(self.graded) + ungraded

    @property
    def distance(self) -> float:
        """How far apart the two are, from ``NEAR`` to 1."""
        return NEAR + (1 - NEAR) * self.apart

    @property
    def reach(self) -> float:
        """How widely both are carried; each doubling of the articles counts alike."""
        return log2(1 + max(self.articles, 1))

    @property
    def height(self) -> int:
        """Founded, times distance, times reach, half as much again where a review stands; in hundredths."""
        return round(100 * self.founded * self.distance * self.reach * (RELIED_ON if self.reviewed else 1.0))

    def reasons(self) -> tuple[Reason, ...]:
        """The factors, each with what it multiplies by."""
        told = (
            Reason("founded", self.founded, self._behind()),
            Reason("distance", self.distance, self._distance()),
            Reason("reach", round(self.reach, 2), f"carried by {numbered(self.articles, 'article')}"),
        )
        review = Reason("review", RELIED_ON, "a published review stands on one side")
        return (*told, review) if self.reviewed else told

    def because(self) -> str:
        """The ranking in words."""
        return ", ".join(reason.detail for reason in self.reasons())

    def _behind(self) -> str:
        one, other = sorted(self.graded, reverse=True)
        if self.unfounded:
            return stated(
                f"{one} and {other} graded origins stand behind the two sides, one of them no independent origin’s word"
            )
        return stated(f"{one} and {other} graded origins stand behind the two sides")

    def _distance(self) -> str:
        if self.apart >= 1:
            return stated("the two exclude each other outright")
        return stated(f"the figures are {self.apart:.0%} of the higher one apart")


def apart(one: Value, other: Value) -> float:
    """The gap between two figures as a share of the higher; 1 where one gives no figure, or they are not two figures.

    Figures that meet, set on other days or in other places, exclude each other as wholly as a yes and a no.
    """
    second = converted(other, one.unit)
    if not (one.numeric and other.numeric) or second is None or one.polarity is not other.polarity:
        return 1.0
    lower, upper = sorted((range_of(one), range_of(second)), key=lambda each: each.low or 0)
    if lower.high is None or upper.low is None or not lower.below(upper) or upper.low <= 0:
        return 1.0
    return min(1.0, max(0.0, float((upper.low - lower.high) / upper.low)))
