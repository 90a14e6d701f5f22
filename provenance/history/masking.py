"""How words of a person are found in what is kept, and what stands in their place: as many blocks as letters."""

import re
from collections.abc import Iterable

from sources.errors import Refused
from sources.rules.names import fold
from sources.rules.stated import stated

BLOCK = "█"
"""U+2588: what is blacked out looks so on paper; of one code point, so that every offset behind it still holds."""
SHORTEST = 4
"""Letters of the shortest words taken: shorter ones stand inside too much that is about nobody."""
MOST = 20
"""Words taken at once: each is looked for in every column."""

# In JSON as PostgreSQL writes it a line break before a name is a backslash and a letter, which no name begins behind.
BEFORE = r"(?:(?<![[:alnum:]_])|(?<=\\[nrtbf]))"
BEHIND = r"(?![[:alnum:]_])"


def taken(words: Iterable[str]) -> list[str]:
    """The words to look for, the longest first, each also as lists of names fold it. Raises ``Refused``."""
    given = [" ".join(each.split()) for each in words]
    for each in given:
        if sum(letter.isalnum() for letter in each) < SHORTEST:
            raise Refused(
                stated(f"{each!r} is too short: give {SHORTEST} letters or more, as the text has them"),
                field="words",
            )
    if not 0 < len(given) <= MOST:
        raise Refused(stated(f"Give one to {MOST} words or names"), field="words")
    return sorted({*given, *(folded for each in given if len(folded := fold(each)) >= SHORTEST)}, key=_place)


def _place(word: str) -> tuple[int, str]:
    return -len(word), word


def pattern(word: str) -> str:
    """The regular expression of PostgreSQL that finds a word in text and JSON, in capitals or not, over line breaks."""
    parts = (re.sub(r"([^\w])", r"\\\1", part, flags=re.UNICODE) for part in word.split(" "))
    return BEFORE + r"(?:\s|\u00a0|\\n)".join(parts) + BEHIND


def mask(word: str) -> str:
    """What stands in place of a word: as many blocks as it has code points."""
    return BLOCK * len(word)


def masked(expression: str, words: Iterable[str]) -> tuple[str, list[str]]:
    """The SQL that puts all words out of an expression of type text, and its parameters."""
    parameters: list[str] = []
    for word in words:
        expression = f"regexp_replace({expression}, %s, %s, 'gi')"
        parameters += [pattern(word), mask(word)]
    return expression, parameters


def any_of(words: Iterable[str]) -> str:
    """The regular expression that finds any of the words."""
    return "|".join(pattern(word) for word in words)
