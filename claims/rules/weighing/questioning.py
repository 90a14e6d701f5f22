"""What sources answer to comparable questions, and which of them share so many mistakes that they are tied."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.rules.weighing.dependence import LIKELY, Tie
from claims.rules.weighing.discovery import Answer, Discovery, discover
from claims.rules.weighing.settling import Pair, Said, Settlement, plain

LEAST_MISTAKES = 3
"""Shared mistakes below which two sources are not called tied: among the many pairs there are, some share one or two by
chance. (Of 2,000 invented sources that each err by themselves, in eight worlds, two made 44 false ties, three one.)"""

MOST_FAMILIES = 400
"""Families that answer one question beyond which it is left out: what everybody has an answer to ties nobody."""

DOUBTED = 0.5
"""An answer is a mistake where it is more probably wrong than right, and people have said so or most others say
otherwise: what most say is not called a mistake on the word of arithmetic alone."""

DENIAL = "not "


@dataclass(frozen=True, slots=True)
class Questions:
    """Everybody's answers, with those that are known to be right by question, and those known to be wrong.

    ``two_sided`` are the questions that are answered with yes or no: somebody denies the only answer given.
    """

    answers: list[Answer] = field(default_factory=list)
    right: dict[str, str] = field(default_factory=dict)
    wrong: set[tuple[str, str]] = field(default_factory=set)
    two_sided: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Shared:
    """Two tied families, what ties them, and the claims both stand behind that are probably wrong, by their doubt."""

    tie: Tie
    mistakes: Mapping[str, float]


def ties(
    said: Iterable[Said],
    rivals: Collection[Pair],
    settled: Mapping[str, Settlement],
    denials: Collection[Pair] = (),
) -> dict[tuple[str, str], Shared]:
    """Every two families (in the order of the alphabet) that probably depend on one another.

    Told by all answers to comparable questions; what people have settled is held fast. ``denials`` are the ``rivals``
    of which one says that there is nothing of what the other says.
    """
    asked = questions(said, rivals, settled, denials)
    found = discover(asked.answers, asked.right, asked.wrong, asked.two_sided)
    given, wrong = _by_family(asked.answers), _mistaken(asked, found)
    tied = {}
    for ends, tie in found.ties.items():
        one, other = sorted(ends)
        if tie.probability >= LIKELY:
            shared = given[one].items() & given[other].items()
            mistakes = dict(wrong[answer] for answer in sorted(shared) if answer in wrong)
            if len(mistakes) >= LEAST_MISTAKES:
                tied[one, other] = Shared(tie, mistakes)
    return tied


def _by_family(answers: Iterable[Answer]) -> dict[str, dict[str, str]]:
    given: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for answer in answers:
        given[answer.source][answer.question] = answer.value
    return given


def _mistaken(asked: Questions, found: Discovery) -> dict[tuple[str, str], tuple[str, float]]:
    """The answers (question and value) that are mistakes, each with its claim and how probably that is wrong."""
    votes = Counter((answer.question, answer.value) for answer in asked.answers)
    most: dict[str, int] = {}
    for (question, _), families in votes.items():
        most[question] = max(families, most.get(question, 0))
    return {
        (question, value): (value.removeprefix(DENIAL), round(doubt, 2))
        for (question, value), families in sorted(votes.items())
        if (doubt := 1 - found.likely[question][value]) > DOUBTED
        and (question in asked.right or (question, value) in asked.wrong or families < most[question])
    }


def questions(
    said: Iterable[Said],
    rivals: Collection[Pair],
    settled: Mapping[str, Settlement],
    denials: Collection[Pair] = (),
) -> Questions:
    """The comparable questions: each measure, as far as the claims about it contradict each other.

    Claims that can stand beside each other are no answers to one question, and each asks its own. A family that gives
    two answers to one question has none to it. Questions that fewer than two families answer tell nothing.
    """
    words = plain(said)
    heads = _heads(words, rivals)
    asked: defaultdict[str, list[Said]] = defaultdict(list)
    for one in words:
        asked[heads[one.claim]].append(one)
    against = {pair for ends in rivals for pair in (ends, ends[::-1])}
    found = Questions()
    for question, heard in sorted(asked.items()):
        _ask(found, question, heard, against, settled)
    _tell_two_sided(found, {frozenset(pair) for pair in denials})
    return found


def _tell_two_sided(found: Questions, denials: Collection[frozenset[str]]) -> None:
    """Note the questions whose only two answers are a claim and its denial."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for answer in found.answers:
        given[answer.question].add(answer.value)
    found.two_sided.update(
        question
        for question, values in given.items()
        if any(value.startswith(DENIAL) for value in values) or frozenset(values) in denials
    )


def _heads(said: Sequence[Said], rivals: Collection[Pair]) -> dict[str, str]:
    """For each claim the first of those it is held together with by contradictions, which names their question."""
    measures = {one.claim: one.measure for one in said}
    above = {claim: claim for claim in measures}

    def head(claim: str) -> str:
        while above[claim] != claim:
            above[claim] = above[above[claim]]
            claim = above[claim]
        return claim

    for one, other in rivals:
        if one in measures and measures[one] == measures.get(other):
            first, second = sorted((head(one), head(other)))
            above[second] = first
    return {claim: head(claim) for claim in measures}


def _ask(
    found: Questions,
    question: str,
    heard: Sequence[Said],
    against: set[Pair],
    settled: Mapping[str, Settlement],
) -> None:
    """Add one question with its answers."""
    claims = sorted({one.claim for one in heard})
    right = next((claim for claim in claims if claim in settled and settled[claim].right), None)
    if right is not None:
        claims = [claim for claim in claims if claim == right or (claim, right) in against]
    given: defaultdict[str, set[str]] = defaultdict(set)
    for one in heard:
        # Where there are several answers, to dispute one of them is no answer: it does not say which is right.
        if one.claim in claims and (len(claims) == 1 or not one.disputes):
            given[one.family].add(f"{DENIAL}{one.claim}" if one.disputes else one.claim)
    answers = [Answer(question, family, *values) for family, values in given.items() if len(values) == 1]
    if not 2 <= len(answers) <= MOST_FAMILIES:
        return
    found.answers.extend(answers)
    if right is not None:
        found.right[question] = right
    elif len(claims) == 1 and claims[0] in settled:
        found.right[question] = f"{DENIAL}{claims[0]}"
    else:
        found.wrong.update((question, claim) for claim in claims if claim in settled)
