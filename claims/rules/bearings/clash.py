"""Whether two whole sentences of one happening can both be true, where nobody has read a claim in one of them.

They are laid side by side by their words: names, things, deeds, days. Of one happening they are if names and words
meet and no day, place or sort of things tells them apart. Then the one figure of each that no figure of the other bears
out is held against it, or a denial against what it denies. What is said here is for people to look at: never a claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.rules.bearings.counterparts import Standing, counterparts
from claims.rules.bearings.denied import scopes
from claims.rules.bearings.polarity import opposed
from claims.rules.bearings.sentence import Sentence
from claims.rules.language.contrasts import APART
from claims.rules.reader.quantities import Quantity
from claims.vocabulary import ContradictionKind, Outcome

SHARE = 0.25
"""Share of the shorter sentence's telling words that must stand in the other for the two to be of one happening."""
CLOSE = 0.4
"""The same where no figure but only a day, a place or a name differs: there all else must be alike."""
WHOLE = 0.8
"""The same where they share no name at all."""
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
    names, told = _shared(one, other), one.told & other.told
    days = any(a.overlaps(b) for a in one.days for b in other.days)
    met = min(len(names), MET) + len(told) + days + bool(one.hour and other.hour)
    if not told or not (names or (days and len(told) >= MET) or _share(one, other) >= WHOLE):
        return False
    return met > MET or (met == MET and (_share(one, other) >= SHARE or len(told) >= MET))


def _shared(one: Sentence, other: Sentence) -> frozenset[str]:
    """The names both have, be it as the first word of one."""
    return (one.names & other.called) | (other.names & one.called)


def _share(one: Sentence, other: Sentence) -> float:
    shorter = min(len(one.told), len(other.told))
    return len(one.told & other.told) / shorter if shorter else 0.0


def _not(reason: str, kind: ContradictionKind = ContradictionKind.VALUE) -> Held:
    return Held(Outcome.NOT_COMPARABLE, kind, reason)


def _against(reason: str, kind: ContradictionKind) -> Held:
    return Held(Outcome.CONTRADICTS, kind, reason)


def _light(one: Sentence, other: Sentence) -> Iterator[Held]:
    """A correction, a forecast or a tally against what came."""
    if one.corrects or other.corrects:
        yield _not("A correction: one of them puts right what was said before.")
    if one.foresees != other.foresees:
        yield _not("One tells what was foreseen, wanted or asked for, the other what came.")
    if one.to_come != other.to_come and one.published != other.published:
        yield _not("One tells what was still to come, the other what came.")
    if (one.running or other.running) and _other_moment(one, other) and counterparts(one, other):
        yield _not("A running tally: each counts up to its own moment.")


def _other_moment(one: Sentence, other: Sentence) -> bool:
    if one.published != other.published:
        return True
    if one.hour is None or other.hour is None:
        return one.running and other.running and one.hour != other.hour
    return one.hour.apart(other.hour)


def _sorts(one: Sentence, other: Sentence) -> Iterator[Held]:
    """Words that tell a thing from its like: men from women, this summer from the last."""
    for row, part in sorted(one.sorts - other.sorts):
        mine = {p for r, p in one.sorts if r == row}
        theirs = {p for r, p in other.sorts if r == row}
        if theirs and not mine & theirs:
            both = f"{min(APART[row][part])} and {min(APART[row][min(theirs)])}"
            yield _not(f"Each speaks of another sort: {both}.")
    for name in ("ordinal", "age"):
        mine, theirs = ({n for kind, n in side.spans if kind == name} for side in (one, other))
        if mine and theirs and not mine & theirs:
            yield _not("Each speaks of another span of time.", ContradictionKind.TIME)


def _times(one: Sentence, other: Sentence) -> Iterator[Held]:
    """Two times that have nothing in common: one deed told of two days, or two happenings."""
    mine, theirs = ([each.period for each in side.times] for side in (one, other))
    if not mine or not theirs or any(a.overlaps(b) for a in mine for b in theirs):
        return
    one_deed = one.days and other.days and one.deeds & other.deeds and _share(one, other) >= CLOSE
    if (
        one_deed
        and not _other_figure(one, other)
        and not (_names_apart(one, other) or opposed_in(one, other))
    ):
        yield _against("Both tell one deed, each of another day.", ContradictionKind.TIME)
    yield _not("Each speaks of another time.", ContradictionKind.TIME)


def _other_figure(one: Sentence, other: Sentence) -> bool:
    found = counterparts(one, other)
    return found is not None and found.standing is not Standing.MEET


def _names_apart(one: Sentence, other: Sentence) -> tuple[frozenset[str], frozenset[str]] | None:
    """The names that only one of the two has, where each has some."""
    left = frozenset(name for name in one.names - other.names if name not in other.line.folds)
    right = frozenset(name for name in other.names - one.names if name not in one.line.folds)
    return (left, right) if left and right else None


def _names(one: Sentence, other: Sentence) -> Iterator[Held]:
    """Other places or doers: of one deed that is else told alike they cannot both be, of two happenings they can."""
    apart = _names_apart(one, other)
    if apart is None:
        return
    said = f"{', '.join(sorted(apart[0]))} / {', '.join(sorted(apart[1]))}"
    alike = one.deeds & other.deeds and _share(one, other) >= CLOSE and not _other_figure(one, other)
    unique = (one.names & other.names) - one.placed - other.placed or counterparts(one, other)
    if alike and unique and apart[0] & one.placed and apart[1] & other.placed:
        yield _against(f"Both tell one deed, each in another place: {said}.", ContradictionKind.PLACE)
    elif alike and one.names & other.names and not (apart[0] & one.placed or apart[1] & other.placed):
        yield _against(f"Both tell one deed, each names another for it: {said}.", ContradictionKind.PARTY)
    elif len(one.names & other.names) < 2 or (apart[0] & one.placed and apart[1] & other.placed):
        yield _not(f"Each names another: {said}.")


def opposed_in(one: Sentence, other: Sentence) -> str:
    """By which words one sentence denies what the other tells; empty where it does not."""
    found = opposed(one.line, other.line, one.pack, other.pack)
    return f"{found.detail}." if found else ""


def _denials(one: Sentence, other: Sentence) -> Iterator[Held]:
    detail = opposed_in(one, other)
    if not detail:
        return
    room = any(
        q.value.low is None or q.value.low <= 0
        for side in (one, other)
        for q in side.figures
        if q.bound != "zero"
    )
    if room:
        yield Held(Outcome.COMPATIBLE, ContradictionKind.DENIAL, "The figure leaves room for none.")
    yield _against(detail, ContradictionKind.DENIAL)


def _figures(one: Sentence, other: Sentence) -> Iterator[Held]:
    found = counterparts(one, other)
    if found is None:
        return
    said = f"“{one.words(found.mine)}” and “{other.words(found.theirs)}”"
    if found.apart:
        yield _not(f"{found.apart}: {said}.")
    elif _refused(found.mine, one) != _refused(found.theirs, other):
        if found.standing is Standing.MEET:
            yield _against(f"One denies the figure the other gives: {said}.", ContradictionKind.DENIAL)
        yield Held(Outcome.COMPATIBLE, ContradictionKind.DENIAL, f"One denies another figure: {said}.")
    elif found.standing is Standing.CLASH:
        yield _against(f"The figures cannot meet: {said}.", ContradictionKind.VALUE)
    elif found.standing is Standing.PART:
        yield _not(f"One may be a part of the other: {said}.")
    else:
        yield Held(Outcome.COMPATIBLE, ContradictionKind.VALUE, f"Both can be true: {said}.")


def _refused(figure: Quantity, said: Sentence) -> bool:
    """Whether the sentence denies the figure: "not six", "it is not true that 50 were killed"."""
    if figure.bound == "zero":
        return False
    before = said.before(figure, 1)
    at = next((at for at, token in enumerate(said.tokens) if token.end > figure.start), -1)
    negated = bool(before) and before[-1] in {"not", "no"}
    return negated or any(at in each.places for each in scopes(said.line, said.pack))


def _hours(one: Sentence, other: Sentence) -> Iterator[Held]:
    """One deed at two hours of one day."""
    if one.hour is None or other.hour is None or not (one.deeds & other.deeds or _share(one, other) >= CLOSE):
        return
    if one.hour.apart(other.hour):
        yield _against("Both tell one deed, each of another hour.", ContradictionKind.TIME)
    else:
        yield Held(Outcome.COMPATIBLE, ContradictionKind.TIME, "The hours agree.")


_CHECKS = (_light, _sorts, _times, _names, _denials, _figures, _hours)
