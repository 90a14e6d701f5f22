"""Learns from texts whose claim is known how much each feature says of which claim a text repeats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claims.rules.learned.fitting import Floats, descend, fit
from claims.rules.learned.picking import Picks
from claims.rules.learned.weights import Weights
from claims.rules.lookup.weights import ANOTHER, REPEATS

ROUNDS = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """One text: the features of each candidate, and which candidates it does repeat."""

    candidates: Sequence[Mapping[str, float]]
    right: Sequence[bool]


def learnt(choices: Sequence[Choice], *, l2: float = 1.0, source: str = "") -> Weights:
    """The weights under which the right one of each text's candidates is likeliest to be picked.

    The candidates of one text are held against each other only (see ``Picks``), because what tells two claims apart is
    not what tells two texts apart. A second, plain fit then brings the sums to odds. Texts without a right candidate
    teach nothing. ``l2`` (0 or more) holds the weights small. Raises ``ValueError`` where no text has both a right and
    a wrong candidate.
    """
    told = [one for one in choices if any(one.right) and not all(one.right)]
    if not told:
        raise ValueError("texts are wanted that have a right and a wrong candidate: give some")
    names = sorted({name for one in told for features in one.candidates for name in features})
    loss = _Loss(told, names, l2)
    each = descend(loss, ROUNDS)[:, 0] / loss.scale
    sums = [
        ({"sum": float(total)}, REPEATS if right else ANOTHER)
        for total, right in zip(loss.plain @ each, loss.picks.right, strict=True)
    ]
    odds = fit(sums, source=source)
    of = {label: odds.of["sum"][at] for at, label in enumerate(odds.labels)}
    bias = dict(zip(odds.labels, odds.bias, strict=True))
    steep = of[REPEATS] - of[ANOTHER]
    return Weights(
        (REPEATS, ANOTHER),
        (bias[REPEATS] - bias[ANOTHER], 0.0),
        {name: (float(weight) * steep, 0.0) for name, weight in zip(names, each, strict=True) if weight},
        source,
    )


class _Loss:
    """How unlikely the right candidates are under some weights, and which way that slopes."""

    def __init__(self, choices: Sequence[Choice], names: Sequence[str], l2: float) -> None:
        rows = [features for one in choices for features in one.candidates]
        self.plain: Floats = np.array([[features.get(name, 0.0) for name in names] for features in rows])
        scale = np.abs(self.plain).max(axis=0)
        self.scale: Floats = np.where(scale > 0, scale, 1.0)
        self.table = self.plain / self.scale
        right = np.array([right for one in choices for right in one.right], np.float64)
        self.picks = Picks(right, np.array([len(one.candidates) for one in choices]))
        self.l2 = l2
        self.start: Floats = np.zeros((len(names), 1))

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        loss, errors = self.picks.misses((self.table @ weights)[:, 0])
        slope = (self.table.T @ errors)[:, None] + self.l2 * weights
        held = self.l2 / 2 * float((weights**2).sum())
        return (loss + held) / self.picks.count, slope / self.picks.count
