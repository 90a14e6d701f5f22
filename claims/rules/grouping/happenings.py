"""Statements gathered into happenings: the well-placed ones form them, the vague ones join the likeliest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.rules.grouping.likeness import ATTACH, GATHER, JOIN, Link, reasons, weight
from claims.rules.grouping.neighbours import Neighbours
from claims.rules.grouping.rarity import Rarity
from claims.rules.grouping.sightings import DATED_WITHIN, Sighting
from sources.rules.reason import Reason

LONGEST = 14
"""Days: a chain of neighbouring dates is never followed further, or a war would become one event."""


VAGUE_WITHIN = 62
"""Days: statements that give only a month, or no date, are compared, and gathered, across two months."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Sightings of one event; ``anchors`` are those that formed it, ``why`` tells each one's link."""

    anchors: tuple[Sighting, ...]
    others: tuple[Sighting, ...]
    why: dict[str, tuple[Reason, ...]]


class _Forest:
    """Sets of sightings that grow together, strongest link first, never past so many days."""

    def __init__(self, found: Sequence[Sighting], longest: int) -> None:
        self.longest = longest
        self.root = {one.lead.key: one.lead.key for one in found}
        self.days = {one.lead.key: _days(one) for one in found}
        self.link: dict[str, Link] = {}

    def find(self, key: str) -> str:
        while self.root[key] != key:
            self.root[key] = self.root[self.root[key]]
            key = self.root[key]
        return key

    def join(self, link: Link, *, whatever: bool = False) -> None:
        """Bring two sets together, unless they would then cover too many days."""
        one, other = self.find(link.one.lead.key), self.find(link.other.lead.key)
        covered = _cover(self.days[one], self.days[other])
        if one != other and covered and covered[1] - covered[0] >= self.longest and not whatever:
            return
        for each in (link.one, link.other):
            self.link.setdefault(each.lead.key, link)
        if one != other:
            self.root[max(one, other)] = min(one, other)
            self.days[min(one, other)] = covered


def _days(one: Sighting) -> tuple[int, int] | None:
    """The days a sighting pins down, else those it was reported on; a vaguer date pins nothing."""
    for days in (one.when, one.reported):
        if days is not None and days.span <= DATED_WITHIN:
            return (days.first, days.last)
    return None


def _cover(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    if one and other:
        return (min(one[0], other[0]), max(one[1], other[1]))
    return one or other


def happenings(found: Sequence[Sighting], rarity: Rarity) -> list[Happening]:
    """Sort sightings into happenings, told alike by how rare is what they share.

    Anchored ones meet by the strength of their links. Each vague one then looks only at anchored ones, so that it can
    hang on the likeliest happening but never bridge two; those that find none gather among themselves.
    """
    anchored = [one for one in found if one.anchored]
    formed = _form(anchored, Neighbours(anchored).pairs(), JOIN, LONGEST, rarity)
    home = {one.lead.key: place for place, (members, _) in enumerate(formed) for one in members}
    index = Neighbours(anchored)
    hung: defaultdict[int, list[Link]] = defaultdict(list)
    loose = []
    for one in found:
        if not one.anchored:
            best = _likeliest(one, index, rarity)
            if best is None:
                loose.append(one)
            else:
                hung[home[best.other.lead.key]].append(best)
    made = [_happening(members, links, hung[place], rarity) for place, (members, links) in enumerate(formed)]
    gathered = _form(loose, Neighbours(loose).pairs(days=VAGUE_WITHIN), GATHER, VAGUE_WITHIN, rarity)
    return made + [_happening(members, links, [], rarity) for members, links in gathered]


def _likeliest(one: Sighting, index: Neighbours, rarity: Rarity) -> Link | None:
    links = [Link(weight(one, other, rarity), one, other) for other in index.shortlist(one)]
    good = [link for link in links if link.weight >= ATTACH]
    return min(good, key=lambda link: (-link.weight, link.other.lead.age)) if good else None


Pairs = Sequence[tuple[Sighting, Sighting]]
Formed = list[tuple[list[Sighting], dict[str, Link]]]


def _form(found: Sequence[Sighting], pairs: Pairs, enough: float, longest: int, rarity: Rarity) -> Formed:
    forest = _Forest(found, longest)
    for link in _held_together(found):
        forest.join(link, whatever=True)
    links = (Link(weight(one, other, rarity), one, other) for one, other in pairs)
    for link in sorted((link for link in links if link.weight >= enough), key=lambda link: link.order):
        forest.join(link)
    sets: defaultdict[str, list[Sighting]] = defaultdict(list)
    for one in found:
        sets[forest.find(one.lead.key)].append(one)
    return [(members, forest.link) for members in sets.values()]


def _held_together(found: Iterable[Sighting]) -> list[Link]:
    """A person put these in one claim, so they speak of one event."""
    first: dict[str, Sighting] = {}
    links = []
    for one in found:
        for name in sorted(one.held):
            other = first.setdefault(name, one)
            if other is not one:
                links.append(Link(float("inf"), one, other))
    return links


def _happening(
    members: Sequence[Sighting], links: dict[str, Link], hung: Sequence[Link], rarity: Rarity
) -> Happening:
    why = {}
    for one in members:
        link = links.get(one.lead.key)
        why[one.lead.key] = (_FIRST,) if one is members[0] or link is None else _explained(one, link, rarity)
    for link in hung:
        why[link.one.lead.key] = _explained(link.one, link, rarity)
    return Happening(tuple(members), tuple(link.one for link in hung), why)


_FIRST = Reason("first", 0.0, "The earliest statement that places this event")


def _explained(one: Sighting, link: Link, rarity: Rarity) -> tuple[Reason, ...]:
    other = link.other if link.one is one else link.one
    if one.held & other.held:
        return (Reason("held", 0.0, "A person put both in one claim", other.lead.claim_text),)
    return reasons(one, other, rarity)
