"""Slips: misspellings and wrong figures by which copies give themselves away, as scribes' errors do.

Texts that share an error share a history (Lachmann's common errors; P. Maas, Textual Criticism, 1927); sharing what is
right proves nothing, and a text with an error of its own is not what those without it were taken from. An error is told
by the texts alone, never by a dictionary: a rare name, however odd, is no slip as long as nobody spells it otherwise,
and neither is house style, which spells a word alike wherever it stands.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from operator import eq
from typing import TypeVar

from sources.rules.likeness import WORD, Likeness, Span
from sources.rules.reason import Reason
from sources.rules.stated import stated

LEAST_LETTERS, TWICE = 5, 8
"""Letters from which a word one letter off is the same word misspelled, and from which one two letters off is."""

ENDING = 2
"""Letters at the end of a word in which it may differ by grammar ("soldier", "soldiers") and not by mistake."""

OTHERS = 2
"""Texts that must agree on another figure, or another order of letters, before the odd one out is called wrong: of
two texts that differ either may be right."""

WORTH, ENOUGH = 0.05, 2
"""A slip in common counts like a twentieth of the text in common, two or more like a tenth: enough to turn the balance
between near copies of one text, too little to hide that whole paragraphs came from another."""

WIDEST = 60
"""Letters from one shared run to the next between which a single word is looked for: none is longer."""

MOST_TOLD = 3
"""Slips that a reason quotes; all are counted."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Variant:
    """A place (code points in the lower text) where two texts that agree all around differ in one word.

    ``lean`` is 1 where ``here``, the lower text's word, is a slip by the texts' own showing, -1 where ``there``, the
    upper text's, is, else 0. ``open`` tells that a third text can still show it: a figure, or two letters changed over.
    """

    start: int
    end: int
    here: str
    there: str
    lean: int
    open: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip as the text at hand has it; ``right`` is how it writes the word elsewhere, empty where it does not."""

    word: str
    right: str


def variants(down: str, up: str, likeness: Likeness) -> tuple[Variant, ...]:
    """The single words in which two texts differ between two runs they share, as far as a slip may explain it."""
    found = (
        _variant(down, up, one, next_) for one, next_ in zip(likeness.spans, likeness.spans[1:], strict=False)
    )
    return tuple(each for each in found if each is not None)


def shared(pairs: Mapping[Key, tuple[Sequence[Span], Sequence[Variant]]]) -> dict[Key, tuple[Slip, ...]]:
    """Which slips a text has in common with each of several upper texts, by the runs and variants of each pair.

    A slip the text shares with one and not with another tells that it was taken from the one.
    """
    wrong: dict[tuple[int, int], Slip] = {}
    places: dict[tuple[int, int, str], set[Key]] = {}
    for key, (_, varying) in pairs.items():
        for each in varying:
            if each.lean == 1:
                wrong[each.start, each.end] = Slip(each.here, each.there)
            elif each.open and each.lean == 0:
                places.setdefault((each.start, each.end, each.there.casefold()), set()).add(key)
                if len(places[each.start, each.end, each.there.casefold()]) >= OTHERS:
                    wrong.setdefault((each.start, each.end), Slip(each.here, ""))
    return {
        key: tuple(slip for (start, end), slip in sorted(wrong.items()) if _covered(runs, start, end))
        for key, (runs, _) in pairs.items()
    }


def worth(common: Sequence[Slip]) -> float:
    """What slips in common count for where upstreams are weighed against each other, as a share of the text (0–0.1)."""
    return WORTH * min(len(common), ENOUGH)


def reason(common: Sequence[Slip]) -> Reason:
    """Why the slips speak for this upstream rather than another; for the direction between the two they say nothing."""
    told = common[:MOST_TOLD]
    slips = ", ".join(
        stated(f"“{each.word}” (elsewhere “{each.right}”)") if each.right else f"“{each.word}”"
        for each in told
    )
    detail = stated(f"both have the same slip, where others it might be taken from have not: {slips}")
    return Reason("shared slips", 0.0, detail, ", ".join(each.word for each in told))


def _covered(runs: Sequence[Span], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last, _, _ in runs)


def _variant(down: str, up: str, one: Span, following: Span) -> Variant | None:
    (_, end, _, up_end), (start, _, up_start, _) = one, following
    here, there = _single(down, end, start), _single(up, up_end, up_start)
    if not (here and there):
        return None
    ours, theirs = here.group(), there.group()
    figures = _figure(ours) and _figure(theirs)
    if not (figures or _near(_bare(ours), _bare(theirs))):
        return None
    lean = 0 if figures else _lean(_bare(ours), _bare(theirs), _counted(down), _counted(up))
    shown = figures or _changed_over(_bare(ours), _bare(theirs))
    return Variant(here.start(), here.end(), ours, theirs, lean, shown)


def _single(text: str, start: int, end: int) -> re.Match[str] | None:
    """The one word between two runs; None where there is none, or more."""
    if end - start > WIDEST:
        return None
    words = list(WORD.finditer(text, start, end))
    return words.pop() if len(words) == 1 else None


def _figure(word: str) -> bool:
    return word[0].isdigit()


def _lean(ours: str, theirs: str, below: Counter[str], above: Counter[str]) -> int:
    """Whose word is the slip: the one who writes it once, and otherwise as the other does everywhere."""
    if below[ours] == 1 and below[theirs] and not above[ours]:
        return 1
    if above[theirs] == 1 and above[ours] and not below[theirs]:
        return -1
    return 0


@lru_cache(maxsize=256)
def _counted(text: str) -> Counter[str]:
    return Counter(_bare(match[0]) for match in WORD.finditer(text))


def _bare(word: str) -> str:
    """The word without case, accents and possessive: these are style."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).removesuffix("'s")


def _near(one: str, other: str) -> bool:
    """Whether two words are one but for a mistake or two inside; differing endings are grammar."""
    same, letters = _alike(one, other), min(len(one), len(other))
    if letters < LEAST_LETTERS or not same or same >= letters - ENDING:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    return _apart(one, other) <= (2 if letters >= TWICE else 1)


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(takewhile(bool, map(eq, one, other)))


def _changed_over(one: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places: a mistake, never a style ("centre" ends otherwise)."""
    at = _alike(one, other)
    turned = other[:at] + other[at + 1 : at + 2] + other[at : at + 1] + other[at + 2 :]
    return one == turned != other


def _apart(one: str, other: str) -> int:
    """Letters changed, left out, put in or changed over (Damerau's distance, each place touched once)."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, sign in enumerate(other, 1):
            best = min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (letter != sign))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == sign:
                best = min(best, rows[-2][to - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
