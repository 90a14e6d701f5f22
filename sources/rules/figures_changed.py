"""Names the figures that a copy gives otherwise than the text it was taken from, where the words around them agree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sources.rules import alignment
from sources.rules.alignment import words_of
from sources.rules.alteration_hunks import Side, changed_figures
from sources.rules.likeness import Likeness
from sources.rules.reason import Reason

RULE = "a figure differs"

NAMED = 5
"""Figures named one by one; of the rest only the number is told."""

WIDE = 120
"""Code points between two shared runs, on the longer side, that are still read: a figure and a few words beside it."""

BESIDE = 60
"""Code points of shared words taken in on each side, so that “twenty-nine” is read whole if only “nine” differs."""

LEAST_BESIDE = 2
"""Shared words that stand on each side in the same line: a dateline's day has fewer, a list of results none."""

_DATELINE = re.compile(r"\s[-–—]{1,2}\s")
"""The dash that ends a dateline; a figure before it, at the head of a line, tells when the piece was sent."""

Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was changed: its words in both texts, and where they stand there, in code points."""

    old: str
    new: str
    up: tuple[int, int]
    down: tuple[int, int]


def changed(up: str, down: str, seen: Likeness, language: str) -> tuple[Reason, ...]:
    """The figures of ``up`` that ``down`` gives otherwise, in its order, without weight: they decide no direction.

    ``seen`` is measured with ``down`` as the downstream text. Linear in its runs: each gap is read once, under
    ``WIDE``, and so are the few words before the first run and after the last.
    """
    found = figures(up, down, seen, language)
    reasons = [
        Reason(
            RULE, 0.0, f"a figure was changed: “{each.old}” became “{each.new}”", f"{each.old} / {each.new}"
        )
        for each in found[:NAMED]
    ]
    if len(found) > NAMED:
        reasons.append(
            Reason(RULE, 0.0, f"{len(found)} figures were changed in all; the first {NAMED} are named")
        )
    return tuple(reasons)


def figures(up: str, down: str, seen: Likeness, language: str) -> list[Figure]:
    """Each of the figures that ``changed`` counts, in the order of ``down``, with where it stands."""
    return [told for gap in _gaps(up, down, seen.spans) for told in _told(up, down, gap, language)]


def _gaps(up: str, down: str, spans: Sequence[Place]) -> Iterator[Place]:
    """What lies between neighbouring runs that follow one another in both texts: downstream, then upstream."""
    ends = (len(down), len(down), len(up), len(up))
    for (_, end, _, up_end), (start, _, up_start, _) in pairwise([(0, 0, 0, 0), *spans, ends]):
        if 0 < start - end <= WIDE and 0 < up_start - up_end <= WIDE:
            yield end, start, up_end, up_start


def _told(up: str, down: str, gap: Place, language: str) -> Iterator[Figure]:
    ours, theirs = _line(down, gap[0], gap[1]), _line(up, gap[2], gap[3])
    if ours is None or theirs is None:
        return
    old, new = words_of(up, *theirs), words_of(down, *ours)
    found = alignment.hunks([word.fold for word in old], [word.fold for word in new])
    left = Side.of(up, old, [(hunk.first, hunk.last) for hunk in found], language)
    right = Side.of(down, new, [(hunk.new_first, hunk.new_last) for hunk in found], language)
    for hunk in found:
        if min(hunk.first, len(old) - hunk.last) < LEAST_BESIDE:
            continue
        for run, other in changed_figures(left, right, hunk):
            said, other_said = left.shown(run)[1:-1], right.shown(other)[1:-1]
            yield Figure(said, other_said, left.place(*run), right.place(*other))


def _line(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A gap with whole words around it, within its line; None where a line ends in it."""
    if "\n" in text[start:end].strip():
        return None
    first, last = max(0, start - BESIDE), min(len(text), end + BESIDE)
    first = max(first, text.rfind("\n", first, start) + 1)
    heads = first == 0 or text[first - 1] == "\n"
    stop = text.find("\n", end, last)
    last = last if stop < 0 else stop
    if heads and _DATELINE.search(text, start, last):
        return None
    while first < start and first and text[first - 1].isalnum():
        first += 1
    while last > end and last < len(text) and text[last].isalnum():
        last -= 1
    return first, last
