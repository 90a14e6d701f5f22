"""Lays two texts side by side: each shared run beside its twin, every other word where it stood, long ones folded."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sources.rules.figures_changed import Figure

MOST = 150  # shared runs laid out, the longest ones; more are a page nobody reads
FOLDED_FROM = 260  # letters; what only one of the two says is folded from there on
PEEK = 90  # letters that show at the end of a folded stretch, so that the run after it has a context
SIGNS = 3  # signs after a run, alike in both texts, that are shown with it: a full stop, closing marks

LINE = re.compile(r"[^\n]+")
OPENING = ("Ps", "Pi")

Run = tuple[int, int, int, int]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs between the two texts, as one of them has it; ``other`` is what the other says."""

    number: int
    place: Place
    other: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words; those of a changed figure by themselves."""

    text: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words only one text has: those that may be folded, how many they are, and those that always show."""

    folded: tuple[Piece, ...] = ()
    words: int = 0
    shown: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.folded or self.shown)

    @property
    def open(self) -> bool:
        """Whether a changed figure stands among the folded words, so that they show at once."""
        return any(piece.change for piece in self.folded)


@dataclass(frozen=True, slots=True)
class Side:
    """One text's part of a row: what it says before the run, and the run; ``moved`` where the run stands elsewhere."""

    before: Stretch
    run: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """A shared run with its number, above and below."""

    number: int
    up: Side
    down: Side
    words: int


@dataclass(frozen=True, slots=True)
class Matched:
    """Two texts, row by row in the order of the lower one; ``up_end`` and ``down_end`` follow the last run.

    ``figures`` are those that differ; the pieces that hold them bear their numbers, from 1 on.
    """

    rows: list[Pairing]
    up_end: Stretch
    down_end: Stretch
    total: int
    figures: Sequence[Figure] = ()


@dataclass(frozen=True)
class _Text:
    """One of the two texts, with the figures that differ in the order in which they stand there."""

    text: str
    changes: Sequence[Change]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The words from one place to another: no blanks around a line, one line break for many."""
        first = True
        for line in LINE.finditer(self.text, start, end):
            left, right = line.span()
            left += len(line[0]) - len(line[0].lstrip())
            right -= len(line[0]) - len(line[0].rstrip())
            if left < right:
                if not first:
                    yield Piece("\n")
                first = False
                yield from self._cut(left, right)

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        at = bisect_right(self.changes, start, key=lambda each: each.place[1])
        while at < len(self.changes) and self.changes[at].place[0] < end:
            change = self.changes[at]
            left, right = max(change.place[0], start), min(change.place[1], end)
            if start < left:
                yield Piece(self.text[start:left])
            if left < right:
                yield Piece(self.text[left:right], change)
                start = right
            at += 1
        if start < end:
            yield Piece(self.text[start:end])

    def whole(self, start: int, end: int) -> Place:
        """A shared run without the words of a changed figure that reaches into it: that is shown in one piece."""
        for change in self.changes:
            left, right = change.place
            if left <= start < right:
                start = right
            elif start < left < end:
                end = min(end, left) if right >= end else end
        return start, end


def lay_side_by_side(
    runs: Iterable[Sequence[int]], down: str, up: str, figures: Sequence[Figure] = ()
) -> Matched:
    """The two texts; runs are start and end below, start and end above, in code points. Every word shows once."""
    whole = sorted({(one[0], one[1], one[2], one[3]) for one in runs if _stands(one, down, up)})
    longest = sorted(sorted(whole, key=lambda run: (run[0] - run[1], run))[:MOST])
    lower = _Text(down, _changes([(each.down, each.old) for each in figures]))
    upper = _Text(up, _changes([(each.up, each.new) for each in figures]))
    kept = [_signed(run, down, up) for run in _trimmed(longest, lower, upper)]
    above, up_tail = _gaps([(run[2], run[3]) for run in kept], len(up))
    below, down_tail = _gaps([(run[0], run[1]) for run in kept], len(down))
    rows, furthest = [], 0
    for number, run in enumerate(kept):
        moved = run[2] < furthest
        furthest = max(furthest, run[3])
        rows.append(
            Pairing(
                number + 1,
                Side(_stretch(upper, *above[number]), _tidy(up[run[2] : run[3]]), moved),
                Side(_stretch(lower, *below[number]), _tidy(down[run[0] : run[1]])),
                len(down[run[0] : run[1]].split()),
            )
        )
    ends = _tail(upper, up_tail, len(up)), _tail(lower, down_tail, len(down))
    return Matched(rows, *ends, len(whole), figures)


def _changes(given: Sequence[tuple[Place, str]]) -> list[Change]:
    numbered = [Change(number, place, other) for number, (place, other) in enumerate(given, 1)]
    return sorted(numbered, key=lambda each: each.place)


def _stands(run: Sequence[int], down: str, up: str) -> bool:
    return len(run) == 4 and 0 <= run[0] < run[1] <= len(down) and 0 <= run[2] < run[3] <= len(up)


def _trimmed(runs: Sequence[Run], lower: _Text, upper: _Text) -> Iterator[Run]:
    for run in runs:
        start, end = lower.whole(run[0], run[1])
        above, below = upper.whole(run[2], run[3])
        if start < end and above < below:
            yield start, end, above, below


def _signed(run: Run, down: str, up: str) -> Run:
    """The run with the signs behind it that both texts have."""
    start, end, above, below = run
    for sign, other in zip(down[end : end + SIGNS], up[below : below + SIGNS], strict=False):
        if sign != other or sign.isspace() or sign.isalnum() or unicodedata.category(sign) in OPENING:
            break
        end, below = end + 1, below + 1
    return start, end, above, below


def _gaps(runs: Sequence[Place], length: int) -> tuple[list[Place], int]:
    """What stands before each run and after those before it in the text, and where the last of them ends."""
    gaps = [(0, 0)] * len(runs)
    reached = 0
    for place in sorted(range(len(runs)), key=lambda each: runs[each]):
        start, end = runs[place]
        gaps[place] = (min(reached, start), start)
        reached = max(reached, end)
    return gaps, min(reached, length)


def _tidy(words: str) -> str:
    """The words without blanks around them, one line break for many."""
    lines = (line.strip() for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _stretch(text: _Text, start: int, end: int) -> Stretch:
    pieces = _said(text, start, end)
    if _length(pieces) <= FOLDED_FROM:
        return Stretch(shown=pieces)
    words = "".join(piece.text for piece in pieces)
    cut = words.rfind(" ", 0, len(words) - PEEK)
    if cut < 0:
        cut = len(words) - PEEK
    folded, shown = _parted(pieces, cut)
    return Stretch(folded, len(words[:cut].split()), shown)


def _tail(text: _Text, start: int, end: int) -> Stretch:
    pieces = _said(text, start, end)
    if _length(pieces) <= FOLDED_FROM:
        return Stretch(shown=pieces)
    return Stretch(pieces, len("".join(piece.text for piece in pieces).split()))


def _said(text: _Text, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of a stretch; none where it has no word, but signs alone."""
    pieces = tuple(text.pieces(start, end))
    return pieces if any(_speaks(letter) for piece in pieces for letter in piece.text) else ()


def _speaks(letter: str) -> bool:
    """Whether a sign says anything by itself: a letter, a digit, a currency, per cent."""
    return letter.isalnum() or letter in "%‰" or unicodedata.category(letter)[0] == "S"


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _parted(pieces: Sequence[Piece], cut: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces up to a place and those from there on; a changed figure is never cut."""
    before: list[Piece] = []
    for at, piece in enumerate(pieces):
        if cut < len(piece.text):
            if piece.change:
                return tuple(before), tuple(pieces[at:])
            left, right = Piece(piece.text[:cut]), Piece(piece.text[cut:].lstrip(" "))
            return tuple(each for each in (*before, left) if each.text), (right, *pieces[at + 1 :])
        before.append(piece)
        cut -= len(piece.text)
    return tuple(before), ()
