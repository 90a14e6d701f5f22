"""How often a source has been right so far, and which letter that record would earn it.

A track record stands beside the letter a curator has given and is never mixed into it: the machine suggests, people
grade.
"""

import math
from dataclasses import dataclass

from claims.rules.weighing import scale
from sources.vocabulary import Reliability

BEFORE_RIGHT, BEFORE_WRONG = 4, 1
"""What every source is credited with before anything is known of it: right four times in five, as heavy as five
answers (a Beta prior; the mean is that of Dong et al., VLDB 2009)."""

ENOUGH = 10
"""Answers below which no letter is suggested: the width of the interval is then above a quarter."""

MARGIN = 1.645
"""Standard deviations on either side that hold nine cases in ten."""


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How many of a source's answers were right, of how many that could be told.

    ``right`` may be a sum of probabilities, where nobody has settled the questions yet.
    """

    right: float
    of: int

    @property
    def accuracy(self) -> float:
        """How often it is expected to be right, between 0 and 1: the mean of the Beta distribution."""
        return (self.right + BEFORE_RIGHT) / (self.of + BEFORE_RIGHT + BEFORE_WRONG)

    @property
    def interval(self) -> tuple[float, float]:
        """Where its accuracy lies nine times in ten, as the normal curve nearest to the Beta distribution tells."""
        weight = self.of + BEFORE_RIGHT + BEFORE_WRONG
        half = MARGIN * math.sqrt(self.accuracy * (1 - self.accuracy) / (weight + 1))
        return round(max(0.0, self.accuracy - half), 6), round(min(1.0, self.accuracy + half), 6)

    @property
    def letter(self) -> Reliability:
        """The letter whose weight is nearest to the odds of its being right; F while too little is known."""
        return letter_for(self.accuracy) if self.of >= ENOUGH else Reliability.F


def letter_for(accuracy: float) -> Reliability:
    """The letter whose points (tenths of a power of ten of odds) are nearest to those of an accuracy.

    The letters stand for odds of ten, six, four and two to one (``scale.WEIGHTS``): right at least 89 times in 100 is
    an A, 83 a B, 74 a C, 59 a D, and below that an E.
    """
    tenths = 100 * math.log10(max(accuracy, 1e-9) / max(1 - accuracy, 1e-9))
    nearest = min(scale.WEIGHTS, key=lambda letter: abs(scale.WEIGHTS[letter] - tenths))
    return nearest if tenths >= scale.WEIGHTS[Reliability.D] / 2 else Reliability.E
