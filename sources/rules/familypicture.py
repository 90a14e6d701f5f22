"""Places a family on paper: one row a mark, generations from left to right, nothing over anything else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sources.rules.bundles import Row

NARROW = 342
"""Pixels of the narrowest picture: a phone of 390 px without its margins and the marks' own width."""

LETTER, SMALL_LETTER = 7.2, 6.3
"""Pixels of a letter of a name (bold, 13 px) and of the words beneath it (12 px), in the widest of the usual fonts."""

LEFT, STEP, DEEPEST = 0.03, 0.06, 0.34
"""Where the roots stand, how far a generation lies from the last, and where the last may stand at most, as shares of
the width; a deep family gets smaller steps."""

LINE, AIR = 20, 8
"""Pixels from one line of words to the next (two links in a row keep the 24 px of WCAG 2.5.8), and above them."""

CLOCK = 13
"""Letters kept free at the end of the second line for a time."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside a mark: its name, and beneath it how it was taken."""

    name: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the picture: ``x`` is a share of the width, the others are pixels from the top."""

    row: Row
    x: float
    top: int
    height: int
    name: tuple[str, ...]
    how: tuple[str, ...]

    @property
    def y(self) -> int:
        """The middle of the mark, beside the first line of the name."""
        return self.top + AIR // 2 + LINE // 2

    @property
    def how_y(self) -> int:
        """The middle of the line beneath the name."""
        return self.y + LINE * len(self.name)


@dataclass(frozen=True, slots=True)
class Elbow:
    """A line down from one mark and across to another; ``further`` where it is not the one the tree is drawn by."""

    up: Mark
    down: Mark
    further: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks from top to bottom and the lines between them; ``height`` in pixels."""

    marks: tuple[Mark, ...] = ()
    elbows: tuple[Elbow, ...] = ()
    height: int = 0


@dataclass(slots=True)
class _Easel:
    """Where the next mark stands, and what stands already."""

    words: Callable[[Row], Words]
    step: float
    top: int = 0
    marks: list[Mark] = field(default_factory=list)
    elbows: list[Elbow] = field(default_factory=list)

    def place(self, rows: Sequence[Row], above: Mark | None = None) -> None:
        for row in rows:
            mark = self.mark(row)
            if above is not None:
                self.elbows.append(Elbow(above, mark))
            self.place(row.below, mark)

    def mark(self, row: Row) -> Mark:
        x = LEFT + row.generation * self.step
        room, said = (1 - x) * NARROW, self.words(row)
        name = tuple(wrap(said.name, int(room / LETTER)))
        how = tuple(wrap(said.how, int(room / SMALL_LETTER) - CLOCK)) if said.how else ()
        height = AIR + LINE * (len(name) + max(len(how), 1))
        mark = Mark(row, x, self.top, height, name, how)
        self.top += height
        self.marks.append(mark)
        return mark


def draw(rows: Sequence[Row], words: Callable[[Row], Words]) -> Picture:
    """The picture of some rows; ``words`` says what stands beside each."""
    deepest = max((row.generation for row in _all(rows)), default=0)
    easel = _Easel(words, min(STEP, (DEEPEST - LEFT) / max(deepest, 1)))
    easel.place(rows)
    return Picture(tuple(easel.marks), (*easel.elbows, *_further(easel.marks, easel.elbows)), easel.top)


def wrap(words: str, letters: int) -> Iterator[str]:
    """The words in lines of at most so many letters; a longer word is broken, nothing is left out."""
    line = ""
    for word in words.split() or [""]:
        rest = word
        if line and len(line) + 1 + len(rest) <= letters:
            line = f"{line} {rest}"
            continue
        if line:
            yield line
        while len(rest) > letters:
            yield rest[:letters]
            rest = rest[letters:]
        line = rest
    yield line


def _all(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _all(row.below)


def _further(marks: Sequence[Mark], drawn: Sequence[Elbow]) -> Iterator[Elbow]:
    """Lines to the further upstreams, each pair of marks once, and none where a line stands already."""
    stands = {key: mark for mark in marks for key in _keys(mark)}
    met = {(id(elbow.up), id(elbow.down)) for elbow in drawn}
    for mark in marks:
        for branch in mark.row.branches:
            for link in branch.others:
                up = stands.get(link.up)
                if up is not None and up is not mark and (id(up), id(mark)) not in met:
                    met.add((id(up), id(mark)))
                    yield Elbow(up, mark, further=True)


def _keys(mark: Mark) -> Iterator[str]:
    for branch in mark.row.branches:
        if mark.row.bundled:
            yield from branch.keys()
        else:
            yield branch.member.key
