"""Whether two claims can both stand, and why, in one sentence a journalist would print."""

from decimal import Decimal

from claims.rules.comparing import bywords, edits, scenes, scope
from claims.rules.comparing.comparison import Comparand, Comparison, compatible, contradicts, not_comparable
from claims.rules.comparing.scope import Pair, said
from claims.rules.reader.whereabouts import apart
from claims.rules.values import wording
from claims.rules.values.ranges import Range, range_of, rounded
from claims.rules.values.value import Value
from claims.vocabulary import ContradictionKind, Outcome, Polarity
from sources.rules.stated import stated

__all__ = ["Comparand", "Comparison", "compare", "self_contradiction"]


def compare(one: Comparand, other: Comparand) -> Comparison:
    """Hold two claims against each other; the outcome is the same whichever comes first.

    First whether they answer the same question (measure, event, people, unit, moment), by what was read of them, else
    by their words; then whether one
    denies what the other says, then date, place and figure as ranges. The first check with something to say
    decides.
    """
    if one.key == other.key:
        return compatible("The same claim.")
    both = scope.pair(one, other)
    for check in (scope.other_measure, scope.other_event, scope.other_population, scope.other_unit):
        found = check(both)
        if found is not None:
            apart = found.outcome is Outcome.NOT_COMPARABLE
            return _by_party(both, (bywords.against(one, other) if apart else None) or found)
    both = scope.in_one_unit(both)
    for check in (
        _in_one_breath,
        edits.corrected,
        _own_days,
        scope.other_moment,
        _denial,
        _other_day,
        _other_place,
        _agreeing,
    ):
        found = check(both)
        if found is not None:
            return _by_party(both, found)
    return _by_party(both, _clash(both))


def self_contradiction(one: Comparand, other: Comparand, outlet: str) -> Comparison | None:
    """One outlet standing behind two claims that contradict each other, neither of them corrected."""
    if any(claim.corrected_by or claim.dropped for claim in (one, other)):
        return None
    found = compare(one, other)
    if found.outcome is not Outcome.CONTRADICTS:
        return None
    figures = scope.pair(one, other).both()
    if not (one.value.numeric or other.value.numeric):
        return contradicts(ContradictionKind.SELF, f"{outlet} says it and denies it, and corrects neither.")
    measure = one.measure or other.measure
    return contradicts(
        ContradictionKind.SELF, f"{outlet} gives two figures for “{measure}” and corrects neither: {figures}."
    )


def _by_party(both: Pair, found: Comparison) -> Comparison:
    """A contradiction that rests on a party's word alone is shown as a party's."""
    if found.outcome is not Outcome.CONTRADICTS or both.one.party_only == both.other.party_only:
        return found
    voiced = both.one if both.one.party_only else both.other
    note = stated(f"Only a party to the claim says “{voiced.text}”: shown, not counted as a refutation.")
    return contradicts(ContradictionKind.PARTY, f"{found.reason} {note}")


def _in_one_breath(both: Pair) -> Comparison | None:
    one, other = both.one, both.other
    if not (one.value.numeric and other.value.numeric) or scope.meeting(both):
        return None
    if other.key in one.together or one.key in other.together:
        return not_comparable(f"One sentence gives both, so it speaks of two things: {both.both()}.")
    return None


def _denial(both: Pair) -> Comparison | None:
    """Settles every pair in which somebody says no."""
    one, other = both.one, both.other
    if scope.polarity(one) is Polarity.YES and scope.polarity(other) is Polarity.YES:
        return None
    if scope.polarity(one) is scope.polarity(other):
        return compatible("Both say that it is not so.", ContradictionKind.DENIAL)
    denial, claim = (one, other) if scope.polarity(one) is Polarity.NO else (other, one)
    denied, left = range_of(denial.value), range_of(claim.value)
    if denied.nothing:
        return _nothing(denial, claim, denied, left)
    if denied.holds(left):
        return contradicts(
            ContradictionKind.DENIAL, f"One denies the very figure the other gives: {said(claim)}."
        )
    return compatible(
        f"“{wording.sentence(said(denial))}” leaves {said(claim)} open.", ContradictionKind.DENIAL
    )


def _nothing(denial: Comparand, claim: Comparand, denied: Range, left: Range) -> Comparison:
    if left.meets(denied):
        return compatible(f"{wording.sentence(said(claim))} leaves room for none.", ContradictionKind.DENIAL)
    if not claim.value.numeric:
        return contradicts(
            ContradictionKind.DENIAL,
            f"One says it is so, the other that it is not: “{claim.text}” / “{denial.text}”.",
        )
    return contradicts(
        ContradictionKind.DENIAL, f"One says none for “{claim.measure}”, the other {said(claim)}."
    )


def _own_days(both: Pair) -> Comparison | None:
    """Two days of one event: other figures for each of them, or a yes and a no, are no contradiction."""
    one, other = both.one.day, both.other.day
    if one is None or other is None or one.overlaps(other):
        return None
    if _same_answer(both):
        return None if both.one.value.numeric else scenes.on_two_days(both.one.act, one, other)
    if range_of(both.one.value).meets(range_of(both.other.value)):
        return None
    dates = wording.both(*sorted((wording.period(one), wording.period(other))))
    return not_comparable(f"Each speaks of another day, {dates}: {both.both()}.", ContradictionKind.TIME)


def _other_day(both: Pair) -> Comparison | None:
    one, other = both.one, both.other
    if (
        not one.when
        or not other.when
        or one.when.overlaps(other.when)
        or one.when.inferred
        or other.when.inferred
    ):
        return None
    dates = wording.both(*sorted((wording.period(one.when), wording.period(other.when))))
    if _same_answer(both):
        return contradicts(
            ContradictionKind.TIME, f"Both speak of the same happening, on two dates: {dates}."
        )
    if range_of(one.value).meets(range_of(other.value)):
        return None
    return not_comparable(f"Each speaks of another day, {dates}: {both.both()}.", ContradictionKind.TIME)


def _other_place(both: Pair) -> Comparison | None:
    one, other = both.one, both.other
    places = apart(one.places, other.places)
    if places is None or not (one.value.numeric and other.value.numeric):
        return None
    both_places = wording.both(*sorted(place.title() for place in places))
    if _same_answer(both):
        return contradicts(
            ContradictionKind.PLACE,
            f"Both give {said(one)} for “{one.measure}”, but in two places: {both_places}.",
        )
    if range_of(one.value).meets(range_of(other.value)):
        return None
    return not_comparable(
        f"Each counts another place, {both_places}: {both.both()}.", ContradictionKind.PLACE
    )


def _same_answer(both: Pair) -> bool:
    one, other = both.one.value, both.other.value
    if not one.numeric and not other.numeric:
        return one.polarity is other.polarity
    return one.exact and other.exact and one.low == other.low


def _agreeing(both: Pair) -> Comparison | None:
    one, other = both.one.value, both.other.value
    first, second = range_of(one), range_of(other)
    if not one.numeric and not other.numeric:
        return compatible("Both say that it is so.")
    if not one.numeric or not other.numeric:
        numeric = both.one if both.one.value.numeric else both.other
        return compatible(f"One gives {said(numeric)}, the other says only that it is so.")
    if first.meets(second):
        return compatible(_why_they_meet(both, first, second))
    if rounded(one, other):
        coarse, fine = sorted((one, other), key=_digits)
        return compatible(f"{wording.sentence(wording.value(coarse))} is {wording.value(fine)} rounded.")
    return None


def _digits(given: Value) -> tuple[int, Decimal]:
    low = given.low or Decimal(0)
    return (len(low.normalize().as_tuple().digits), low)


def _why_they_meet(both: Pair, first: Range, second: Range) -> str:
    if both.converted:
        return stated(f"In one unit the two figures agree: {both.both()}.")
    if first == second:
        return stated(f"Both say {said(both.one)}.")
    wide, narrow = (both.one, both.other) if first.holds(second) else (both.other, both.one)
    outer, inner = range_of(wide.value), range_of(narrow.value)
    if not outer.holds(inner):
        return stated(f"The ranges overlap: {both.both()}.")
    if outer.high is None:
        return stated(f"“{wording.sentence(said(wide))}” has no upper end; {said(narrow)} lies inside it.")
    if outer.low is None:
        return stated(f"“{wording.sentence(said(wide))}” has no lower end; {said(narrow)} lies inside it.")
    phrase = said(wide) if said(wide).startswith("between") else stated(f"inside {said(wide)}")
    return stated(f"{wording.sentence(said(narrow))} lies {phrase}.")


def _clash(both: Pair) -> Comparison:
    one, other = both.one, both.other
    measure = one.measure or other.measure
    where = _scene(both)
    figures = _lower(both, both.both())
    if both.converted:
        reason = stated(f"In one unit the figures for “{measure}”{where} do not meet: {figures}.")
    elif one.value.exact and other.value.exact:
        reason = stated(f"Both give an exact number for “{measure}”{where}: {figures}.")
    elif one.value.approximate or other.value.approximate:
        reason = stated(f"Even as rough figures for “{measure}”{where} they do not meet: {figures}.")
    else:
        reason = stated(f"The figures for “{measure}”{where} do not meet: {figures}.")
    return contradicts(ContradictionKind.VALUE, reason)


def _scene(both: Pair) -> str:
    days = sorted(
        {wording.period(one.when) for one in (both.one, both.other) if one.when and not one.when.inferred}
    )
    return f" ({days[0]})" if len(days) == 1 else ""


def _lower(both: Pair, figures: str) -> str:
    """Both figures, and that the later one is lower where it is."""
    before, after = scope.moment_of(both.one), scope.moment_of(both.other)
    falling = range_of(both.other.value).below(range_of(both.one.value))
    if before and after and before.last < after.first and falling:
        return stated(f"{figures}, and the later one is lower, so it is no running tally")
    return figures
