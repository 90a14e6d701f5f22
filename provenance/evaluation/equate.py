"""Whether two sentences agree on their quantities: news, headlines of a forum, word problems, altered sums (EQUATE).

The set has no training part beside it. So the program's own answer is measured first, with weights set by hand; beside
it stand weights learnt from the signs it goes by, asked only about affairs they were not learnt from. Where a
part knows all three answers, learning starts from the program's own weights and is held near them, for few examples
tell little; where it knows only two, learning starts from nothing, and of the program's own answers the likelier of
the two is taken.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from claims.rules.bearings.following import signs_of
from claims.rules.bearings.following_weights import FOLLOWING
from claims.rules.bearings.lines import Telling, line
from claims.rules.language import PACKS
from claims.rules.learned.fitting import fit
from claims.rules.learned.weights import Weights
from provenance.evaluation.affairs import affairs
from provenance.evaluation.folds import parts_of
from provenance.evaluation.labelled import Judged, confusion, scores, worst
from provenance.evaluation.yardstick import Report, Watch, Yardstick, lines_of, watched

ENGLISH = PACKS["en"]
FOLDS = 10
L2 = 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and what the first makes of the second, in the word of the set."""

    known: str
    asked: str
    upshot: str


def measure(name: str, part: str, folder: Path, test: Path | None, watch: Watch) -> Report:
    """Measure the program on one part of the set, and weights learnt from it on affairs that were kept out."""
    known = _pairs(folder / "equate" / f"{part}.jsonl")
    asked = _pairs(test) if test else known
    labels = sorted({pair.upshot for pair in known})
    if other := sorted({str(pair.upshot) for pair in asked} - set(labels)):
        raise ValueError(f"“{other[0][:60]}” is no label of this set: use {', '.join(labels)}")
    seen = _seen(known, watch)
    asked_of = _seen(asked, watch) if test else seen
    fitted = _answers(asked, _learnt(known, seen), asked_of, labels) if test else _across(known, seen, labels)
    shipped = _answers(asked, FOLLOWING, asked_of, labels)
    return Report(
        name,
        test.name if test else f"{part}, {FOLDS} times on kept-out affairs",
        len(asked),
        scores(fitted, labels),
        worst(shipped),
        {"expected, then found": confusion(fitted, labels), "as shipped": confusion(shipped, labels)},
        scores(shipped, labels),
        _causes(fitted, asked_of),
    )


_FIGURES = {
    "figures: entailment": "all its figures borne out",
    "figures: contradiction": "a figure given otherwise",
    "figures: neutral": "a figure not found, or none asked for",
}


def _causes(answers: Sequence[Judged], seen: Sequence[Mapping[str, float]]) -> dict[str, int]:
    """How many wrong answers there are of each sort, by how the figures stand; the commonest first."""
    counted = Counter(
        f"{one.expected} taken for {one.found}, {next(_FIGURES[sign] for sign in signs if sign in _FIGURES)}"
        for one, signs in zip(answers, seen, strict=True)
        if one.found != one.expected
    )
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def _pairs(path: Path) -> list[Pair]:
    return [Pair(row["premise"], row["hypothesis"], row["label"]) for row in lines_of(path)]


def _seen(pairs: Sequence[Pair], watch: Watch) -> list[dict[str, float]]:
    """The signs of each pair; a word tells the more the fewer of the sentences hold it."""
    ready = {text: line(text, ENGLISH) for pair in pairs for text in (pair.known, pair.asked)}
    telling = Telling.among([each.terms for each in ready.values()])
    return [
        signs_of(ready[pair.known], ready[pair.asked], ENGLISH, telling) for pair in watched(pairs, watch)
    ]


def _learnt(pairs: Sequence[Pair], seen: Sequence[Mapping[str, float]]) -> Weights:
    """Weights learnt from pairs: from the program's own on, where all three answers they weigh are asked for."""
    examples = [(features, pair.upshot) for pair, features in zip(pairs, seen, strict=True)]
    whole = {pair.upshot for pair in pairs} == set(FOLLOWING.labels)
    return fit(examples, l2=L2, known=FOLLOWING if whole else None)


def _answers(
    pairs: Sequence[Pair], weights: Weights, seen: Sequence[Mapping[str, float]], labels: Sequence[str]
) -> list[Judged]:
    """Each pair by the same weights."""
    return [_judged(pair, weights, features, labels) for pair, features in zip(pairs, seen, strict=True)]


def _across(
    pairs: Sequence[Pair], seen: Sequence[Mapping[str, float]], labels: Sequence[str]
) -> list[Judged]:
    """Each pair by what was learnt from other affairs: sentences that stand together in a pair are of one."""
    of = affairs(
        each
        for pair in pairs
        for each in ((pair.known, pair.asked), (pair.known, pair.known), (pair.asked, pair.asked))
    )
    answered: dict[int, Judged] = {}
    for out in parts_of([of[f"headline {pair.known}"] for pair in pairs], FOLDS):
        kept = [at for at in range(len(pairs)) if at not in set(out)]
        weights = _learnt([pairs[at] for at in kept], [seen[at] for at in kept])
        answered |= {at: _judged(pairs[at], weights, seen[at], labels) for at in out}
    return [answered[at] for at in range(len(pairs))]


def _judged(pair: Pair, weights: Weights, features: Mapping[str, float], labels: Sequence[str]) -> Judged:
    odds = weights.odds(features)
    return Judged(
        f"{pair.known} | {pair.asked}", pair.upshot, {label: odds.get(label, 0.0) for label in labels}
    )


_QUESTION = "Do two sentences agree on their quantities? {}"
_PARTS = (
    ("equate_news", "NewsNLI", "News", 0.75, "majority .507; Q-REAS .611; BERT .728; later NLI .751"),
    (
        "equate_reddit",
        "RedditNLI",
        "Headlines of a forum",
        0.72,
        "majority .584; number-match rule .688; NLI .692",
    ),
    ("equate_awp", "AWPNLI", "Word problems", 0.85, ""),
    ("equate_stress", "StressTest_part", "Figures and bounds altered", None, ""),
)
EQUATE = tuple(
    Yardstick(
        name,
        _QUESTION.format(sort),
        partial(measure, name, part),
        {"accuracy": goal} if goal else {},
        published,
    )
    for name, part, sort, goal, published in _PARTS
)
