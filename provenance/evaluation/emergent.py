"""Whether a headline asserts, disputes or merely reports a claim: 2,071 judged pairs on 240 claims (Emergent, 2016).

The weights of the program's own signs (``claims.rules.bearings.signs``) are learnt from the set and measured on claims
that were kept out, ten times over; with a file to score, they are learnt from the whole of the set.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.rules.bearings.bearing_weights import BEARING
from claims.rules.bearings.lines import ALIKE, Line, Telling, line
from claims.rules.bearings.signs import OWN_WORD, amounts, signs
from claims.rules.language import PACKS
from claims.rules.learned.fitting import fit
from claims.rules.learned.weights import Weights
from provenance.evaluation.folds import parts_of
from provenance.evaluation.labelled import Judged, confusion, scores, worst
from provenance.evaluation.yardstick import Report, Watch, Yardstick, there, watched

ENGLISH = PACKS["en"]
NAMES = {"asserts": "for", "disputes": "against", "repeats": "observing"}
LABELS = ("for", "against", "observing")
OURS = {theirs: own for own, theirs in NAMES.items()}
FOLDS = 10
L2, BALANCE = 6.0, 0.3
"""Chosen by cross-validation on the set's training part."""
OFTEN = 3
"""A single word is learnt from where at least this many headlines have it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a headline, and what the headline does with it in the program's own word."""

    claim: str
    headline: str
    stance: str


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Learn and measure on kept-out claims, or on the file to score."""
    known = _pairs(folder / "emergent" / "train.csv")
    asked = _pairs(test) if test else known
    seen = _seen(known, known)
    fitted = (
        _answers(_fitted(known, seen), asked, _seen(asked, known)) if test else _across(known, seen, watch)
    )
    shipped = _answers(BEARING, asked, _seen(asked, []))
    return Report(
        "emergent",
        test.name if test else f"train, {FOLDS} times on kept-out claims",
        len(asked),
        scores(fitted, LABELS),
        worst(fitted),
        {"expected, then found": confusion(fitted, LABELS)},
        scores(shipped, LABELS),
    )


def _pairs(path: Path) -> list[Pair]:
    with there(path).open(encoding="utf-8-sig", newline="") as rows:
        return [
            Pair(row["claimHeadline"], row["articleHeadline"], OURS[row["stance"]])
            for row in csv.DictReader(rows)
        ]


def _seen(pairs: Sequence[Pair], among: Sequence[Pair]) -> list[dict[str, float]]:
    """The signs of each pair; a word tells the more the fewer of the texts ``among`` hold it."""
    ready: dict[str, Line] = {
        text: line(text, ENGLISH) for pair in (*pairs, *among) for text in (pair.claim, pair.headline)
    }
    held = [
        ready[text].terms for text in dict.fromkeys(t for pair in among for t in (pair.claim, pair.headline))
    ]
    telling = Telling.among(held) if held else ALIKE
    return [
        amounts(signs(ready[pair.claim], ready[pair.headline], ENGLISH, telling, words=True))
        for pair in pairs
    ]


def _fitted(pairs: Sequence[Pair], seen: Sequence[Mapping[str, float]]) -> Weights:
    often = Counter(name for features in seen for name in features)
    examples = [
        (
            {
                name: amount
                for name, amount in features.items()
                if not name.startswith(OWN_WORD) or often[name] >= OFTEN
            },
            pair.stance,
        )
        for pair, features in zip(pairs, seen, strict=True)
    ]
    return fit(examples, l2=L2, balance=BALANCE)


def _across(pairs: Sequence[Pair], seen: Sequence[Mapping[str, float]], watch: Watch) -> list[Judged]:
    """Every pair answered by weights that have not met its claim."""
    answered: list[Judged | None] = [None] * len(pairs)
    for out in watched(parts_of([pair.claim for pair in pairs], FOLDS), watch):
        kept = sorted(set(range(len(pairs))) - set(out))
        weights = _fitted([pairs[at] for at in kept], [seen[at] for at in kept])
        mine = _answers(weights, [pairs[at] for at in out], [seen[at] for at in out])
        for at, one in zip(out, mine, strict=True):
            answered[at] = one
    return [one for one in answered if one is not None]


def _answers(weights: Weights, pairs: Sequence[Pair], seen: Sequence[Mapping[str, float]]) -> list[Judged]:
    found = []
    for pair, features in zip(pairs, seen, strict=True):
        odds = {NAMES[label]: share for label, share in weights.odds(features).items()}
        found.append(Judged(f"{pair.claim} | {pair.headline}", NAMES[pair.stance], odds))
    return found


EMERGENT = Yardstick(
    "emergent",
    "Does a headline assert, dispute or merely report a claim?",
    measure,
    {"accuracy": 0.76, "macro_f1": 0.74},
    "majority .470; bag of words .698; Ferreira & Vlachos 2016 .7328, macro-F1 .723",
)
