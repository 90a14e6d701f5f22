"""Names known to be outlets before any curator has said so, and words that give one away."""

import re

from sources.rules.book import SHIPPED, Book
from sources.rules.names import fold
from sources.rules.phrasebook import table

_TABLE = table("outlets")

CALLS_ITSELF = "calls itself"
"""The hint under which the name that a page or feed gives its outlet is kept: evidence, never the outlet itself."""

OUTLETS = frozenset(fold(name) for name in _TABLE["outlets"])

_PLACES = frozenset(fold(name) for name in _TABLE["places"])
_GIVEN_AWAY = re.compile(_TABLE["given_away"], re.IGNORECASE)
_NEVER = re.compile(_TABLE["never"], re.IGNORECASE)


def is_listed(name: str, known: frozenset[str] = frozenset(), book: Book = SHIPPED) -> bool:
    """Whether a name stands on a list of outlets or agencies: ours, or the folded names the caller knows."""
    folded = fold(name)
    return folded in known or folded in OUTLETS or bool(book.agency(name))


def is_outlet(name: str, known: frozenset[str] = frozenset(), book: Book = SHIPPED) -> bool:
    """Whether a name is that of an outlet or agency: on a list, or given away by a word such as Times or Diario."""
    if is_listed(name, known, book):
        return True
    return bool(_GIVEN_AWAY.search(name)) and not _NEVER.search(name)


def may_be_outlet(name: str) -> bool:
    """Whether nothing speaks against a name being an outlet's: no office, no place, no unexplained abbreviation."""
    folded = fold(name)
    if not folded or folded in _PLACES or _NEVER.search(name):
        return False
    letters = [sign for sign in name if sign.isalpha()]
    return not (len(letters) <= 5 and name.isupper())
