"""Which of several times is true when sites copy one another: 100 flights, four times each, on 38 sites.

Set of Li, Dong, Lyons, Meng and Srivastava, "Truth Finding on the Deep Web" (VLDB 2012). A site's four times of one
flight are four answers; what is no time of day ("Contact Airline") is none.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from provenance.evaluation import rivals
from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, there

WORST = 20
ATTRIBUTES = ("sched_dep_time", "act_dep_time", "sched_arr_time", "act_arr_time")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\s*(?:([ap])\.?\s?m\b)?", re.IGNORECASE)


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Score every time given as a claim of its own, and see whether the best backed one is the true one."""
    root = there(folder / "flights")
    truths_at = there(test if test and test.is_file() else (test or root) / "truth_half.csv")
    beside = truths_at.parent / "claims.csv"
    answers = _answers(beside if beside.exists() else there(root / "claims.csv"))
    truths = _truths(truths_at)
    found = rivals.best(answers, truths, rivals.learned(answers), watch)
    voted = {question: rivals.most_said(answers, question) for question in truths}
    metrics = {
        "accuracy": _accuracy(found, truths),
        "accuracy_by_attribute": _by_attribute(found, truths),
        "plain_vote": _accuracy(voted, truths),
        "plain_vote_by_attribute": _by_attribute(voted, truths),
    }
    tables = {"right, and right by plain vote": _beside(found, voted, truths)}
    return Report("flights", truths_at.name, len(truths), metrics, _mistakes(found, truths, answers), tables)


def _answers(path: Path) -> dict[str, dict[str, str]]:
    answers: dict[str, dict[str, str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            for attribute in ATTRIBUTES:
                if told := clock(row[attribute]):
                    answers.setdefault(_question(row["flight"], attribute), {})[row["src"]] = told
    return answers


def _truths(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as rows:
        return {
            _question(row["flight"], row["attribute"]): clock(row["value"]) for row in csv.DictReader(rows)
        }


def _question(flight: str, attribute: str) -> str:
    return f"{flight} {attribute}"


def clock(written: str) -> str:
    """A time of day in hours and minutes of 24 hours, however it is written; empty where none is given."""
    told = _CLOCK.search(written)
    if told is None:
        return ""
    hour, half = int(told[1]), (told[3] or "").casefold()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"{hour:02}:{told[2]}"


def _accuracy(found: Mapping[str, str], truths: Mapping[str, str]) -> float:
    right = sum(found[question] == truth for question, truth in truths.items())
    return round(right / len(truths), 4) if truths else 0.0


def _by_attribute(found: Mapping[str, str], truths: Mapping[str, str]) -> dict[str, float]:
    asked = Counter(question.rpartition(" ")[2] for question in truths)
    right = Counter(
        question.rpartition(" ")[2] for question, truth in truths.items() if found[question] == truth
    )
    return {attribute: round(right[attribute] / asked[attribute], 4) for attribute in sorted(asked)}


def _beside(found: Mapping[str, str], voted: Mapping[str, str], truths: Mapping[str, str]) -> dict[str, str]:
    """By attribute, how often the scorer is right, and how often what most sites say."""
    scored, plain = _by_attribute(found, truths), _by_attribute(voted, truths)
    return {
        attribute: f"{right:.3f}, plain vote {plain[attribute]:.3f}" for attribute, right in scored.items()
    }


def _mistakes(found: Mapping[str, str], truths: Mapping[str, str], answers: rivals.Answers) -> list[Mistake]:
    """The questions answered wrong, those first that most sources answered right."""
    wrong = [
        Mistake(question, truth, found[question] or "no answer", _said(answers.get(question, {}), truth))
        for question, truth in truths.items()
        if found[question] != truth
    ]
    return sorted(wrong, key=lambda one: (-one.cost, one.name))[:WORST]


def _said(given: Mapping[str, str], truth: str) -> float:
    """What share of the answers was the true one."""
    return sum(value == truth for value in given.values()) / len(given) if given else 0.0


FLIGHTS = Yardstick(
    "flights",
    "Which of several figures is true when sources copy one another?",
    measure,
    {"accuracy": 0.85},
    "plain vote .75, copy groups .78, with source weights .83; the true time is given at all: .965",
)
