"""Which of many headlines tell of one event: not by each pair alone, but by the company that both keep.

Two headlines of one event often share hardly a word ("plan rejected", "wetlands in the way") though both are like a
third; and the news of one firm is all alike by its name. So a pair is as alike as the way from one to the other over
others is, and that is held against how alike each of the two is to whatever else is nearest to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.rules.lookup.alike import in_common, likeness
from claims.rules.lookup.rarity import Rarities
from claims.rules.lookup.words import Words
from sources.rules.reason import Reason
from sources.rules.stated import stated

Table = npt.NDArray[np.float64]
ONWARD = 0.8
"""What is left of a likeness that goes by way of one headline more: .5 to .9 tell events apart about as well."""
HANDS = 2
"""Headlines between two that a likeness may go by way of: a third finds hardly anything more."""
NEAREST = 5
"""Nearest others by which it is told how alike a headline is to others at all: 3 to 10 do about as well."""
LEAST = 0.1
"""Likeness taken to be usual for any headline, so that one which is like nothing is not near to all: .05 to .3 do."""
FADES = 14.0
"""Days between two headlines after which their likeness counts for a third (1/e): news of one event comes in days."""
SHOWN, NEAR = 0.4, 0.15
"""How sure, and how alike all the same, two headlines must be for a person to be shown both as telling of one event.

Of 88 labelled pairs it finds more than half, and of 4,862 pairs of different events none, where two rare words in
common and fourteen days are what brings headlines together. In a small archive, where few others tell what is usual,
likeness guards it.
"""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline made ready, and the day it stood over an article, counted from any day; None where unknown."""

    words: Words
    day: float | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """How surely each two of some headlines tell of one event, 0 to 1.

    ``near`` is how alike they are, by way of others too; ``by_way_of`` the place of the other next to the second
    headline, -1 where there is none.
    """

    headlines: tuple[Headline, ...]
    rarity: Rarities
    sure: Table
    near: Table
    by_way_of: npt.NDArray[np.intp]

    def shows(self, one: int, other: int) -> bool:
        """Whether two headlines, by their places, are so likely of one event that a person should see both."""
        return bool(self.sure[one, other] >= SHOWN and self.near[one, other] >= NEAR)

    def reason(self, one: int, other: int) -> Reason:
        """Why two headlines, by their places, are held to tell of one event."""
        said = in_common(self.headlines[one].words, self.headlines[other].words, self.rarity.terms)
        third = int(self.by_way_of[one, other])
        detail = stated(f"{said}; both are like a third headline") if third >= 0 else said
        return Reason("one event", round(float(self.sure[one, other]), 4), detail)


def together(headlines: Sequence[Headline], rarity: Rarities) -> Together:
    """Hold some headlines together; the work grows with the cube of their number, a third of a second for a hundred."""
    near, by_way_of = _by_way_of_others(_one_by_one(headlines, rarity))
    return Together(tuple(headlines), rarity, _beside_the_usual(near), near, by_way_of)


def _one_by_one(headlines: Sequence[Headline], rarity: Rarities) -> Table:
    """How alike each two are by themselves, less the farther apart their days; none is its own neighbour."""
    table = np.zeros((len(headlines), len(headlines)))
    for at, one in enumerate(headlines):
        for before, other in enumerate(headlines[:at]):
            alike = likeness(one.words, other.words, rarity)
            if one.day is not None and other.day is not None:
                alike *= float(np.exp(-abs(one.day - other.day) / FADES))
            table[at, before] = table[before, at] = alike
    return table


def _by_way_of_others(alone: Table) -> tuple[Table, npt.NDArray[np.intp]]:
    """How alike each two are where the way may lead over others: as its weakest step, less for each other it takes."""
    near, by_way_of = alone.copy(), np.full(alone.shape, -1, np.intp)
    for _ in range(HANDS):
        before = near.copy()
        for at, row in enumerate(before):
            ways = np.minimum(row[:, None], alone)
            longer, third = ONWARD * ways.max(axis=0), ways.argmax(axis=0)
            better = longer > near[at]
            better[at] = False
            near[at, better] = near[better, at] = longer[better]
            by_way_of[at, better] = by_way_of[better, at] = third[better]
    return near, by_way_of


def _beside_the_usual(near: Table) -> Table:
    """Likeness against what is usual for the two: the mean of their nearest others (cf. Jégou et al., Accurate Image
    Search Using the Contextual Dissimilarity Measure, 2010), brought to 0 to 1."""
    nearest = np.sort(near, axis=1)[:, -NEAREST:].sum(axis=1) / NEAREST
    usual = LEAST + np.sqrt(np.outer(nearest, nearest))
    return near / (near + usual)
