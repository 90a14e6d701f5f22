"""How unlikely scores make the right ones among several possibilities, and which way that slopes."""

import numpy as np
import numpy.typing as npt

from claims.rules.learned.fitting import Floats


class Picks:
    """Choices that were judged: the possibilities of all in one row, of which some are ``right`` in every choice.

    The possibilities of one choice are held against each other only (a conditional logit: McFadden, 1974; the top-one
    loss of ListNet: Cao et al., 2007).
    """

    def __init__(self, right: Floats, sizes: npt.NDArray[np.integer]) -> None:
        """Possibility by possibility whether it is right (1 or 0), choice by choice how many it has."""
        self.right, self.count = right, len(sizes)
        self._choices = np.repeat(np.arange(len(sizes)), sizes)
        self._firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def misses(self, scores: Floats) -> tuple[float, Floats]:
        """The summed loss under some scores, one a possibility, and how steeply it rises with each of them."""
        # The greatest is taken off first, so that no power overflows.
        powers = np.exp(scores - np.maximum.reduceat(scores, self._firsts)[self._choices])
        whole = np.add.reduceat(powers, self._firsts)
        hoped = powers * self.right
        part = np.add.reduceat(hoped, self._firsts) + 1e-300
        errors = powers / whole[self._choices] - hoped / part[self._choices]
        return -float(np.log(part / whole).sum()), errors
