"""Invented pairs of sentences, taken the whole way from their words to what comes of comparing them.

Six sets, written and labelled before anybody looked at what the program answers. Every label was read a second time;
``second`` keeps that reading and, where the two differ, how it was settled. A pair the program gets wrong stays.

The second set, ``blind_pairs.jsonl``, came after the rules had been mended on the first. What the program made of it
at first sight, before anything was mended on it, is the figure to believe of news nobody has tried yet:

    137 pairs: precision 1.00 (45 of 45), recall 0.67 (45 of 67), traps 0.82 (36 of 44), agreeing 0.73 (19 of 26)

Of its 22 contradictions missed, 7 were acts without a figure that took place or did not, 5 one happening in two towns,
2 one happening on two dates, 2 sums or words of another language, and 6 sentences of which one side was not read.

The third, ``wide_pairs.jsonl``, was written without knowing what the program reads: interest rates, ballots, sport,
sentences of courts, rainfall, ferries. At first sight:

    140 pairs: precision 1.00 (4 of 4), recall 0.08 (4 of 50), traps 0.33 (18 of 55), agreeing 0.03 (1 of 35)

None of the 90 that are no contradiction is told as one. Of the 117 told otherwise than labelled, 106 are pairs of
which a side was not read at all, and 11 were read as two acts, groups or events ("burnt down" and "destroyed"). The
comparison says nothing false, and says little: how far the reader reaches is what this set measures. It has been looked
at since, while the reading and the comparing were widened, and shows no longer what news nobody has tried comes to.
So has the fourth, ``broad_pairs.jsonl``, by another hand.

The fifth, ``unseen_pairs.jsonl``, was kept apart until all that was done. At first sight:

    140 pairs: precision .80 (4 of 5), recall .08 (4 of 52), traps .54 (29 of 54), agreeing .18 (6 of 34)

and 16 of 52 with what is offered to people, 10 other pairs among the 26 offered. Of the 48 contradictions not told, one
side at least was not read in 33. The one told falsely counts cases of two districts, named before the word "district".
It has been looked at since, too: its floors below are no figure for news nobody has tried.

The sixth, ``fresh_pairs.jsonl``, has been looked at by nobody who wrote the rules. It is what such news comes to:

    140 pairs: precision .79 (11 of 14), recall .22 (11 of 50), traps .53 (29 of 55), agreeing .14 (5 of 35)

and 32 of 50 with what is offered to people, 11 other pairs among the 43 offered.

Where a side is not read, or two measures are, a pair is only offered to people as a possible contradiction, told by the
words of both sentences (``claims.rules.bearings.clash``); ``offered`` counts what is told or offered.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claims.vocabulary import Outcome
from tests.claims.rules.comparing.offered_in_short import looked_at
from tests.claims.rules.comparing.pairs_in_short import UNREAD, Found, held_together

CONTRADICTS, COMPATIBLE, NOT_COMPARABLE = (outcome.value for outcome in Outcome)
Row = dict[str, Any]
Answers = list[tuple[Row, Found]]

FORESEEN = {"prediction", "target"}
"""Traps in which one side only foresees or wants a figure: the reader makes no claim of it, and rightly so."""


@dataclass(frozen=True)
class PairSet:
    """A set of pairs and what the program reaches on it; a figure may rise, and is then raised here."""

    name: str
    least: int
    precision: float
    recall: float
    traps: float
    agreeing: float
    offered: float
    """Share of the contradictions that are told, or offered to people."""
    rightly: float
    """Share of what is told or offered that is one."""
    of_a_kind: int = 5

    @property
    def rows(self) -> list[Row]:
        path = Path(__file__).with_name(f"{self.name}_pairs.jsonl")
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


SETS = (
    PairSet(
        "contradiction",
        300,
        precision=1.0,
        recall=0.97,
        traps=0.98,
        agreeing=0.98,
        offered=0.98,
        rightly=0.98,
    ),
    PairSet("blind", 120, precision=1.0, recall=0.97, traps=0.93, agreeing=0.99, offered=0.98, rightly=0.99),
    PairSet(
        "wide",
        140,
        precision=0.95,
        recall=0.38,
        traps=0.69,
        agreeing=0.14,
        offered=0.72,
        rightly=0.95,
        of_a_kind=4,
    ),
    PairSet(
        "broad",
        140,
        precision=0.95,
        recall=0.37,
        traps=0.64,
        agreeing=0.02,
        offered=0.64,
        rightly=0.95,
        of_a_kind=3,
    ),
    PairSet(
        "unseen",
        140,
        precision=0.93,
        recall=0.26,
        traps=0.53,
        agreeing=0.17,
        offered=0.78,
        rightly=0.92,
        of_a_kind=4,
    ),
    PairSet(
        "fresh",
        140,
        precision=0.78,
        recall=0.22,
        traps=0.52,
        agreeing=0.14,
        offered=0.64,
        rightly=0.74,
        of_a_kind=4,
    ),
)


@pytest.fixture(scope="module", params=SETS, ids=lambda one: one.name)
def pairs(request: pytest.FixtureRequest) -> PairSet:
    found: PairSet = request.param
    return found


@pytest.fixture(scope="module")
def answers(pairs: PairSet) -> Answers:
    return [(row, held_together(row)) for row in pairs.rows]


def test_nearly_every_contradiction_told_is_one(answers: Answers, pairs: PairSet) -> None:
    told = [row for row, found in answers if found.outcome == CONTRADICTS]

    assert sum(row["outcome"] == CONTRADICTS for row in told) / len(told) >= pairs.precision, _misses(answers)


def test_pairs_are_told_as_what_they_are(answers: Answers, pairs: PairSet) -> None:
    wanted = {CONTRADICTS: pairs.recall, NOT_COMPARABLE: pairs.traps, COMPATIBLE: pairs.agreeing}

    for outcome, least in wanted.items():
        meant = [_right(row, found) for row, found in answers if row["outcome"] == outcome]
        assert sum(meant) / len(meant) >= least, f"{outcome}\n{_misses(answers)}"


def test_what_nobody_read_is_offered_and_most_that_is_offered_contradicts(pairs: PairSet) -> None:
    found = [row["outcome"] for row in pairs.rows if looked_at(row).outcome == CONTRADICTS]
    meant = [row for row in pairs.rows if row["outcome"] == CONTRADICTS]

    assert found.count(CONTRADICTS) / len(meant) >= pairs.offered
    assert found.count(CONTRADICTS) / len(found) >= pairs.rightly


def test_a_contradiction_is_told_by_its_kind(answers: Answers) -> None:
    both = [
        row["kind"] == found.kind for row, found in answers if row["outcome"] == found.outcome == CONTRADICTS
    ]

    assert sum(both) / len(both) >= 0.9


def test_the_set_is_large_and_balanced(pairs: PairSet) -> None:
    rows = pairs.rows
    outcomes = Counter(row["outcome"] for row in rows)
    kinds = Counter(row["kind"] for row in rows if row["outcome"] == CONTRADICTS)
    languages = Counter(side["language"] for row in rows for side in (row["one"], row["other"]))

    assert len(rows) >= pairs.least
    assert len({row["name"] for row in rows}) == len(rows)
    assert len({(row["one"]["text"], row["other"]["text"]) for row in rows}) == len(rows)
    assert min(outcomes.values()) >= len(rows) / 6
    assert min(kinds.values()) >= pairs.of_a_kind
    assert set(kinds) == {"value", "denial", "time", "place", "party", "self", "edited"}
    assert min(languages.values()) >= len(rows) * 2 / 3


def test_every_label_was_read_twice_and_a_difference_settled_in_words(pairs: PairSet) -> None:
    for row in pairs.rows:
        second = row["second"]
        differs = (second["outcome"], second["kind"]) != (row["outcome"], row["kind"])

        assert differs == bool(second.get("settled")), row["name"]


def _right(row: Row, found: Found) -> bool:
    """Whether a pair is told as what it is; a figure only foreseen is told apart by not being read as a claim."""
    if row["trap"] in FORESEEN and found.outcome == UNREAD:
        return found.reason == "nothing read in one"
    return bool(found.outcome == row["outcome"])


def _misses(answers: Answers) -> str:
    missed = Counter(
        f"{row['outcome']}, {row['kind']}, {row['trap']}: told as {found.outcome}"
        for row, found in answers
        if not _right(row, found)
    )
    return "\n".join(f"{count} {name}" for name, count in missed.most_common())
