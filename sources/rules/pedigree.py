"""A family of articles as a forest: each piece under the closest it was taken from, rings opened, none drawn twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heapify, heappop, heappush

from sources.rules import lineage


@dataclass(frozen=True, slots=True)
class Member:
    """One piece: ``at`` is when it was published, None where nobody knows; ``outlet`` is whose it is, in words."""

    key: str
    at: datetime | None = None
    outlet: str = ""

    @property
    def place(self) -> tuple[bool, float, str]:
        """Its place among others: the earliest first, undated ones last, ties by key."""
        return (self.at is None, self.at.timestamp() if self.at else 0.0, self.key)


@dataclass(frozen=True, slots=True)
class Link:
    """``down`` was taken from ``up`` (both keys) in this way; of several upstreams the closest one is the parent."""

    down: str
    up: str
    kind: str = ""
    closeness: float = 0.0


@dataclass(slots=True)
class Branch:
    """A piece and everything drawn under it.

    ``link`` is what put it there (None at a root), ``others`` are its further upstreams, those that would close a
    ring included. ``generation`` is 0 at a root and otherwise one more than that of its latest upstream.
    """

    member: Member
    link: Link | None = None
    others: tuple[Link, ...] = ()
    generation: int = 0
    below: list["Branch"] = field(default_factory=list)

    def size(self) -> int:
        """How many pieces stand at and below it."""
        waiting, count = [self], 0
        while waiting:
            waiting += waiting.pop().below
            count += 1
        return count

    def keys(self) -> list[str]:
        """The piece and all below it, in the order they are drawn."""
        waiting, found = [self], []
        while waiting:
            branch = waiting.pop()
            found.append(branch.member.key)
            waiting += reversed(branch.below)
        return found


def forest(members: Iterable[Member], links: Iterable[Link]) -> list[Branch]:
    """The family as trees, roots and children by time; the same whatever the order of members and links.

    A ring of pieces that took from one another has no beginning: it is opened at the member where
    ``lineage.roots`` lets it begin, so that picture and score name the same root.
    """
    known = {member.key: member for member in members}
    ups: dict[str, list[Link]] = {key: [] for key in known}
    for link in sorted(set(links), key=_order):
        if link.down in known and link.up in known and link.down != link.up:
            ups[link.down].append(link)
    branches: dict[str, Branch] = {}
    roots = [
        branches[key] for key in _downward(known, ups) if _hang(branches, known[key], ups[key])
    ]  # every upstream outside a ring stands before what was taken from it
    for branch in branches.values():
        branch.below.sort(key=lambda each: each.member.place)
    return sorted(roots, key=lambda each: each.member.place)


def _order(link: Link) -> tuple[str, str, str, float]:
    return (link.down, link.up, link.kind, link.closeness)


def _hang(branches: dict[str, Branch], member: Member, ups: Sequence[Link]) -> bool:
    """Put a piece under the closest upstream drawn before it; True where there is none, at a root."""
    drawn = [link for link in ups if link.up in branches]
    parent = max(drawn, key=lambda link: (link.closeness, link.up), default=None)
    branch = branches[member.key] = Branch(member, parent, tuple(link for link in ups if link is not parent))
    if parent is None:
        return True
    branch.generation = 1 + max(branches[link.up].generation for link in drawn)
    branches[parent.up].below.append(branch)
    return False


def _downward(known: Mapping[str, Member], ups: Mapping[str, Sequence[Link]]) -> list[str]:
    """All keys, upstreams before downstreams; where only rings are left, the first of a ring nothing stands above."""
    above = {key: {link.up for link in links} for key, links in ups.items()}
    below: dict[str, list[str]] = {key: [] for key in known}
    for key, upstreams in above.items():
        for up in upstreams:
            below[up].append(key)
    ready = [known[key].place for key, upstreams in above.items() if not upstreams]
    heapify(ready)
    order: list[str] = []
    while above:
        key = heappop(ready)[2] if ready else min(lineage.roots(min(above), above))
        del above[key]
        order.append(key)
        for down in below[key]:
            if down in above:
                above[down].discard(key)
                if not above[down]:
                    heappush(ready, known[down].place)
    return order
