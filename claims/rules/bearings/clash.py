"""Whether two whole sentences of one happening can both be true, where nobody has read a claim in one of them.

They are laid side by side by their words: names, things, deeds, days. Of one happening they are if names and words
meet and no day, place or sort of things tells them apart. Then the one figure of each that no figure of the other bears
out is held against it, or a denial against what it denies. What is said here is for people to look at: never a claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from claims.rules.bearings import contrary, light, named
from claims.rules.bearings.counterparts import Standing, counterparts
from claims.rules.bearings.denied import scopes
from claims.rules.bearings.differing import elsewhere, of_another_day, of_another_hour, share
from claims.rules.bearings.polarity import opposed
from claims.rules.bearings.sentence import Sentence
from claims.rules.bearings.sites import sites
from claims.rules.bearings.things import of_other_things
from claims.rules.language.contrasts import APART, PARTS_OF_DAY
from claims.rules.reader.quantities import Quantity
from claims.vocabulary import ContradictionKind, Outcome
from sources.rules.period import Period
from sources.rules.stated import stated

SHARE = 0.25
"""Share of the shorter sentence's telling words that must stand in the other for the two to be of one happening."""
WHOLE = 0.8
"""The same where they share no name at all."""
HALF = 0.5
"""The same for longer ones, of which more words meet than that."""
MONTH = timedelta(days=31)
MET = 3
"""Names, words and days that must meet."""


@dataclass(frozen=True, slots=True)
class Held:
    """What two sentences are to each other, and why."""

    outcome: Outcome
    kind: ContradictionKind
    reason: str


def hold(one: Sentence, other: Sentence) -> Held | None:
    """Hold two sentences against each other; None where nothing tells that they are of one happening."""
    if not _of_one(one, other):
        return None
    return next((found for check in _CHECKS for found in check(one, other)), None)


def _of_one(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences tell of one happening, by who and what they name."""
    names, told = named.shared(one, other), one.told & other.told
    days = _one_day(one, other)
    alone = share(one, other) >= (WHOLE if len(told) <= MET else HALF)
    if not (names or (days and len(told) >= MET) or alone):
        return False
    met = min(len(names), MET) + len(told) + days + bool(one.hour and other.hour)
    return met > MET or (met == MET and (share(one, other) >= SHARE or len(told) >= MET or days))


def _one_day(one: Sentence, other: Sentence) -> bool:
    """Whether both speak of one day, or of one month."""
    mine, theirs = (
        [d.period for d in side.times if not d.bound and _short(d.period)] for side in (one, other)
    )
    return any(a.overlaps(b) for a in mine for b in theirs)


def _short(period: Period) -> bool:
    return period.last - period.first <= MONTH


def _not(reason: str, kind: ContradictionKind = ContradictionKind.VALUE) -> Held:
    return Held(Outcome.NOT_COMPARABLE, kind, reason)


def _against(reason: str, kind: ContradictionKind) -> Held:
    return Held(Outcome.CONTRADICTS, kind, reason)


def _light(one: Sentence, other: Sentence) -> Iterator[Held]:
    """A correction, a forecast or a tally against what came."""
    if light.corrects(one) or light.corrects(other):
        yield _not(stated("A correction: one of them puts right what was said before."))
    if light.foresees(one) != light.foresees(other):
        yield _not(stated("One tells what was foreseen, wanted or asked for, the other what came."))
    if (
        light.to_come(one) != light.to_come(other)
        and one.published != other.published
        and not _one_day(one, other)
    ):
        yield _not(stated("One tells what was still to come, the other what came."))
    if light.partly_counted(one) != light.partly_counted(other) or (
        light.partly_counted(one) and counterparts(one, other)
    ):
        yield _not(stated("A count that was not over: each speaks of another stage of it."))
    if (
        (light.running(one) or light.running(other))
        and _other_moment(one, other)
        and counterparts(one, other)
    ):
        yield _not(stated("A running tally: each counts up to its own moment."))


def _other_moment(one: Sentence, other: Sentence) -> bool:
    if one.published != other.published:
        return True
    if one.hour is None or other.hour is None:
        return light.running(one) and light.running(other) and one.hour != other.hour
    return one.hour.apart(other.hour)


def _sorts(one: Sentence, other: Sentence) -> Iterator[Held]:
    """Words that tell a thing from its like: men from women, this summer from the last."""
    for row, part in sorted(one.sorts - other.sorts):
        if row == PARTS_OF_DAY:
            continue
        mine = {p for r, p in one.sorts if r == row}
        theirs = {p for r, p in other.sorts if r == row}
        if theirs and not mine & theirs:
            both = f"{min(APART[row][part])} and {min(APART[row][min(theirs)])}"
            yield _not(stated(f"Each speaks of another sort: {both}."))
    if _of_before(one) != _of_before(other) and (one.days or other.days):
        yield _not(stated("One speaks of the last such time."), ContradictionKind.TIME)
    for name in ("ordinal", "age"):
        mine, theirs = ({n for kind, n in side.spans if kind == name} for side in (one, other))
        if mine and theirs and not mine & theirs:
            yield _not(stated("Each speaks of another span of time."), ContradictionKind.TIME)


def _of_before(said: Sentence) -> bool:
    """Whether it speaks of the last season, or the like, and names no day."""
    return ("age", 1) in said.spans and not said.days


def _times(one: Sentence, other: Sentence) -> Iterator[Held]:
    """Two times that have nothing in common: one deed told of two days, or two happenings."""
    mine, theirs = ([each.period for each in side.times] for side in (one, other))
    if not mine or not theirs or any(a.overlaps(b) for a in mine for b in theirs):
        return
    if of_another_day(one, other) and not opposed_in(one, other):
        yield _against(stated("Both tell one deed, each of another day."), ContradictionKind.TIME)
    yield _not(stated("Each speaks of another time."), ContradictionKind.TIME)


def _names(one: Sentence, other: Sentence) -> Iterator[Held]:
    """Other places or doers: of one deed that is else told alike they cannot both be, of two happenings they can."""
    for kind, said in elsewhere(one, other):
        told = stated(f"Both tell one deed, each names another for it: {said}.")
        if kind is ContradictionKind.PLACE:
            told = stated(f"Both tell one deed, each in another place: {said}.")
        yield _against(told, kind)
    left, right = named.apart(one, other)
    if not (left and right):
        return
    placed = left & sites(one)[0] and right & sites(other)[0]
    if placed or len(named.shared(one, other)) < MET - 1:
        yield _not(stated(f"Each names another: {', '.join(sorted(left))} / {', '.join(sorted(right))}."))


def opposed_in(one: Sentence, other: Sentence) -> str:
    """By which words one sentence denies what the other tells; empty where it does not."""
    found = opposed(one.line, other.line, one.pack, other.pack)
    return f"{found.detail}." if found else ""


def _denials(one: Sentence, other: Sentence) -> Iterator[Held]:
    for left, right in ((one, other), (other, one)):
        if whom := contrary.set_apart(left, right):
            yield _against(
                stated(f"One says that it was not {whom}, the other that it was."), ContradictionKind.PARTY
            )
    if told := contrary.contrary(one, other):
        yield _against(stated(f"Each says the contrary of the other: {told}."), ContradictionKind.DENIAL)
    detail = opposed_in(one, other)
    if not detail or of_other_things(one, other):
        return
    room = any(
        q.value.low is None or q.value.low <= 0
        for side in (one, other)
        for q in side.figures
        if q.bound != "zero"
    )
    if room:
        yield Held(Outcome.COMPATIBLE, ContradictionKind.DENIAL, stated("The figure leaves room for none."))
    yield _against(detail, ContradictionKind.DENIAL)


def _figures(one: Sentence, other: Sentence) -> Iterator[Held]:
    found = counterparts(one, other)
    if found is None:
        return
    said = f"“{one.words(found.mine)}” and “{other.words(found.theirs)}”"
    if found.apart:
        yield _not(stated(f"{found.apart}: {said}."))
    elif _refused(found.mine, one) != _refused(found.theirs, other):
        if found.standing is Standing.MEET:
            yield _against(
                stated(f"One denies the figure the other gives: {said}."), ContradictionKind.DENIAL
            )
        yield Held(
            Outcome.COMPATIBLE, ContradictionKind.DENIAL, stated(f"One denies another figure: {said}.")
        )
    elif found.standing is Standing.CLASH:
        yield _against(stated(f"The figures cannot meet: {said}."), ContradictionKind.VALUE)
    elif found.standing is Standing.PART:
        yield _not(stated(f"One may be a part of the other: {said}."))


def _refused(figure: Quantity, said: Sentence) -> bool:
    """Whether the sentence denies the figure: "not six", "it is not true that 50 were killed"."""
    if figure.bound == "zero":
        return False
    before = said.before(figure, 1)
    at = next((at for at, token in enumerate(said.tokens) if token.end > figure.start), -1)
    negated = bool(before) and before[-1] in {"not", "no"}
    return negated or any(at in each.places for each in scopes(said.line, said.pack))


def _agreeing(one: Sentence, other: Sentence) -> Iterator[Held]:
    found = counterparts(one, other)
    if found is not None and found.standing is Standing.MEET:
        said = f"“{one.words(found.mine)}” and “{other.words(found.theirs)}”"
        yield Held(Outcome.COMPATIBLE, ContradictionKind.VALUE, stated(f"Both can be true: {said}."))


def _hours(one: Sentence, other: Sentence) -> Iterator[Held]:
    """One deed at two hours of one day."""
    another = of_another_hour(one, other)
    if another:
        yield _against(stated("Both tell one deed, each of another hour."), ContradictionKind.TIME)
    elif another is False:
        yield Held(Outcome.COMPATIBLE, ContradictionKind.TIME, stated("The hours agree."))


_CHECKS = (_light, _sorts, _times, _names, _denials, _figures, _hours, _agreeing)
