"""Whether two claims answer the same question at all: the same measure, event, people, unit and moment."""

from dataclasses import dataclass, replace

from claims.rules.comparing import parts
from claims.rules.comparing.comparison import Comparand, Comparison, compatible, contradicts, not_comparable
from claims.rules.language.forms import words
from claims.rules.reader.whereabouts import specific
from claims.rules.values import nesting, wording
from claims.rules.values.conversion import converted, counts_heads, in_share
from claims.rules.values.ranges import Range, range_of
from claims.vocabulary import ContradictionKind, Polarity
from sources.rules.period import Period
from sources.rules.stated import stated

LEVELS = words(
    "missing deployed gathered massed held hospitalised trapped stranded sheltered costs priced polled approval"
    " employed employ unemployed traded stocked controlled protested reached house shelter keep own have operate"
)
"""Acts whose figure goes down as well as up. Other counts (killed, arrested) are totals: they only grow."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims in an order that does not depend on which was named first."""

    one: Comparand
    other: Comparand
    words: tuple[str, str]
    """Both values as their claims give them, whatever unit they are compared in."""

    @property
    def converted(self) -> bool:
        """Whether one figure was brought to the other's unit."""
        return self.words != (said(self.one), said(self.other))

    def say(self, claim: Comparand) -> str:
        """One of the two values in words."""
        return self.words[0] if claim is self.one else self.words[1]

    def both(self) -> str:
        """Both values in one breath."""
        one, other = self.words
        joined = any(" and " in words for words in self.words)
        return stated(f"{one} against {other}") if joined else wording.both(one, other)


def said(claim: Comparand) -> str:
    """A claim's value in words."""
    return wording.value(claim.value, claim.text)


def pair(one: Comparand, other: Comparand) -> Pair:
    """Put the earlier and then the higher figure first, so that reasons read alike from both sides."""
    first, second = sorted((one, other), key=_order)
    return Pair(first, second, (said(first), said(second)))


def _order(claim: Comparand) -> tuple[bool, str, bool, float, str, str]:
    moment = moment_of(claim)
    bounds = range_of(claim.value)
    figure = bounds.high if bounds.high is not None else bounds.low
    when = moment.last.isoformat() if moment else ""
    return (moment is None, when, figure is None, -float(figure or 0), claim.key, claim.text)


def moment_of(claim: Comparand) -> Period | None:
    """The moment a figure speaks for; a running total without one speaks for the day of the happening, if it is one."""
    one_day = claim.when if claim.when and claim.when.first == claim.when.last else None
    return claim.as_of or (one_day if claim.running else None)


def other_measure(both: Pair) -> Comparison | None:
    """Claims about different acts answer different questions."""
    one, other = both.one, both.other
    if one.act == other.act:
        return None
    return not_comparable(f"Different measures: one gives “{one.measure}”, the other “{other.measure}”.")


def other_event(both: Pair) -> Comparison | None:
    """Claims about different happenings may give the same figure and still say nothing of each other."""
    one, other = both.one, both.other
    if one.event == other.event:
        return None
    same = range_of(one.value) == range_of(other.value) and one.value.numeric
    kind = _difference(one, other)
    first, second = sorted((_titled(one), _titled(other)))
    if same:
        return not_comparable(f"Same number, another event: {first} against {second}.", kind)
    return not_comparable(f"Another event: {first} against {second}.", kind)


def _titled(claim: Comparand) -> str:
    return f"“{claim.event_title or claim.text}”"


def _difference(one: Comparand, other: Comparand) -> ContradictionKind:
    if one.when and other.when and not one.when.overlaps(other.when):
        return ContradictionKind.TIME
    here, there = specific(one.places), specific(other.places)
    return ContradictionKind.PLACE if here and there and not here & there else ContradictionKind.VALUE


def other_population(both: Pair) -> Comparison | None:
    """A part is held against its whole; groups that merely differ are left apart."""
    one, other = both.one, both.other
    if nesting.same_group(one.population, other.population):
        return None
    if nesting.within(one.population, other.population):
        return _part_of_whole(one, other)
    if nesting.within(other.population, one.population):
        return _part_of_whole(other, one)
    return not_comparable(
        f"Another population: one counts “{one.population or one.measure}”, the other"
        f" “{other.population or other.measure}”."
    )


def _part_of_whole(part: Comparand, whole: Comparand) -> Comparison:
    changed = converted(part.value, whole.value.unit)
    within = stated(f"“{part.population}” lies within “{whole.population or 'people'}”")
    if changed is None or in_share(whole.value.unit):
        return not_comparable(f"Another population: {within}, and a share of one says nothing of the other.")
    inner, outer = range_of(changed), range_of(whole.value)
    if outer.below(inner):
        return _too_large(part, whole, outer)
    added = _added_up(part, whole, outer)
    if added is not None:
        return added
    if inner.nothing:
        return not_comparable(
            f"Another population: {within}, and a “no” to the part says nothing of the rest."
        )
    if inner.below(outer):
        return not_comparable(
            f"Another population: {within}, so {said(part)} may well be a part of {said(whole)}."
        )
    return compatible(f"One is part of the other: {within}, and {said(part)} can lie within {said(whole)}.")


def _added_up(part: Comparand, whole: Comparand, outer: Range) -> Comparison | None:
    """What the parts given side by side say together of the whole: more than it, or all of it."""
    if not part.beside or not parts.within(part.beside, whole.population):
        return None
    summed = parts.total(part.value, part.beside)
    if summed is None or part.running or whole.running:
        return None
    told = wording.listed_parts(parts.listed(part.value, part.population, part.beside))
    together = Range(summed, summed)
    if outer.below(together):
        return contradicts(
            ContradictionKind.VALUE,
            f"The parts add up to more than the whole: {told} are {wording.grouped(summed)}, more than {said(whole)}.",
        )
    if outer.holds(together):
        return compatible(f"The parts add up: {told} are {wording.grouped(summed)}.")
    return None


def _too_large(part: Comparand, whole: Comparand, outer: Range) -> Comparison:
    moment, later = moment_of(whole), moment_of(part)
    if moment and later and moment.last < later.first:
        return not_comparable(
            f"The part is counted later ({wording.period(later)}) than the whole ({wording.period(moment)}):"
            f" {said(part)} may include what came after {said(whole)}."
        )
    kind = ContradictionKind.DENIAL if outer.nothing else ContradictionKind.VALUE
    return contradicts(
        kind,
        f"The part is larger than the whole: “{part.population}” lies within"
        f" “{whole.population or 'people'}”, yet {said(part)} is more than {said(whole)}.",
    )


def other_unit(both: Pair) -> Comparison | None:
    """Figures in units that measure different things."""
    one, other = both.one.value, both.other.value
    if not (one.numeric and other.numeric) or converted(other, one.unit) is not None:
        return None
    if in_share(one.unit) or in_share(other.unit):
        return not_comparable(f"One is a share, the other a number: {both.both()}.")
    return not_comparable(f"Different units: {both.both()} measure different things.")


def in_one_unit(both: Pair) -> Pair:
    """The pair with the second figure brought to the first one's unit."""
    one, other = both.one, both.other
    changed = converted(other.value, one.value.unit) if one.value.numeric and other.value.numeric else None
    return both if changed is None else Pair(one, replace(other, value=changed), both.words)


def other_moment(both: Pair) -> Comparison | None:
    """A figure that may simply have grown, or that speaks for another moment, is no contradiction."""
    one, other = both.one, both.other
    first, second = range_of(one.value), range_of(other.value)
    running = one.running or other.running
    if Polarity.YES in (_only_polarity(one), _only_polarity(other)):
        return None
    if first == second or _flat_denial(one) or _flat_denial(other) or (first.meets(second) and not running):
        return None
    before, after = moment_of(one), moment_of(other)
    if before and after and before.last < after.first:
        return _later(both, before, after, first, second)
    if before and after:
        return None
    return _undated(both) if running else None


def _only_polarity(claim: Comparand) -> Polarity | None:
    return None if claim.value.numeric else claim.value.polarity


def _flat_denial(claim: Comparand) -> bool:
    """Whether it denies the whole happening; "no deaths so far" is only a tally that stands at zero."""
    return range_of(claim.value).nothing and not claim.running


def _later(both: Pair, before: Period, after: Period, first: Range, second: Range) -> Comparison | None:
    earlier, later = both.words
    dates = wording.both(wording.period(before), wording.period(after))
    if both.one.act in LEVELS or not counts_heads(both.one.value.unit):
        return not_comparable(
            f"Two moments, {dates}: this figure goes up and down, from {earlier} to {later}."
        )
    if second.below(first):
        return None
    if both.one.running:
        return not_comparable(
            f"A running tally: {earlier} counts up to {wording.period(before)},"
            f" {later} up to {wording.period(after)}."
        )
    return not_comparable(
        f"Each speaks for its own moment, {dates}: {later} may include what came after {earlier}."
    )


def _undated(both: Pair) -> Comparison:
    tally, final = (both.one, both.other) if both.one.running else (both.other, both.one)
    moment = moment_of(tally)
    until = stated(f" up to {wording.period(moment)}") if moment else ""
    return not_comparable(
        f"A running tally: {both.say(tally)} counts{until},"
        f" and nothing says which moment {both.say(final)} speaks for."
    )


def meeting(both: Pair) -> bool:
    """Whether the two figures of a pair can both be true, said or denied alike."""
    return range_of(both.one.value).meets(range_of(both.other.value)) and polarity(both.one) is polarity(
        both.other
    )


def polarity(claim: Comparand) -> Polarity:
    """Whether a claim says that it is so; a figure of nought says that it is not."""
    return Polarity.NO if range_of(claim.value).nothing else claim.value.polarity
