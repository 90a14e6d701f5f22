"""Learns from judged examples how much each feature speaks for each answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from claims.rules.learned.weights import Features, Weights

Floats = npt.NDArray[np.float64]
Example = tuple[Features, str]
"""What was seen, and the right answer."""
ROUNDS = 200
"""Steps of the descent at most; on every labelled set tried it had come to rest long before."""
STILL = 1e-6
"""The descent rests when no slope is steeper than this."""
REMEMBERED = 8
"""Steps from which the descent guesses the curvature: 3 to 20 in Nocedal & Wright, Numerical Optimization, 7.2."""
DENSE = 0.2
"""From this share of non-zero figures on, a plain matrix is quicker than a list of them."""

NOTHING = 1e-100
"""A feature that is never more than this is as good as never there: brought to 1, its weight could not be written."""


def fit(
    examples: Sequence[Example],
    *,
    l2: float = 1.0,
    balance: float = 0.0,
    rounds: int = ROUNDS,
    source: str = "",
    known: Weights | None = None,
) -> Weights:
    """The multinomial logistic weights of least loss: the same examples give the same weights.

    ``l2`` (0 or more) holds the weights small: half their squares times ``l2``, beside the summed loss of all examples,
    with every feature brought to at most 1. ``balance`` from 0 to 1 gives rare answers more say, up to as much as the
    common ones have. With weights ``known`` beforehand, what is held small is how far the new ones go from them: few
    examples then change little. Raises ``ValueError`` where there are not two answers to tell apart.
    """
    labels = tuple(sorted({label for _, label in examples}))
    if len(labels) < 2:
        raise ValueError(f"two answers are wanted to tell apart, got {len(labels)}: give examples of both")
    names = sorted({name for features, _ in examples for name in features})
    table = _Table.of([features for features, _ in examples], names)
    right = np.array([labels.index(label) for _, label in examples])
    loss = _Loss(table, right, len(labels), l2, balance)
    if known is not None:
        loss.start = _beforehand(known, names, labels, table.scale)
    found = descend(loss, rounds)
    weights = found[:-1] / table.scale[:, None]
    rows = {name: tuple(row) for name, row in zip(names, weights.tolist(), strict=True) if any(row)}
    return Weights(labels, tuple(found[-1].tolist()), rows, source)


def _beforehand(known: Weights, names: Sequence[str], labels: Sequence[str], scale: Floats) -> Floats:
    """The weights known beforehand, in the order and scale of the examples' features; the last row is the bias."""
    nothing = (0.0,) * len(known.labels)
    columns = [known.labels.index(label) for label in labels]
    rows = [known.of.get(name, nothing) for name in names]
    of = np.array([[row[at] for at in columns] for row in rows]).reshape(len(names), len(labels))
    return np.vstack([of * scale[:, None], [known.bias[at] for at in columns]])


@dataclass(frozen=True, slots=True)
class _Table:
    """Examples by features, each feature divided by its greatest (``scale``): a matrix, or only what is not zero."""

    rows: npt.NDArray[np.intp]
    columns: npt.NDArray[np.intp]
    amounts: Floats
    scale: Floats
    length: int
    dense: Floats | None

    @classmethod
    def of(cls, examples: Sequence[Features], names: Sequence[str]) -> "_Table":
        at = {name: place for place, name in enumerate(names)}
        rows = np.repeat(np.arange(len(examples)), [len(features) for features in examples])
        columns = np.array([at[name] for features in examples for name in features], np.intp)
        amounts = np.array([amount for features in examples for amount in features.values()], np.float64)
        scale = np.zeros(len(names))
        np.maximum.at(scale, columns, np.abs(amounts))
        scale[scale < NOTHING] = 1.0
        amounts = amounts / scale[columns]
        dense = None
        if len(amounts) > DENSE * len(examples) * max(1, len(names)):
            dense = np.zeros((len(examples), len(names)))
            dense[rows, columns] = amounts
        return cls(rows, columns, amounts, scale, len(examples), dense)

    def times(self, weights: Floats) -> Floats:
        """Each example's sum for each answer."""
        if self.dense is not None:
            return self.dense @ weights
        return self._gathered(self.rows, self.columns, weights, self.length)

    def against(self, errors: Floats) -> Floats:
        """Each feature's sum of errors for each answer."""
        if self.dense is not None:
            return self.dense.T @ errors
        return self._gathered(self.columns, self.rows, errors, len(self.scale))

    def _gathered(
        self, to: npt.NDArray[np.intp], of: npt.NDArray[np.intp], figures: Floats, length: int
    ) -> Floats:
        """Every amount times the figure of its row or column, added up by its column or row."""
        return np.stack([np.bincount(to, self.amounts * column[of], length) for column in figures.T], axis=1)


class _Loss:
    """How wrong weights are on the examples (the last row is the bias), and which way it slopes."""

    def __init__(
        self, table: _Table, right: npt.NDArray[np.intp], answers: int, l2: float, balance: float
    ) -> None:
        counts = np.bincount(right, minlength=answers)
        say = (len(right) / (answers * counts)) ** balance
        self.table, self.right, self.l2 = table, right, l2
        self.say: Floats = say[right]
        self.start = np.zeros((len(table.scale) + 1, answers))

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        scores = self.table.times(weights[:-1]) + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        odds /= odds.sum(axis=1, keepdims=True)
        each = np.arange(len(self.right))
        count = len(self.right)
        loss = -float(self.say @ np.log(odds[each, self.right] + 1e-300))
        odds[each, self.right] -= 1.0
        odds *= self.say[:, None]
        moved = weights[:-1] - self.start[:-1]
        slope = np.vstack([self.table.against(odds) + self.l2 * moved, odds.sum(axis=0)])
        return (loss + self.l2 / 2 * float((moved**2).sum())) / count, slope / count


class Slope(Protocol):
    """Something to bring low: how high it lies at some weights and which way it slopes, and where to start."""

    start: Floats

    def __call__(self, weights: Floats, /) -> tuple[float, Floats]: ...


def descend(loss: Slope, rounds: int) -> Floats:
    """The weights where the loss is least: L-BFGS (Nocedal & Wright, algorithms 7.4 and 7.5)."""
    at = loss.start
    height, slope = loss(at)
    trail: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        if np.abs(slope).max() < STILL:
            break
        way = _way(slope, trail)
        taken = _step(loss, at, height, slope, way)
        if taken is None:
            break
        ahead, height, new_slope = taken
        if float(((ahead - at) * (new_slope - slope)).sum()) > 0:
            trail = [*trail[1 - REMEMBERED :], (ahead - at, new_slope - slope)]
        at, slope = ahead, new_slope
    return at


def _way(slope: Floats, trail: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Downhill, bent by the curvature that the last steps met."""
    way, held = slope.copy(), []
    for step, change in reversed(trail):
        share = float((step * way).sum()) / float((step * change).sum())
        held.append(share)
        way -= share * change
    if trail:
        step, change = trail[-1]
        way *= float((step * change).sum()) / float((change * change).sum())
    for (step, change), share in zip(trail, reversed(held), strict=True):
        way += step * (share - float((change * way).sum()) / float((step * change).sum()))
    return -way


def _step(
    loss: Slope, at: Floats, height: float, slope: Floats, way: Floats
) -> tuple[Floats, float, Floats] | None:
    """The first of ever shorter steps that goes down enough (Armijo's rule); None where none does."""
    fall = float((slope * way).sum())
    for halved in range(30):
        length = 0.5**halved
        ahead = at + length * way
        found, new_slope = loss(ahead)
        if found <= height + 1e-4 * length * fall:
            return ahead, found, new_slope
    return None
