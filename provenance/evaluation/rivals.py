"""What the program's own scorer makes of many sources' answers: each answer is a claim, the others its rivals.

Nobody has graded these sources, so each is given the letter that its track record would earn it, as if a curator had
taken up every suggestion; ties between sources come from the mistakes they share. Nothing is fitted to the set: records
and ties are learned from the answers alone, with the constants of ``claims.rules.weighing.dependence``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from claims.rules.weighing.corroboration import Backing, Testimony, weigh
from claims.rules.weighing.discovery import Answer, Discovery, discover
from claims.rules.weighing.questioning import LEAST_MISTAKES
from claims.vocabulary import Stance
from provenance.evaluation.yardstick import Watch, watched

Answers = Mapping[str, Mapping[str, str]]
"""By question, then by source: the answer."""


def learned(answers: Answers) -> Discovery:
    """Track records and ties of everyone who answered; too few shared mistakes tie nobody, as everywhere."""
    found = discover(
        [
            Answer(question, source, value)
            for question, given in answers.items()
            for source, value in given.items()
        ]
    )
    return replace(found, ties={ends: tie for ends, tie in found.ties.items() if tie.wrong >= LEAST_MISTAKES})


def best(answers: Answers, questions: Iterable[str], known: Discovery, watch: Watch) -> dict[str, str]:
    """The answer to each question whose claim scores highest; the first by the alphabet of equals, "" where none is."""
    return {
        question: _strongest(_points(answers.get(question, {}), known))
        for question in watched(sorted(questions), watch)
    }


def most_said(answers: Answers, question: str) -> str:
    """The answer most sources give: the plain vote, for comparison."""
    return _strongest(Counter(answers.get(question, {}).values()))


def _strongest(weights: Mapping[str, float]) -> str:
    return max(sorted(weights), key=weights.__getitem__, default="")


def _points(given: Mapping[str, str], known: Discovery) -> dict[str, float]:
    """The points of each answer's claim, all others its rivals."""
    voices: dict[str, list[Testimony]] = {}
    for source, value in given.items():
        voices.setdefault(value, []).append(_testimony(source, known))
    alone = {value: weigh(heard, claim=value, ties=known.ties) for value, heard in voices.items()}
    return {
        value: weigh(heard, _without(alone, value), claim=value, ties=known.ties).points
        for value, heard in voices.items()
    }


def _without(backings: Mapping[str, Backing], value: str) -> list[Backing]:
    return [backing for other, backing in backings.items() if other != value]


def _testimony(source: str, known: Discovery) -> Testimony:
    return Testimony(
        key=source,
        article=source,
        stance=Stance.ASSERTS,
        origin=source,
        origin_label=source,
        family=source,
        reliability=known.track_records[source].letter,
        rank=source,
    )
