"""Statements that count simply "people" where others count, by the same figure, the group those people belong to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claims.rules.grouping.mention import Mention
from claims.rules.grouping.sightings import LARGE
from claims.rules.values.nesting import WIDEST, are_people, plain

Mark = tuple[str, ...]
"""What mentions of one claim share; the population comes first."""
Buckets = defaultdict[Mark, list[Mention]]


def folded(buckets: Mapping[Mark, Sequence[Mention]]) -> Buckets:
    """The same mentions, "four dead" put with "four Olmari killed" where copies of one text say both.

    A large figure needs no such tie, if only one group is counted by it: nobody comes upon it by chance.
    """
    groups: defaultdict[Mark, list[Mark]] = defaultdict(list)
    for mark, members in buckets.items():
        if mark[0] not in WIDEST and members[0].value.numeric and are_people(_counted(members)):
            groups[mark[1:]].append(mark)
    found: Buckets = defaultdict(list)
    for mark, members in buckets.items():
        closer = groups[mark[1:]] if mark[0] in WIDEST and members[0].value.numeric else []
        for mention in members:
            found[_home(mention, closer, buckets) or mark].append(mention)
    return _described({mark: sorted(members, key=_age) for mark, members in found.items()})


def _described(buckets: Mapping[Mark, Sequence[Mention]]) -> Buckets:
    """A headline's "Orvessan guards" put with the "Orvessan border guards" of the text under it.

    Both end in one noun, copies of one text give both one figure, and the longer words hold all of the shorter ones.
    """
    groups: defaultdict[tuple[Mark, str], list[Mark]] = defaultdict(list)
    for mark in buckets:
        groups[mark[1:], mark[0].split()[-1] if mark[0] else ""].append(mark)
    found: Buckets = defaultdict(list)
    for mark, members in buckets.items():
        alike = [each for each in groups[mark[1:], mark[0].split()[-1] if mark[0] else ""] if each != mark]
        for mention in members:
            home = [each for each in alike if any(_holds(one, mention) for one in buckets[each])]
            found[home[0] if len(home) == 1 else mark].append(mention)
    return defaultdict(list, {mark: sorted(members, key=_age) for mark, members in found.items()})


def _holds(longer: Mention, shorter: Mention) -> bool:
    """Whether one mention's sentence names all of the group that the other counts, in copies of one text."""
    described = set(shorter.population.split())
    own = set(longer.population.split())
    told = len(described) > 1 and described <= longer.terms and not own <= shorter.terms
    return told and bool(longer.lineage) and longer.lineage == shorter.lineage and shorter.value.numeric


def closest(members: Sequence[Mention], population: str) -> Sequence[Mention]:
    """Those that name the group counted as their claim does, else as anybody does, if any: they name the claim."""
    named = [one for one in members if plain(one.population) not in WIDEST] or members
    return [one for one in named if plain(one.population) == population] or named


def _age(mention: Mention) -> tuple[str, str]:
    return mention.age


def _counted(members: Sequence[Mention]) -> str:
    """ "people" for a group that somebody's unit says are people, else the group."""
    heads = any(one.value.unit == "people" for one in members)
    return "people" if heads else plain(members[0].population)


def _home(mention: Mention, closer: Sequence[Mark], buckets: Mapping[Mark, Sequence[Mention]]) -> Mark | None:
    if len(closer) == 1 and mention.value.low is not None and mention.value.low >= LARGE:
        return closer[0]
    told = [
        mark
        for mark in closer
        if any(one.lineage and one.lineage == mention.lineage for one in buckets[mark])
    ]
    return told[0] if len(told) == 1 else None
