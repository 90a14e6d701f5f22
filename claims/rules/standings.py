"""Who really stands behind a claim: appearances folded into origins, and origins into families that count once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.rules.backing import Side, Standing, Testimony
from claims.vocabulary import Stance
from sources.vocabulary import Reliability

_LETTERS = tuple(Reliability)


def standings(testimonies: Iterable[Testimony]) -> list[Standing]:
    """One standing for each family, best graded first; the order testimonies come in does not matter."""
    families: defaultdict[str, set[Testimony]] = defaultdict(set)
    for testimony in testimonies:
        families[testimony.family or testimony.origin].add(testimony)
    folded = [_fold(family, members) for family, members in families.items()]
    return sorted(folded, key=order)


def order(standing: Standing) -> tuple[int, bool, str, str]:
    """Best grade first, comments last, then by first publication."""
    return (_LETTERS.index(standing.grade), standing.comment, standing.rank, standing.family)


def _fold(family: str, members: set[Testimony]) -> Standing:
    ordered = sorted(members, key=_by_age)
    spoken = [one for one in ordered if not one.comment] or ordered
    comment = spoken[0].comment
    grade = Reliability.F if comment else min((one.reliability for one in spoken), key=_LETTERS.index)
    return Standing(
        family=family,
        origin=spoken[0].origin,
        label=spoken[0].origin_label,
        side=_side(ordered),
        grade=grade,
        party=any(one.party for one in ordered),
        comment=comment,
        articles=tuple(sorted({one.article for one in ordered})),
        rank=ordered[0].rank,
    )


def _by_age(testimony: Testimony) -> tuple[str, str, str, str, str]:
    return (testimony.rank, testimony.key, testimony.article, testimony.origin, testimony.origin_label)


def _side(members: Sequence[Testimony]) -> Side:
    against = {one.stance is Stance.DISPUTES for one in members}
    if len(against) == 2:
        return Side.BOTH
    return Side.AGAINST if against == {True} else Side.FOR
