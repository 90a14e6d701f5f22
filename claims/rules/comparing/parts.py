"""Figures that one sentence gives side by side, and what they add up to: "11 militants and six soldiers" are 17."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.values import nesting
from claims.rules.values.conversion import counts_heads
from claims.rules.values.value import Value

PARTS = 4
"""At most so many figures are added up: nobody prints longer sums."""
_WITHIN = words(
    "including included among incluido incluida incluidos incluidas incluyendo entre comprendidos"
)
"""Words by which a figure is told to be a part of the one before it, not a part beside it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One figure where it stands: for which claim, of whom, in which capture, in which words, and whose they are."""

    claim: str
    population: str
    value: Value
    capture: str
    start: int
    end: int
    quote: str
    voice: str = ""


Part = tuple[str, Value]
"""Of whom, and how many."""


def side_by_side(told: Iterable[Telling]) -> dict[str, tuple[Part, ...]]:
    """For each claim, the parts that the same words give beside its own, as its first telling has them.

    Words that overlap are one clause. Only exact numbers of groups that do not hold each other stand side by side.
    """
    captures: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in told:
        if one.value.exact and counts_heads(one.value.unit):
            captures[one.capture].append(one)
    found: dict[str, tuple[Part, ...]] = {}
    for name in sorted(captures):
        _within_one(sorted(captures[name], key=lambda one: (one.start, one.end, one.claim)), found)
    return found


def in_one_breath(told: Iterable[Telling]) -> dict[str, frozenset[str]]:
    """For each claim, the others that one voice gives for the same group in the same words, wherever it gives this one.

    Nobody contradicts himself in one breath: "£28,000 in Europe, compared to £20,000 in the US" speaks of two things,
    whether or not the words were understood that tell them apart.
    """
    captures: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in told:
        captures[one.capture, one.voice].append(one)
    beside: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for together in captures.values():
        ordered = sorted(together, key=lambda one: (one.start, one.end, one.claim))
        for at, one in enumerate(ordered):
            near = ordered[max(0, at - PARTS) : at + PARTS + 1]
            beside[one.claim].append(frozenset(other.claim for other in near if _same_words(one, other)))
    return {claim: always for claim, each in beside.items() if (always := frozenset.intersection(*each))}


def _same_words(one: Telling, other: Telling) -> bool:
    if one.claim == other.claim or not (one.start < other.end and other.start < one.end):
        return False
    return nesting.same_group(one.population, other.population)


def _within_one(told: Sequence[Telling], found: dict[str, tuple[Part, ...]]) -> None:
    for at, one in enumerate(told):
        near = told[max(0, at - PARTS) : at + PARTS + 1]
        beside = {other.claim: (other.population, other.value) for other in near if _beside(one, other)}
        if 0 < len(beside) < PARTS:
            found.setdefault(one.claim, tuple(part for _, part in sorted(beside.items())))


def _beside(one: Telling, other: Telling) -> bool:
    if one.claim == other.claim or not (one.start < other.end and other.start < one.end):
        return False
    if _WITHIN & set(fold(f"{one.quote} {other.quote}").replace(",", " ").split()):
        return False
    groups = one.population, other.population
    return not (
        nesting.same_group(*groups)
        or nesting.within(*groups)
        or nesting.within(other.population, one.population)
    )


def total(value: Value, beside: Sequence[Part]) -> Decimal | None:
    """What a figure and those beside it add up to; None where one has no exact number."""
    lows = [value.low, *(part.low for _, part in beside)]
    return (
        None
        if any(low is None for low in lows)
        else sum((low for low in lows if low is not None), Decimal(0))
    )


def within(beside: Sequence[Part], whole: str) -> bool:
    """Whether all the parts lie within the whole."""
    return all(nesting.within(population, whole) for population, _ in beside)


def listed(value: Value, population: str, beside: Sequence[Part]) -> Mapping[str, Decimal]:
    """Every part by its group, the claim's own first."""
    parts = {population: value.low, **{group: part.low for group, part in beside}}
    return {group: low for group, low in parts.items() if low is not None}
