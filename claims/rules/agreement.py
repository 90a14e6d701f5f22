"""Whether one sentence's figures bear out another's, speak against them, or leave them open, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import combinations

from claims.rules import nesting
from claims.rules.amounts import FigureKind
from claims.rules.conversion import converted, counts_heads
from claims.rules.language.forms import words
from claims.rules.quantities import Quantity, quantities
from claims.rules.ranges import Range, range_of, rounded
from claims.rules.value import Value


class Upshot(Enum):
    """What a sentence, taken as true, makes of another one."""

    ENTAILS = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTS = "contradiction"


class Standing(Enum):
    """What was found of one figure in the other sentence."""

    SAME = "borne out"
    SUM = "the sum of parts"
    PRINTED = "the same figure, more tightly bound"
    OPEN = "left open"
    CLASH = "another figure for the same"
    MISSING = "not there"


FOUND = frozenset({Standing.SAME, Standing.SUM})
TELLING = 13
"""From here up the same figure is taken for the same thing though another noun stands beside it: news writes smaller
numbers in words because they are everywhere (the usual house rule spells out up to twelve)."""
ALIKE = 0.5
"""Share of the words around a figure that must stand around the other, where no act is named, to be one answer."""
FATES = words("killed injured missing arrested abducted rescued released infected fled defected")
"""What happens to people one way or another: counts of two of these are never one count."""
PARTS = 4
"""At most so many figures are added up: nobody prints longer sums."""


@dataclass(frozen=True, slots=True)
class Held:
    """One figure of the sentence in question, what was found of it, beside which figures, and that in one sentence."""

    quantity: Quantity
    standing: Standing
    beside: tuple[Quantity, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the figures come to: ``held`` has one row for each figure of the sentence in question, in order."""

    upshot: Upshot
    held: tuple[Held, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """One sentence for each figure."""
        return tuple(one.reason for one in self.held)


def agreement(known: str, asked: str, language: str = "en", known_language: str = "") -> Agreement:
    """Hold the figures of the sentence ``asked`` against those of the sentence ``known``, which is taken as true.

    Every figure asked for must be borne out (as a range, in its unit, of its people) to be entailed; one that is
    answered differently contradicts; otherwise, and where nothing is asked in figures, the answer is neutral. Dates
    and names are not looked at. ``language`` is that of both unless the other is named.
    """
    return held(quantities(known, known_language or language), known, quantities(asked, language), asked)


def held(known: Sequence[Quantity], text: str, asked: Sequence[Quantity], words: str) -> Agreement:
    """The same for quantities already read, each list with the sentence its offsets count in."""
    rows = tuple(_held(one, words, known, text) for one in asked if one.bound != "article")
    if any(row.standing is Standing.CLASH for row in rows):
        return Agreement(Upshot.CONTRADICTS, rows)
    borne_out = bool(rows) and all(row.standing in FOUND for row in rows)
    return Agreement(Upshot.ENTAILS if borne_out else Upshot.NEUTRAL, rows)


def _held(one: Quantity, words: str, known: Sequence[Quantity], text: str) -> Held:
    def told(other: Quantity) -> str:
        return text[other.start : other.end]

    said = words[one.start : one.end]
    known = [other for other in known if _same_place(other, one)] or known
    best = max(known, key=lambda other: (_ORDER.index(_standing(other, one)), _fit(other, one)), default=None)
    standing = _standing(best, one) if best else Standing.MISSING
    if best and standing in {Standing.SAME, Standing.PRINTED}:
        return Held(one, standing, (best,), f"“{said}”: {standing.value} (“{told(best)}”).")
    parts = next(_sums(one, known), None)
    if parts:
        return Held(
            one, Standing.SUM, parts, f"“{said}” is the sum of parts: {' + '.join(map(told, parts))}."
        )
    rival = max(known, key=lambda other: _fit(other, one), default=None)
    if rival and _fit(rival, one) >= SAME_ANSWER and _standing(rival, one) is Standing.CLASH:
        return Held(one, Standing.CLASH, (rival,), f"“{said}”: the other says “{told(rival)}”.")
    if best and standing is Standing.OPEN:
        return Held(one, Standing.OPEN, (best,), f"“{said}” is left open by “{told(best)}”.")
    return Held(one, Standing.MISSING, (), f"“{said}” is not in the other sentence.")


_ORDER = (Standing.MISSING, Standing.CLASH, Standing.OPEN, Standing.PRINTED, Standing.SAME)


def _standing(known: Quantity, asked: Quantity) -> Standing:
    """What one figure makes of another, whatever else the sentences say."""
    if known.label or asked.label:
        return _labels(known, asked)
    if not _comparable(known, asked) or _strangers(known, asked) or _other_fate(known, asked):
        return Standing.MISSING
    value = converted(known.value, asked.value.unit)
    return Standing.MISSING if value is None else _as_ranges(known, value, asked)


def _as_ranges(known: Quantity, value: Value, asked: Quantity) -> Standing:
    """The same once the known figure is brought to the unit asked for."""
    inner, outer = range_of(value), range_of(asked.value)
    if _within(known, inner, asked, outer) or rounded(value, asked.value):
        return Standing.SAME
    if inner.holds(outer) and (value is not known.value or _worded_share(known)):
        return Standing.SAME
    if not inner.meets(outer) or _just_beside(known, inner, asked, outer):
        return Standing.CLASH
    return Standing.PRINTED if value is known.value and known.printed == asked.printed else Standing.OPEN


def _worded_share(known: Quantity) -> bool:
    """Whether a share's range only comes of its wording: "a third" is 33 or 34 per cent."""
    low, high = known.value.low, known.value.high
    exact = known.kind is FigureKind.PERCENT and not known.bound
    return exact and low is not None and high is not None and high - low <= 1


def _other_fate(known: Quantity, asked: Quantity) -> bool:
    """Whether one counts the killed and the other the injured, and so on."""
    one, other = known.acts & FATES, asked.acts & FATES
    return bool(one and other) and not one & other


def _same_place(known: Quantity, asked: Quantity) -> bool:
    """Whether the two stand between the same words: then the one is what the other sentence has in its stead."""
    alike = known.place == asked.place and known.kind is asked.kind and all(known.place)
    return alike and bool(known.about and asked.about)


def _labels(known: Quantity, asked: Quantity) -> Standing:
    if known.label == asked.label:
        return Standing.SAME
    bare = known.label or asked.label
    other = asked if known.label else known
    plain = other.kind is FigureKind.COUNT and not other.population and other.value.exact
    return Standing.SAME if plain and bare == f"{other.value.low}" else Standing.MISSING


def _comparable(known: Quantity, asked: Quantity) -> bool:
    ages = {known.kind, asked.kind} == {FigureKind.AGE, FigureKind.DURATION}
    return (known.kind is asked.kind or ages) and (not known.per or not asked.per or known.per == asked.per)


def _within(known: Quantity, inner: Range, asked: Quantity, outer: Range) -> bool:
    if not outer.holds(inner):
        return False
    if asked.strict and not known.strict and asked.kind is not FigureKind.COUNT:
        edge = outer.low if asked.bound == "above" else outer.high
        return edge not in (inner.low, inner.high)
    return True


def _just_beside(known: Quantity, inner: Range, asked: Quantity, outer: Range) -> bool:
    """Whether two ranges touch only at a figure that one of them leaves out: "$500" and "more than $500"."""
    if asked.kind is FigureKind.COUNT or known.strict == asked.strict:
        return False
    strict, exact = (asked, inner) if asked.strict else (known, outer)
    edge = strict.value.low if strict.bound == "above" else strict.value.high
    return exact.low == exact.high == edge


def _strangers(known: Quantity, asked: Quantity) -> bool:
    """Whether the two count different people or things, as far as their nouns tell."""
    one, other = known.population, asked.population
    if not one or not other or nesting.same_group(one, other) or one == other:
        return False
    if _lies_within(known, asked):
        return asked.value.high is not None and not _told_by_size(known, asked)
    return not _told_by_size(known, asked)


def _lies_within(part: Quantity, whole: Quantity) -> bool:
    """Whether one population is part of the other; whoever is killed or arrested is one of the people."""
    if nesting.within(part.population, whole.population):
        return True
    unknown = part.kind is FigureKind.COUNT and not nesting.are_people(part.population)
    return whole.population in nesting.WIDEST and unknown and bool(part.acts & FATES)


def _told_by_size(known: Quantity, asked: Quantity) -> bool:
    figure = known.printed
    return figure is not None and figure == asked.printed and (figure >= TELLING or figure != int(figure))


SAME_ANSWER = 2.0
"""A fit from which two figures answer one question: same people or unit and the same act, or nearly all words."""


def _fit(known: Quantity, asked: Quantity) -> float:
    """How surely two figures answer the same question (0 and more): people, act and the words around them."""
    if known.label or asked.label or not _comparable(known, asked) or known.further or asked.further:
        return 0.0
    if converted(known.value, asked.value.unit) is None:
        return 0.0
    named = bool(known.population and asked.population)
    if named and not nesting.same_group(known.population, asked.population):
        return 0.0
    if known.acts and asked.acts and not known.acts & asked.acts:
        return 0.0
    if _same_place(known, asked):
        return SAME_ANSWER + 1
    shared = len(known.about & asked.about) / max(1, min(len(known.about), len(asked.about)))
    unit = known.kind is not FigureKind.COUNT
    return (
        (1.0 if named or unit else 0.5)
        + (1.0 if known.acts & asked.acts else 0.0)
        + 2 * max(0.0, shared - ALIKE)
    )


def _sums(asked: Quantity, known: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Figures that stand side by side, count parts of what is asked for, and add up to it."""
    parts = [one for one in known if _part(one, asked)]
    for length in range(2, min(PARTS, len(parts)) + 1):
        for chosen in combinations(parts, length):
            if _apart(chosen) and range_of(asked.value).holds(_total(chosen)):
                yield chosen


def _part(one: Quantity, asked: Quantity) -> bool:
    if (
        one.label
        or asked.label
        or one.kind is not asked.kind
        or one.kind not in {FigureKind.COUNT, FigureKind.MONEY}
    ):
        return False
    if converted(one.value, asked.value.unit) is None and not counts_heads(one.value.unit):
        return False
    whole, part = asked.population, one.population
    kin = not whole or not part or nesting.same_group(part, whole) or _lies_within(one, asked)
    return kin and not (one.acts and asked.acts and not one.acts & asked.acts)


def _apart(parts: Sequence[Quantity]) -> bool:
    """Whether none of the parts names the whole of another: two different groups, or told apart by "other"."""
    names = [part.population for part in parts]
    return len(set(names)) == len(names) or any(part.further for part in parts[1:])


def _total(parts: Sequence[Quantity]) -> Range:
    ranges = [range_of(part.value) for part in parts]
    lows = [one.low for one in ranges if one.low is not None]
    highs = [one.high for one in ranges if one.high is not None]
    low = sum(lows, Decimal(0)) if len(lows) == len(ranges) else None
    return Range(low, sum(highs, Decimal(0)) if len(highs) == len(ranges) else None)
