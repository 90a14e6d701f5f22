"""Made-up words that can be swapped for others of the same length, so that a newsroom is told again in other names.

They are spelt with eight consonants and two vowels, a consonant before each vowel, four syllables or five. Hardly a
word of English or Spanish is spelt like that, and no stem takes more from the end of one than its last vowel: so
whatever is made of a word (folded, stemmed, looked up by, offset in a text) is made alike of what takes its place.
"""

import math
import random
import re

CONSONANTS, VOWELS = "fgklptvz", "ao"
SYLLABLES = tuple(consonant + vowel for consonant in CONSONANTS for vowel in VOWELS)
LENGTHS = (4, 5)
"""Syllables of a word: sixty-five thousand words of four, a million of five."""

SHAPE = re.compile(
    rf"(?:(?<![^\W_])|(?<=\\n))(?:[{CONSONANTS}][{VOWELS}]){{3,5}}[{CONSONANTS}]?(?![^\W_])", re.IGNORECASE
)
"""How a made-up word, or its stem, looks where it stands in a text."""

_LETTERS = CONSONANTS + VOWELS
MOST = math.factorial(len(CONSONANTS)) * math.factorial(len(VOWELS))
"""How many impressions differ."""
STEP = 27_277
"""From the letters of one impression to those of the next: without a divisor in common with `MOST`, and far."""
_SPARE = bytes([*range(0x0E, 0x20), 0x7F, 0xC0, 0xC1])
STAND_INS = _SPARE[: 2 * len(_LETTERS)]
"""Bytes that stand in no text of ours, one for each letter: small ones before capitals."""
SHIFT, NAME, EARLY, LATE = b"\xfe", b"\xff", b"\xf5", b"\xf6"
"""Bytes that mark a row's number, which moves along, a name made by hashing, which is made anew, and transactions."""

_HIDE = bytes.maketrans((_LETTERS + _LETTERS.upper()).encode(), STAND_INS)


def name(chance: random.Random, words: int, between: str = " ") -> str:
    """A name in so many words, two at least, with every letter in it."""
    while True:
        made = between.join(word(chance) for _ in range(words))
        if set(_LETTERS) <= set(made):
            return made


def word(chance: random.Random) -> str:
    """One more word, which may have been made before."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice(LENGTHS)))


def hidden(text: str) -> bytes:
    """The text in UTF-8, with every letter of a made-up word put as its stand-in."""
    whole, at, parts = text, 0, []
    for found in SHAPE.finditer(whole):
        parts += [whole[at : found.start()].encode(), found[0].encode().translate(_HIDE)]
        at = found.end()
    return b"".join([*parts, whole[at:].encode()])


def letters(number: int) -> bytes:
    """The table that puts letters for stand-ins: the usual ones in the impression 0, mixed ones in each further one.

    There are `MOST` of them. A name with every letter in it (`name`) is another in each.
    """
    told = _mixed(CONSONANTS, number * STEP) + _mixed(
        VOWELS, number * STEP // math.factorial(len(CONSONANTS))
    )
    return bytes.maketrans(STAND_INS, (told + told.upper()).encode())


def _mixed(letters: str, number: int) -> str:
    """One of the orders of some letters, each in its turn (the factorial number system)."""
    left, order = list(letters), ""
    for count in range(len(letters), 0, -1):
        number, place = divmod(number, count)
        order += left.pop(place)
    return order
