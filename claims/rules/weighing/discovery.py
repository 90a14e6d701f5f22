"""What many sources' answers to many questions most likely come to, when nobody's word is taken beforehand.

Three things are learned together, each from the other two, until nothing moves: how probable each answer is, how often
each source is right, and which sources depend on one another (the scheme of Dong, Berti-Equille and Srivastava,
"Integrating Conflicting Data: The Role of Source Dependence", VLDB 2009, there called AccuCopy). It decides no claim:
it yields the track records and the ties that are shown beside a curator's grades.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claims.rules.weighing import dependence
from claims.rules.weighing.dependence import COPIED, ONE_WAY, SURE, WRONG_WAYS, Numbers, Tie
from claims.rules.weighing.trackrecord import TrackRecord

NOTHING: Mapping[str, str] = {}

Places = NDArray[np.int64]

ROUNDS = 30
STILL = 1e-4
"""How little the sources' accuracies may move for the search to be at rest."""

AT_FIRST = 0.8
"""How often a source is taken to be right before anything is known of it, as in the paper."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source says to one question."""

    question: str
    source: str
    value: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was learned: each source's record, the ties between sources, each answer's probability by question."""

    track_records: Mapping[str, TrackRecord]
    ties: Mapping[frozenset[str], Tie]
    likely: Mapping[str, Mapping[str, float]]


class Table:
    """The answers laid out in numbers: one row an answer, one claim a value given to a question, every pair of rows.

    The order in which answers come in is without effect. Of a source that answers one question twice, the first
    value by the alphabet is kept. ``ways`` has in how many ways each question can be answered wrong.
    """

    def __init__(self, answers: Sequence[Answer], two_sided: Collection[str] = ()) -> None:
        held = {(one.question, one.source): one.value for one in sorted(answers, key=_order, reverse=True)}
        rows = sorted((question, value, source) for (question, source), value in held.items())
        self.sources = sorted({source for _, _, source in rows})
        self.claims = sorted({(question, value) for question, value, _ in rows})
        self.questions = sorted({question for question, _ in self.claims})
        at_source = {source: place for place, source in enumerate(self.sources)}
        at_claim = {claim: place for place, claim in enumerate(self.claims)}
        at_question = {question: place for place, question in enumerate(self.questions)}
        self.source = np.array([at_source[source] for _, _, source in rows], dtype=np.int64)
        self.claim = np.array([at_claim[question, value] for question, value, _ in rows], dtype=np.int64)
        self.question_of = np.array([at_question[question] for question, _ in self.claims], dtype=np.int64)
        self.ways = np.array([ONE_WAY if each in two_sided else WRONG_WAYS for each in self.questions])
        self.one, self.other = self._meetings()
        self.same = self.claim[self.one] == self.claim[self.other]
        pair = self.source[self.one] * len(self.sources) + self.source[self.other]
        self.pairs, self.pair = np.unique(pair, return_inverse=True)

    def _meetings(self) -> tuple[Places, Places]:
        """Every two rows that answer one question, the source earlier in the alphabet first."""
        question = self.question_of[self.claim]
        ones, others = [], []
        for rows in np.split(np.arange(len(question)), np.flatnonzero(np.diff(question)) + 1):
            ordered = rows[np.argsort(self.source[rows], kind="stable")]
            first, second = np.triu_indices(len(ordered), k=1)
            ones.append(ordered[first])
            others.append(ordered[second])
        return np.concatenate(ones), np.concatenate(others)


def _order(answer: Answer) -> tuple[str, str, str]:
    return (answer.question, answer.source, answer.value)


def discover(
    answers: Sequence[Answer],
    settled: Mapping[str, str] = NOTHING,
    refuted: Collection[tuple[str, str]] = (),
    two_sided: Collection[str] = (),
) -> Discovery:
    """Learn records, ties and likely answers from what the sources say, in time linear in the pairs of answers.

    ``settled`` has the answers that people have found to be right, by question, ``refuted`` the questions with an
    answer they have found to be wrong: they are held fast, and the more of them there are, the less a crowd that shares
    its mistakes can pass them off as the truth. Without any, that crowd wins where it is larger than those who differ
    in their mistakes. ``two_sided`` are the questions that are answered with yes or no.

    The search is made twice, in the paper's way of weighing open answers and in the more trusting one; of the two
    states it comes to rest in, the one under which the sources would most probably have answered so is kept.
    """
    if not answers:
        return Discovery({}, {}, {})
    table = Table(answers, set(two_sided))
    held = _held(table, settled, set(refuted))
    found = [_search(table, held, doubting=doubting) for doubting in (True, False)]
    return _told(table, max(found, key=lambda state: state.probable))


@dataclass(frozen=True, slots=True)
class State:
    """Where a search has come to: each claim's probability, each pair's tie, and how probable the answers then are."""

    likely: Numbers
    tied: Numbers
    probable: float


def _search(table: Table, held: Numbers, *, doubting: bool) -> State:
    accuracy = np.full(len(table.sources), AT_FIRST)
    likely = _fixed(_shares_of_votes(table), held)
    for _ in range(ROUNDS):
        tied = dependence.probability(*_chances(table, accuracy, likely, doubting=doubting))
        likely = _fixed(_weighed(table, accuracy, tied), held)
        before, accuracy = accuracy, _accuracies(table, likely)
        if float(np.abs(accuracy - before).max()) < STILL:
            break
    tied = dependence.probability(*_chances(table, accuracy, likely, doubting=doubting, strict=True))
    return State(likely, tied, dependence.together(*_chances(table, accuracy, likely, doubting=False)))


def _chances(
    table: Table, accuracy: Numbers, likely: Numbers, *, doubting: bool, strict: bool = False
) -> tuple[Numbers, Numbers]:
    """By pair of sources, how probable all that the two answered is: if they are free, and if they are tied.

    ``strict`` minds which questions can be answered wrong in one way alone. While the search runs it would lose its
    hold by that: good sources that agree on every yes and no would look like one another's echo.
    """
    sure = np.clip(accuracy, 1 - SURE, SURE)
    one, other = sure[table.source[table.one]], sure[table.source[table.other]]
    claim = table.claim[table.one]
    ways = table.ways[table.question_of[claim]] if strict else WRONG_WAYS
    each = dependence.chances(one, other, likely[claim], table.same, doubting=doubting, ways=ways)
    pairs = len(table.pairs)
    free = np.bincount(table.pair, each.free, minlength=pairs).astype(float)
    return free, np.bincount(table.pair, each.tied, minlength=pairs).astype(float)


def _held(table: Table, settled: Mapping[str, str], refuted: Collection[tuple[str, str]]) -> Numbers:
    """1 for a claim that is settled to be right, 0 for its rivals and what is refuted, else not a number."""
    found = [
        float(settled[question] == value)
        if question in settled
        else 0.0
        if (question, value) in refuted
        else np.nan
        for question, value in table.claims
    ]
    return np.array(found)


def _fixed(likely: Numbers, held: Numbers) -> Numbers:
    return np.where(np.isnan(held), likely, held)


def _shares_of_votes(table: Table) -> Numbers:
    """What share of the answers to its question each claim has: where the search begins."""
    votes = np.bincount(table.claim, minlength=len(table.claims)).astype(float)
    shares: Numbers = votes / np.bincount(table.question_of, votes)[table.question_of]
    return shares


def _weighed(table: Table, accuracy: Numbers, tied: Numbers) -> Numbers:
    """How probable each claim is: its sources' odds multiplied, each by the share of it that is its own word."""
    sure = np.clip(accuracy, 1 - SURE, SURE)
    odds = np.log(WRONG_WAYS * sure / (1 - sure))[table.source]
    own = _own(table, sure, tied)
    votes: Numbers = np.bincount(table.claim, own * odds, minlength=len(table.claims)).astype(float)
    return _probabilities(table, votes)


def _own(table: Table, accuracy: Numbers, tied: Numbers) -> Numbers:
    """What share of each answer is its source's own word.

    The most accurate of the sources that agree speaks first; each later one keeps what is not probably taken from them.
    """
    place = np.empty(len(accuracy), dtype=np.int64)
    place[np.lexsort((np.arange(len(accuracy)), -accuracy))] = np.arange(len(accuracy))
    one, other = table.one[table.same], table.other[table.same]
    later = np.where(place[table.source[one]] < place[table.source[other]], other, one)
    taken = np.log1p(-COPIED * tied[table.pair[table.same]])
    own: Numbers = np.exp(np.bincount(later, taken, minlength=len(table.source)))
    return own


def _probabilities(table: Table, votes: Numbers) -> Numbers:
    """From the logarithms of the claims' odds to probabilities, the answers nobody gave included."""
    highest = np.zeros(len(table.questions))
    np.maximum.at(highest, table.question_of, votes)
    given = np.bincount(table.question_of)
    parts = np.exp(votes - highest[table.question_of])
    unsaid = np.maximum(WRONG_WAYS + 1 - given, 0) * np.exp(-highest)
    probable: Numbers = parts / (np.bincount(table.question_of, parts) + unsaid)[table.question_of]
    return probable


def _track_records(table: Table, likely: Numbers) -> list[TrackRecord]:
    """How often each source is right, if the claims are as probable as this."""
    right = np.bincount(table.source, likely[table.claim], minlength=len(table.sources))
    of = np.bincount(table.source, minlength=len(table.sources))
    return [TrackRecord(float(r), int(n)) for r, n in zip(right, of, strict=True)]


def _accuracies(table: Table, likely: Numbers) -> Numbers:
    return np.array([one.accuracy for one in _track_records(table, likely)])


def _told(table: Table, state: State) -> Discovery:
    tied, likely = state.tied, state.likely
    alike = np.bincount(table.pair, table.same, minlength=len(table.pairs))
    met = np.bincount(table.pair, minlength=len(table.pairs))
    wrong = np.bincount(
        table.pair, table.same * (1 - likely[table.claim[table.one]]), minlength=len(table.pairs)
    )
    track_records = {
        name: replace(one, right=round(one.right, 6))
        for name, one in zip(table.sources, _track_records(table, likely), strict=True)
    }
    ties = {}
    for n, pair in enumerate(table.pairs):
        one, other = divmod(int(pair), len(table.sources))
        ties[frozenset((table.sources[one], table.sources[other]))] = Tie(
            round(float(tied[n]), 6), int(alike[n]), round(float(wrong[n]), 6), int(met[n] - alike[n])
        )
    answers: dict[str, dict[str, float]] = {question: {} for question in table.questions}
    for n, (question, value) in enumerate(table.claims):
        answers[question][value] = round(float(likely[n]), 6)
    return Discovery(track_records, ties, answers)
