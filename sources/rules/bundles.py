"""Folds a large family into few marks: copies of one kind and hour become a bundle, the way to one piece stays open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from sources.rules.pedigree import Branch

MOST_ROWS = 30
"""Marks in one picture: what stands on one screen of a desk (30 rows of 44 px), and on four of a phone."""

HEADS = (12, 6, 3, 0)
"""How many of the branches with most below them stay open beside the way to the piece asked for; fewer if need be."""

FINENESS = ("%Y-%m-%d %H", "%Y-%m-%d", "%Y-%m", "")
"""Copies that share this much of their time fold together: the hour, else the day, the month, or whatever the time."""


@dataclass(slots=True)
class Row:
    """One mark of the picture: a single piece (one branch), or a bundle of pieces taken from one in one way.

    ``below`` is what is drawn under a single piece; a bundle holds whole branches, all of them to be listed.
    """

    branches: tuple[Branch, ...]
    below: list["Row"] = field(default_factory=list)

    @property
    def bundled(self) -> bool:
        """Whether it stands for more than one piece."""
        return len(self.branches) > 1 or (not self.below and bool(self.branches[0].below))

    @property
    def generation(self) -> int:
        """The column: that of its latest piece."""
        return max(branch.generation for branch in self.branches)

    def size(self) -> int:
        """How many pieces the mark stands for, those below a bundle included."""
        return sum(branch.size() for branch in self.branches) if self.bundled else 1


def fold(trees: Sequence[Branch], here: str = "", most: int = MOST_ROWS) -> list[Row]:
    """The family in at most ``most`` rows where that can be done; every piece stands in exactly one of them.

    The piece ``here`` and everything above it always stand alone. What cannot be told apart by kind and time any more
    is still not left out: a family of ever more kinds and generations may need more rows.
    """
    way = _way(trees, here)
    if sum(tree.size() for tree in trees) <= most:
        return [_open(tree) for tree in trees]
    rows: list[Row] = []
    for heads, fine in product(HEADS, FINENESS):
        kept = way | _heads(trees, heads)
        rows = list(_folded(trees, kept, fine))
        if count(rows) <= most:
            break
    return rows


def count(rows: Sequence[Row]) -> int:
    """How many marks are drawn."""
    return sum(1 + count(row.below) for row in rows)


def _open(branch: Branch) -> Row:
    return Row((branch,), [_open(below) for below in branch.below])


def _folded(branches: Sequence[Branch], kept: frozenset[str], fine: str) -> Iterator[Row]:
    """The branches that stay open one by one, then the others in bundles, each by its earliest piece."""
    bundles: dict[tuple[str, str], list[Branch]] = {}
    for branch in branches:
        if branch.member.key in kept:
            yield Row((branch,), list(_folded(branch.below, kept, fine)))
        else:
            at = branch.member.at
            when = at.strftime(fine) if at else "undated"
            bundles.setdefault((branch.link.kind if branch.link else "", when if fine else ""), []).append(
                branch
            )
    for alike in sorted(bundles.values(), key=lambda each: each[0].member.place):
        yield Row(tuple(alike))


def _heads(trees: Sequence[Branch], most: int) -> frozenset[str]:
    """The branches with most below them, each with everything above it; roots are among them."""
    waiting: list[tuple[Branch, tuple[str, ...]]] = [(tree, (tree.member.key,)) for tree in trees]
    found: list[tuple[int, str, tuple[str, ...]]] = []
    while waiting:
        branch, path = waiting.pop()
        if branch.below:
            found.append((-branch.size(), branch.member.key, path))
        waiting += [(below, (*path, below.member.key)) for below in branch.below]
    return frozenset(key for _, _, path in sorted(found)[:most] for key in path)


def _way(trees: Sequence[Branch], here: str) -> frozenset[str]:
    """``here`` and everything drawn above it."""
    waiting: list[tuple[Branch, tuple[str, ...]]] = [(tree, (tree.member.key,)) for tree in trees]
    while waiting:
        branch, path = waiting.pop()
        if branch.member.key == here:
            return frozenset(path)
        waiting += [(below, (*path, below.member.key)) for below in branch.below]
    return frozenset()
