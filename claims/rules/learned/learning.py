"""Learns from judged examples what speaks for a possibility when one among several is to be chosen."""

from array import array
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from claims.rules.learned.choosing import Leanings, Signs
from claims.rules.learned.fitting import Floats, descend
from claims.rules.learned.picking import Picks

Option = tuple[Signs, bool]
"""What was seen of a possibility, and whether it is right."""
ROUNDS = 80
"""Steps of the descent at most; on marked attributions the figures have long stopped moving then."""


class Lesson:
    """Choices that were judged, gathered one by one in little memory: signs as numbers, not as words."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._signs = array("i")
        self._lengths = array("i")
        self._right = array("b")
        self._sizes = array("i")

    def __len__(self) -> int:
        return len(self._sizes)

    def choice(self, options: Iterable[Option]) -> None:
        """One choice; where none of its options is right, or all are, nothing can be learnt from it."""
        told = list(options)
        if all(right for _, right in told) or not any(right for _, right in told):
            return
        for signs, right in told:
            self._add(signs, right=right)
        self._sizes.append(len(told))

    def yes_or_no(self, signs: Signs, *, right: bool) -> None:
        """One possibility that stands alone: it is so, or nothing is."""
        self._add(signs, right=right)
        self._add((), right=not right)
        self._sizes.append(2)

    def _add(self, signs: Signs, *, right: bool) -> None:
        numbers = self._numbers
        self._signs.extend(numbers.setdefault(sign, len(numbers)) for sign in signs)
        self._lengths.append(len(signs))
        self._right.append(right)

    def learn(self, *, l2: float = 1.0, rounds: int = ROUNDS, least: int = 1, source: str = "") -> Leanings:
        """The weights of least loss: the same choices give the same weights.

        ``l2`` (0 or more) holds the weights small: half their squares times ``l2``, beside the summed loss. Signs seen
        fewer than ``least`` times get none. Raises ``ValueError`` where there is nothing to learn from.
        """
        if not self._sizes:
            raise ValueError("there is no choice to learn from: give some with right and wrong options")
        signs = np.frombuffer(self._signs, np.int32)
        often = np.bincount(signs, minlength=len(self._numbers)) >= least
        options = np.repeat(np.arange(len(self._lengths), dtype=np.int32), self._lengths)
        kept = often[signs]
        picks = Picks(np.asarray(self._right, np.float64), np.asarray(self._sizes))
        found = descend(_Loss(signs[kept], options[kept], picks, len(often), l2), rounds)[:, 0]
        return Leanings({name: float(found[at]) for name, at in self._numbers.items() if found[at]}, source)


class _Loss:
    """How unlikely weights make the right options, and which way that slopes; held small."""

    def __init__(
        self,
        signs: npt.NDArray[np.int32],
        options: npt.NDArray[np.int32],
        picks: Picks,
        weights: int,
        l2: float,
    ) -> None:
        """Sign by sign which option has it; which options are right; and how many weights there are."""
        self.signs, self.options, self.picks, self.l2 = signs, options, picks, l2
        self.start: Floats = np.zeros((weights, 1))

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        scores = np.asarray(
            np.bincount(self.options, weights[self.signs, 0], len(self.picks.right)), np.float64
        )
        loss, errors = self.picks.misses(scores)
        slope = np.bincount(self.signs, errors[self.options], len(weights)) + self.l2 * weights[:, 0]
        held = self.l2 / 2 * float((weights**2).sum())
        return (loss + held) / self.picks.count, slope[:, None] / self.picks.count
