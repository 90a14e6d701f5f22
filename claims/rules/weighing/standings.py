"""Who really stands behind a claim: appearances folded into origins, and origins into families that count once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.rules.weighing.backing import Side, Standing, Testimony
from claims.vocabulary import Stance
from sources.vocabulary import Reliability

_LETTERS = tuple(Reliability)


def standings(testimonies: Iterable[Testimony]) -> list[Standing]:
    """One standing for each family, best graded first; the order testimonies come in does not matter."""
    families: defaultdict[str, set[Testimony]] = defaultdict(set)
    for testimony in testimonies:
        families[family_of(testimony)].add(testimony)
    folded = [_fold(family, members) for family, members in families.items()]
    return sorted(folded, key=order)


def family_of(testimony: Testimony) -> str:
    """The family a testimony counts in; a comment never counts for the outlet it was left at, nor against it."""
    return (testimony.family or testimony.origin) + ("/comment" if testimony.comment else "")


def order(standing: Standing) -> tuple[int, bool, str, str]:
    """Best grade first, comments last, then by first publication."""
    return (_LETTERS.index(standing.grade), standing.comment, standing.rank, standing.family)


def _fold(family: str, members: set[Testimony]) -> Standing:
    ordered = sorted(members, key=_by_age)
    first = ordered[0]
    grade = Reliability.F if first.comment else min((one.reliability for one in ordered), key=_LETTERS.index)
    side = _side(ordered)
    lapsed = [one for one in ordered if one.until]
    over = side is Side.BOTH or len(lapsed) == len(ordered)
    speaking = ordered if over else [one for one in ordered if not one.until]
    return Standing(
        family=family,
        origin=first.origin,
        label=first.origin_label,
        side=side,
        grade=grade,
        party=any(one.party for one in ordered),
        comment=first.comment,
        articles=tuple(sorted({one.article for one in speaking})),
        rank=first.rank,
        until=lapsed[0].until if lapsed and over else "",
        stale=len({one.article for one in lapsed if one.stale}) if over else 0,
    )


def _by_age(testimony: Testimony) -> tuple[str, str, str, str, str]:
    return (testimony.rank, testimony.key, testimony.article, testimony.origin, testimony.origin_label)


def _side(members: Sequence[Testimony]) -> Side:
    """Which way a family pulls today; one that only takes back what it said before counts on neither side."""
    today = [one for one in members if not one.until] or members
    against = {one.stance is Stance.DISPUTES for one in today}
    if against == {True} and any(one.stance is not Stance.DISPUTES for one in members):
        return Side.BOTH
    if len(against) == 2:
        return Side.BOTH
    return Side.AGAINST if against == {True} else Side.FOR
