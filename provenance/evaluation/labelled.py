"""Answers with a label held against the right ones: accuracy, F1 of each label, confusion, and the worst mistakes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.evaluation.yardstick import Mistake, f1

WORST = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer: of what, the right label, and how likely each label was found."""

    name: str
    expected: str
    odds: Mapping[str, float]

    @property
    def found(self) -> str:
        """The label found likeliest."""
        return max(self.odds, key=lambda label: (self.odds[label], label))


def scores(answers: Sequence[Judged], labels: Sequence[str]) -> dict[str, Any]:
    """Accuracy, the F1 of each label, and their plain mean."""
    pairs = Counter((one.expected, one.found) for one in answers)
    each = {}
    for label in labels:
        right = pairs[label, label]
        found = sum(pairs[other, label] for other in labels)
        wanted = sum(pairs[label, other] for other in labels)
        each[label] = round(f1(right / found if found else 0.0, right / wanted if wanted else 0.0), 4)
    return {
        "accuracy": round(sum(pairs[label, label] for label in labels) / max(1, len(answers)), 4),
        "macro_f1": round(sum(each.values()) / len(each), 4),
        "f1": each,
    }


def confusion(answers: Sequence[Judged], labels: Sequence[str]) -> dict[str, str]:
    """For each right label, how often each label was found."""
    pairs = Counter((one.expected, one.found) for one in answers)
    return {label: ", ".join(f"{other} {pairs[label, other]}" for other in labels) for label in labels}


def worst(answers: Sequence[Judged]) -> list[Mistake]:
    """The wrong answers of which the program was surest."""
    wrong = [one for one in answers if one.found != one.expected]
    wrong.sort(key=lambda one: (one.odds.get(one.expected, 0.0) - one.odds[one.found], one.name))
    return [Mistake(one.name, one.expected, one.found, one.odds[one.found]) for one in wrong[:WORST]]
