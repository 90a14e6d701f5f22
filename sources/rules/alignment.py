"""Which words of an earlier text stand in a later one, and which runs of words were taken out, put in or replaced."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ANCHOR = 4
"""Words in a run that must stand once in each text to hold the two together; shorter runs recur by chance."""

CLOSE = 400
"""Words on the longer side of a gap between two anchors that are still compared word by word.

A gap is compared in time of the product of its sides, so that this bounds the work for any two texts; a longer gap is
told as one run replaced by another, which a reader would not untangle either.
"""

BRIDGE = 1
"""Unchanged words between two changed runs that are told as one: a lone “the” between two new phrases is no news."""

# A word may hold invisible joints (soft hyphen, zero-width marks); signs that change what a figure means are words.
_WORD = re.compile(
    "\\w(?:[\\w\u00ad\u200b-\u200d\u2060\ufeff]|[.,:/](?=\\d)|['’](?=\\w))*|[%‰$€£¥?]", re.UNICODE
)
_JOINTS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_STOP = re.compile(r"[.!?…][\s\"'”’»)\]]|\n")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word of a text: as it is compared, and where it stands (code points, end exclusive)."""

    fold: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hunk:
    """A run of changed words: indexes into the earlier and the later words, ends exclusive; one side may be empty."""

    first: int
    last: int
    new_first: int
    new_last: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Spoken]:
    """The words of a stretch of text, folded so that capitals, ligatures and typographic signs do not tell apart."""
    stretch = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Spoken(_fold(match[0]), *match.span()) for match in stretch]


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKC", _JOINTS.sub("", word)).casefold()
    return plain.replace("’", "'")


def sentences_of(text: str, words: Sequence[Spoken]) -> list[int]:
    """For each word the number of the sentence it stands in: a stop before a blank, or a new line, ends one."""
    numbers, number = [], 0
    for at, word in enumerate(words):
        if at and _STOP.search(text, words[at - 1].end, word.start + 1):
            number += 1
        numbers.append(number)
    return numbers


def hunks(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """The runs in which two lists of words differ, in order; none where they are alike.

    First the runs of ``ANCHOR`` words that stand once in each and in one order (patience diff, Bram Cohen), then the
    gaps between them word by word. A passage that was moved is taken out in one place and put in at another.
    """
    found: list[Hunk] = []
    for gap in _gaps(old, new):
        found.extend(_inside(old, new, gap))
    return list(_bridged(found))


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    """What lies between the anchors, each anchor stretched as far as the words agree."""
    at, there = 0, 0
    for start, place in [*_anchors(old, new), (len(old), len(new))]:
        if start < at or place < there:
            continue
        while start > at and place > there and old[start - 1] == new[place - 1]:
            start, place = start - 1, place - 1  # noqa: PLW2901 (the anchor grows to the left)
        if start > at or place > there:
            yield Hunk(at, start, there, place)
        at, there = start, place
        while at < len(old) and there < len(new) and old[at] == new[there]:
            at, there = at + 1, there + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where runs that stand once in each text begin, as many as run in one order in both."""
    ours, theirs = _once(old), _once(new)
    pairs = sorted((ours[run], theirs[run]) for run in ours.keys() & theirs.keys())
    return _rising(pairs)


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[at : at + ANCHOR]) for at in range(len(words) - ANCHOR + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides, by patience sorting."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [at]
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _inside(old: Sequence[str], new: Sequence[str], gap: Hunk) -> Iterator[Hunk]:
    """The changed runs of one gap."""
    ours, theirs = old[gap.first : gap.last], new[gap.new_first : gap.new_last]
    if not ours or not theirs or max(len(ours), len(theirs)) > CLOSE:
        yield gap
        return
    for tag, first, last, new_first, new_last in SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield Hunk(
                gap.first + first, gap.first + last, gap.new_first + new_first, gap.new_first + new_last
            )


def _bridged(found: Sequence[Hunk]) -> Iterator[Hunk]:
    """Neighbouring runs told as one where hardly a word stands between them and both say more than that word."""
    held: Hunk | None = None
    for hunk in found:
        if held is not None and hunk.first - held.last <= BRIDGE and _long(held) and _long(hunk):
            held = Hunk(held.first, hunk.last, held.new_first, hunk.new_last)
            continue
        if held is not None:
            yield held
        held = hunk
    if held is not None:
        yield held


def _long(hunk: Hunk) -> bool:
    return max(hunk.last - hunk.first, hunk.new_last - hunk.new_first) > BRIDGE + 1
