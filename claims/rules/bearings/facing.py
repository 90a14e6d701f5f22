"""What one figure makes of another: the same, the same more tightly bound, another for the same, or nothing."""

from enum import Enum

from claims.rules.language.forms import words
from claims.rules.reader.quantities import Quantity
from claims.rules.values import nesting
from claims.rules.values.amounts import FigureKind
from claims.rules.values.conversion import converted
from claims.rules.values.ranges import Range, range_of, rounded
from claims.rules.values.value import Value


class Standing(Enum):
    """What was found of one figure in the other sentence."""

    SAME = "borne out"
    SUM = "the sum of parts"
    PRINTED = "the same figure, more tightly bound"
    RECKONED = "comes out of the other figures"
    OPEN = "left open"
    LIKE = "the same figure of something else"
    AMISS = "comes out of no sum"
    CLASH = "another figure for the same"
    MISSING = "not there"


TELLING = 13
"""From here up the same figure is taken for the same thing though another noun stands beside it: news writes smaller
numbers in words because they are everywhere (the usual house rule spells out up to twelve)."""
ALIKE = 0.5
"""Share of the words around a figure that must stand around the other, where no act is named, to be one answer."""
FATES = words("killed injured missing arrested abducted rescued released infected fled defected")
"""What happens to people one way or another: counts of two of these are never one count."""


def standing(known: Quantity, asked: Quantity) -> Standing:
    """What one figure makes of another, whatever else the sentences say."""
    if known.label or asked.label:
        return _labels(known, asked)
    if not comparable(known, asked) or _strangers(known, asked) or _other_fate(known, asked):
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


def alike(known: Quantity, asked: Quantity) -> bool:
    """Whether the same figure is printed, of the same sort, though not of the same thing."""
    if known.label or asked.label:
        return known.label == asked.label
    return comparable(known, asked) and known.printed is not None and known.printed == asked.printed


def _worded_share(known: Quantity) -> bool:
    """Whether a share's range only comes of its wording: "a third" is 33 or 34 per cent."""
    low, high = known.value.low, known.value.high
    exact = known.kind is FigureKind.PERCENT and not known.bound
    return exact and low is not None and high is not None and high - low <= 1


def _other_fate(known: Quantity, asked: Quantity) -> bool:
    """Whether one counts the killed and the other the injured, and so on."""
    one, other = known.acts & FATES, asked.acts & FATES
    return bool(one and other) and not one & other


def same_place(known: Quantity, asked: Quantity) -> bool:
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


def comparable(known: Quantity, asked: Quantity) -> bool:
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
    if lies_within(known, asked):
        return asked.value.high is not None and not _told_by_size(known, asked)
    return not _told_by_size(known, asked)


def lies_within(part: Quantity, whole: Quantity) -> bool:
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


def fit(known: Quantity, asked: Quantity) -> float:
    """How surely two figures answer the same question (0 and more): people, act and the words around them."""
    if known.label or asked.label or not comparable(known, asked) or known.further or asked.further:
        return 0.0
    if converted(known.value, asked.value.unit) is None:
        return 0.0
    named = bool(known.population and asked.population)
    if named and not nesting.same_group(known.population, asked.population):
        return 0.0
    if known.acts and asked.acts and not known.acts & asked.acts:
        return 0.0
    if same_place(known, asked):
        return SAME_ANSWER + 1
    shared = len(known.about & asked.about) / max(1, min(len(known.about), len(asked.about)))
    unit = known.kind is not FigureKind.COUNT
    return (
        (1.0 if named or unit else 0.5)
        + (1.0 if known.acts & asked.acts else 0.0)
        + 2 * max(0.0, shared - ALIKE)
    )
