"""How many points an origin's grade is worth, and how a sum of points reads as a score with its interval.

Points are decibans: ten points are a factor of ten in the odds (A. M. Turing and I. J. Good; Good, "Probability and
the Weighing of Evidence", 1950). Everything is held in whole tenths of a point, so that what a reader adds up is
exactly what was added up here. The weights are our own convention, tied to the Admiralty words (FM 2-22.3): "no
doubt" ten to one, "minor doubt" six to one, "doubt" four to one, "significant doubt" two to one.
"""

from collections.abc import Sequence

from sources.vocabulary import Reliability

START = -50
"""Tenths: odds of one to three. One C origin alone lifts a claim just over even odds; no ungraded crowd does."""

WEIGHTS = {Reliability.A: 100, Reliability.B: 80, Reliability.C: 60, Reliability.D: 30}
"""Tenths each further independent origin adds, by letter."""

RIVAL_SHARE = 0.4
"""Share of a rival's own points that it takes back: the two cannot both stand, but either figure may rest on a
difference of scope nobody has seen yet, so less than half."""

COMMENT_UNIT = 0.25
"""How much of an ungraded origin a reader's comment is."""

BOUND = 2_000
"""Tenths beyond which a sum reads no differently: from there on the score is 0 or 1 to more than six decimals."""

SPREAD = 82
"""Tenths: nine-in-ten half-width before anyone spoke, 1.645 standard deviations of 5 points each."""


class Pool:
    """Voices that are bounded together however many they are: each adds less than the one before.

    The running total after ``u`` voices is ``cap × (1 − ratio ** u)`` tenths; rounding the total, not the steps,
    keeps the printed steps adding up and the total under the cap.
    """

    def __init__(self, cap: int, ratio: float) -> None:
        self.cap = cap
        self.ratio = ratio

    def total(self, units: float) -> int:
        """Tenths that so many voices are worth together."""
        left: float = self.ratio**units
        return round(self.cap * (1 - left))

    def steps(self, units: Sequence[float]) -> list[int]:
        """Tenths that each voice adds, in the order given."""
        points, before, heard = [], 0, 0.0
        for unit in units:
            heard = round(heard + unit, 9)  # five times two fifths are two, in whatever order they are added
            after = self.total(heard)
            points.append(after - before)
            before = after
        return points


UNGRADED = Pool(cap=20, ratio=0.5)
"""F: the first origin adds 1.0, all together at most 2.0, a third of one C."""

UNRELIABLE = Pool(cap=25, ratio=0.6)
"""E: the first origin adds 1.0, all together at most 2.5. With all F together that is still less than one C."""


def score(tenths: int) -> float:
    """A sum of points read on the scale from 0 to 1: s is 1 / (1 + 10 ** (−s / 10)), to six decimals."""
    return round(_logistic(_bounded(tenths)), 6)


def interval(tenths: int, witnesses: int) -> tuple[float, float]:
    """Where the score lies nine times in ten.

    Model: the log-odds are normal around the sum, with a standard deviation of five points for the weights alone,
    which ``witnesses`` graded origins beside the start narrow by the square root of their number, as repeated
    readings of one quantity do.
    """
    half = SPREAD / 10 / (1 + witnesses) ** 0.5
    middle = _bounded(tenths)
    return round(_logistic(middle - half), 6), round(_logistic(middle + half), 6)


def _bounded(tenths: int) -> float:
    return max(-BOUND, min(BOUND, tenths)) / 10


def _logistic(points: float) -> float:
    odds: float = 10 ** (-points / 10)
    return 1 / (1 + odds)
