"""Two sentences of one deed that agree in all but one thing: the day, the hour, the place, or who did it."""

from collections.abc import Iterator
from functools import cache

from claims.rules.bearings import named
from claims.rules.bearings.counterparts import Standing, counterparts
from claims.rules.bearings.denied import scopes
from claims.rules.bearings.sentence import Sentence
from claims.rules.bearings.sites import sites
from claims.rules.language import PACKS
from claims.rules.language.concepts import CONCEPTS
from claims.rules.language.forms import phrases, words
from claims.rules.language.tokens import Phrases
from claims.vocabulary import ContradictionKind

Difference = tuple[ContradictionKind, str]
CLOSE = 0.4
"""Share of the shorter sentence's telling words that must stand in the other where a deed meets, for all else to be
alike."""
CLOSER = 0.6
"""The same where none does: news tells one deed by a verb here and by a noun there."""
KNOWN = 3
"""Names that must meet where fewer words do."""
_CONVERSE = ({"=won", "=granted"}, {"=bought", "=sold"}, {"=sent", "=received"}, {"=rescued", "=found"})
"""Deeds that are one, told from either end."""


def share(one: Sentence, other: Sentence) -> float:
    """The part of the shorter sentence's telling words that stands in the other."""
    shorter = min(len(one.told), len(other.told))
    return len(one.told & other.told) / shorter if shorter else 0.0


def alike(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences tell one deed, once, and give no two figures for anything."""
    if _again(one) != _again(other) or _other_figures(one, other):
        return False
    meeting = share(one, other)
    return meeting >= CLOSER or (_one_deed(one, other) and meeting >= CLOSE)


def _other_figures(one: Sentence, other: Sentence) -> bool:
    found = counterparts(one, other)
    if found is not None and found.standing is not Standing.MEET:
        return True
    for kind in {q.kind for q in one.figures}:
        mine, theirs = ({q.printed for q in side.figures if q.kind is kind} for side in (one, other))
        if theirs and not mine & theirs:
            return True
    return False


def _again(said: Sentence) -> bool:
    """Whether it says that it happened once more, and so tells of another time it did."""
    return bool(said.line.folds & _AGAIN) or any(
        _ONCE_MORE.starting(said.tokens, at) for at in range(len(said.tokens))
    )


_AGAIN = words("another again once-more second")
_ONCE_MORE = Phrases(
    {
        "again": phrases(
            "this time,once more,de nuevo,otra vez,esta vez,volvio a,volvieron a,por segunda vez,un segundo,una segunda"
        )
    }
)


def _one_deed(one: Sentence, other: Sentence) -> bool:
    converse = any(one.deeds & each and other.deeds & each for each in _CONVERSE)
    return bool(one.deeds & other.deeds) or converse


def of_another_day(one: Sentence, other: Sentence) -> bool:
    """Whether both tell one deed, each of another day."""
    if not (one.days and other.days) or all(named.apart(one, other)) or _denies(one) or _denies(other):
        return False
    if alike(one, other):
        return True
    near = _much_named(one, other) and one.told & other.told and not _other_figures(one, other)
    return bool(near) and _again(one) == _again(other) and not _other_deeds(one, other)


def _denies(said: Sentence) -> bool:
    return bool(scopes(said.line, said.pack))


def _other_deeds(one: Sentence, other: Sentence) -> bool:
    """Whether each tells of a happening we know, and none of them is the other's."""
    mine, theirs = ({key for key in side.told if key[0] == "="} for side in (one, other))
    return bool(mine and theirs and not mine & theirs)


def _much_named(one: Sentence, other: Sentence) -> bool:
    return len(named.shared(one, other)) >= KNOWN


def of_another_hour(one: Sentence, other: Sentence) -> bool | None:
    """Whether both tell one deed, each of another hour; None where either names none, or they tell two deeds."""
    if one.hour is None or other.hour is None:
        return None
    near = _one_deed(one, other) or share(one, other) >= CLOSE
    one_day = any(a.overlaps(b) for a in one.days for b in other.days)
    if not near and not (one_day and named.shared(one, other) and one.told & other.told):
        return None
    return one.hour.apart(other.hour)


def elsewhere(one: Sentence, other: Sentence) -> Iterator[Difference]:
    """One deed told alike of two places, or of two doers."""
    left, right = named.apart(one, other)
    (places, spots), (others, kinds) = sites(one), sites(other)
    met = named.shared(one, other)
    unique = met - places - others or share(one, other) >= CLOSER or counterparts(one, other)
    if not (unique and alike(one, other)):
        return
    if left & places and right & others:
        yield ContradictionKind.PLACE, _both(left & places, right & others)
    mine, theirs = spots - other.told, kinds - one.told
    if mine and theirs and not spots & kinds:
        yield ContradictionKind.PLACE, _both(mine, theirs)
    if left - places and right - others and met and not (left & places or right & others):
        yield ContradictionKind.PARTY, _both(left, right)
    doers = _people(one) - other.told, _people(other) - one.told
    if all(doers) and met and not (left & places and right & others):
        yield ContradictionKind.PARTY, _both(*doers)


def of_others(one: Sentence, other: Sentence) -> bool:
    """Whether each speaks of a sort of people, besides those it counts, of whom the other says nothing."""
    return bool(_people(one) - other.told and _people(other) - one.told)


def _both(left: frozenset[str], right: frozenset[str]) -> str:
    return f"{', '.join(sorted(left))} / {', '.join(sorted(right))}".replace("@", "")


def _people(said: Sentence) -> frozenset[str]:
    """The sorts of people it names, but for those it counts and those who say it."""
    counted = {t.fold for q in said.figures for t in said.tokens if q.start <= t.start < q.end + 20}
    return frozenset(
        key
        for at, (token, key) in enumerate(zip(said.tokens, said.keys, strict=True))
        if key in said.told and key in _persons() and at not in said.spoken and token.fold not in counted
    )


_MORE = words(
    "adviser ambassador army artist author baker band brigade builder burglar company council councillor craftsman crew"
    " cyclist defender delegate detective engineer escort farmer fighter firefighter fisherman government guard"
    " governor gunman hiker hunter jeweller leader manager mayor merchant midfielder mutineer neighbour opposition"
    " organiser owner peasant photographer pilot police premier prince prosecutor ranger rebel shepherd skipper smuggle"
    " striker substitute surgeon teacher teenager trucker vandal waiter"
)
"""Rows of ``language.concepts`` for whoever does something, besides those of our lists of people."""


@cache
def _persons() -> frozenset[str]:
    known = PACKS["en"].persons | PACKS["en"].soldiers | PACKS["en"].titles | _MORE
    return frozenset(f"@{row}" for word in known if (row := CONCEPTS["en"].get(word)))
