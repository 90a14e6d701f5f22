"""Which known words somebody may have meant who wrote one that nobody uses, or a name that is spelt several ways."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_ASKED = 12
"""Words of a question that are looked at; a longer one is a sentence, which the look-up recognises by itself."""
MOST_MEANT = 4
"""Other spellings that one word is looked for in besides its own."""
SHORTEST = 3
"""Letters a word must have before it is taken for a misspelt one; of two, every other would be one slip away."""
LONG = 8
"""Letters from which on a word may be misspelt twice; of all slips four in five are single ones (Damerau 1964)."""
SHARE_OF_A_NAME = 0.45
"""Share of the longer of two names of one sound that may be written otherwise: Youssef and Yusuf, three in seven."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A known spelling, held against a word asked for.

    ``name`` tells whether it is known as a name, ``stem`` whether both are forms of one word, ``letters`` whether they
    differ in accents alone, ``sound`` whether they sound alike.
    """

    word: str
    name: bool = False
    stem: bool = False
    letters: bool = False
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word may mean besides itself: spellings, likeliest first; ``known`` where the word itself is in use."""

    known: bool
    spellings: tuple[str, ...] = ()


def asked_words(text: str) -> list[str]:
    """The words of a question that can be misspelt, each once: letters alone, neither too short nor too long."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return list(dict.fromkeys(word for word in words if SHORTEST <= len(word) <= 40))[:MOST_ASKED]


def likely(asked: str, known: Iterable[Spelt]) -> list[Spelt]:
    """Of the spellings found, those that may stand for the word at all: itself, its forms, slips of it, its sound."""
    return [each for each in known if each.word == asked or each.stem or each.letters or _near(asked, each)]


def meant(asked: str, known: Sequence[Spelt]) -> Meant:
    """What to look for where ``asked`` is written; ``known`` are the ``likely`` spellings that are in use.

    A word in use, in whatever form, is looked for as it stands, and if it is a name, under that name's other spellings;
    any other under the nearest spellings in use, which may be none.
    """
    own = [each for each in known if each.word == asked or each.letters]
    in_use = bool(own) or any(each.stem for each in known)
    if in_use:
        named = any(each.name for each in own)
        others = [each for each in known if each.letters or (named and each.name and _sounds(asked, each))]
    else:
        others = _nearest(asked, known)
    spellings = [
        each.word for each in sorted(others, key=lambda each: _rank(asked, each)) if each.word != asked
    ]
    return Meant(in_use, tuple(spellings[:MOST_MEANT]))


def _nearest(asked: str, known: Sequence[Spelt]) -> list[Spelt]:
    """Those the fewest slips away, and names that sound like it."""
    slips = {each: distance(asked, each.word) for each in known}
    allowed = [number for each, number in slips.items() if number <= _allowed(asked)]
    fewest = min(allowed, default=0)
    return [each for each in known if slips[each] <= fewest or (each.name and _sounds(asked, each))]


def _near(asked: str, each: Spelt) -> bool:
    return distance(asked, each.word) <= _allowed(asked) or _sounds(asked, each)


def _allowed(asked: str) -> int:
    return 2 if len(asked) >= LONG else 1


def _sounds(asked: str, each: Spelt) -> bool:
    """Whether two names are one, written otherwise: in another alphabet, or in much the same letters."""
    if not (each.sound and each.name):
        return False
    if asked.isascii() != each.word.isascii():
        return True
    longer = max(len(asked), len(each.word))
    return distance(asked, each.word) <= longer * SHARE_OF_A_NAME


def _rank(asked: str, each: Spelt) -> tuple[bool, int, bool, str]:
    """Accents alone first, then fewest slips, then those that begin alike: few people misspell how a word begins."""
    return not each.letters, distance(asked, each.word), each.word[:1] != asked[:1], each.word


def distance(one: str, other: str) -> int:
    """Letters changed, added, lost or swapped with their neighbour between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, met in enumerate(other, start=1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != met))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == met:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
