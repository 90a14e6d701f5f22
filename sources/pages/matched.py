"""Lays two texts side by side: each shared run beside its twin, every other word where it stood, long ones folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 150  # shared runs laid out, the longest ones; more are a page nobody reads
FOLDED_FROM = 260  # letters; what only one of the two says is folded from there on
PEEK = 90  # letters that show at the end of a folded stretch, so that the run after it has a context

Run = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words only one text has: those that may be folded, how many they are, and those that always show."""

    folded: str = ""
    words: int = 0
    shown: str = ""

    def __bool__(self) -> bool:
        return bool(self.folded or self.shown)


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
    """Two texts, row by row in the order of the lower one; ``up_end`` and ``down_end`` follow the last run."""

    rows: list[Pairing]
    up_end: Stretch
    down_end: Stretch
    total: int


def lay_side_by_side(runs: Iterable[Sequence[int]], down: str, up: str) -> Matched:
    """The two texts; runs are start and end below, start and end above, in code points. Every word shows once."""
    whole = sorted({(one[0], one[1], one[2], one[3]) for one in runs if _stands(one, down, up)})
    kept = sorted(sorted(whole, key=lambda run: (run[0] - run[1], run))[:MOST])
    above, up_tail = _gaps([(run[2], run[3]) for run in kept], len(up))
    below, down_tail = _gaps([(run[0], run[1]) for run in kept], len(down))
    rows, furthest = [], 0
    for number, run in enumerate(kept):
        moved = run[2] < furthest
        furthest = max(furthest, run[3])
        rows.append(
            Pairing(
                number + 1,
                Side(_stretch(up[slice(*above[number])]), _tidy(up[run[2] : run[3]]), moved),
                Side(_stretch(down[slice(*below[number])]), _tidy(down[run[0] : run[1]])),
                len(down[run[0] : run[1]].split()),
            )
        )
    return Matched(rows, _tail(up[up_tail:]), _tail(down[down_tail:]), len(whole))


def _stands(run: Sequence[int], down: str, up: str) -> bool:
    return len(run) == 4 and 0 <= run[0] < run[1] <= len(down) and 0 <= run[2] < run[3] <= len(up)


def _gaps(runs: Sequence[tuple[int, int]], length: int) -> tuple[list[tuple[int, int]], int]:
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


def _stretch(words: str) -> Stretch:
    words = _tidy(words)
    if len(words) <= FOLDED_FROM:
        return Stretch(shown=words)
    cut = words.rfind(" ", 0, len(words) - PEEK)
    if cut < 0:
        cut = len(words) - PEEK
    return Stretch(words[:cut], len(words[:cut].split()), words[cut:].strip())


def _tail(words: str) -> Stretch:
    words = _tidy(words)
    return Stretch(words, len(words.split())) if len(words) > FOLDED_FROM else Stretch(shown=words)
