"""Citations: running sentences that lean on another outlet's work, such as "According to X, which reported …"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sources.rules.book import SHIPPED, Book
from sources.rules.credit import Credit
from sources.rules.outlets import is_listed, is_outlet, may_be_outlet
from sources.rules.phrasebook import CITED, Phrase, table
from sources.vocabulary import PhrasePlace, SourceKind

_WORD = r"(?:[A-Z\u00c0-\u00de][\w'’&+-]*(?:\.[a-z]{2,4}\b)?|(?<![\w-])[\w-]{1,63}\.(?:com|org|net|news|co|info)\b)"
_ARABIC = r"[\u0621-\u064a]{2,30}(?: [\u0621-\u064a]{1,30}){0,2}"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:of|the|and|de|del|da|do|la|las|los|el|y|en|&) ){{0,2}}{_WORD}){{0,5}}|{_ARABIC})"
UNKNOWN_NAME = 4
"""Words; a longer name nobody knows is a phrase in capitals rather than an outlet."""

_OWNED = re.compile(r"['’]s? ")
_NO_PART = frozenset(table("outlets")["no_part"])


def citations_in(text: str, known: frozenset[str], book: Book = SHIPPED) -> Iterator[Credit]:
    """Each place where the text cites an outlet; ``known`` are folded names and aliases of outlets."""
    for phrase, pattern in _compiled(book):
        for found in pattern.finditer(text):
            name = _outlet_in(found["name"], known, book, last=phrase.name_first)
            sure = bool(name)
            name = name or _trimmed(found["name"])
            if sure or (phrase.weight >= CITED and len(name.split()) <= UNKNOWN_NAME and may_be_outlet(name)):
                voice = SourceKind.AGENCY if book.agency(name) else SourceKind.OUTLET
                weight = max(phrase.weight, CITED) if sure else phrase.weight
                yield Credit(
                    name, phrase.scope, phrase.kind, found[0], found.start(), found.end(), weight, voice
                )


@lru_cache(maxsize=8)
def _compiled(book: Book) -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
    name = f"(?-i:(?:[Tt]he )?{_NAME})".replace(" ", r"[ \u00a0]+")
    return tuple(
        (phrase, re.compile(phrase.pattern.replace("{name}", name), re.IGNORECASE))
        for phrase in book.at(PhrasePlace.CITATION)
    )


def _outlet_in(written: str, known: frozenset[str], book: Book, *, last: bool) -> str:
    """The longest run of words at the near end of a name that is an outlet's: "CNN" in "CNN's Jake Tapper".

    A run on a list comes before a longer one that merely sounds like an outlet.
    """
    owned = _OWNED.split(written)
    words = (owned[-1] if last else owned[0]).split()
    runs = [words[-length:] if last else words[:length] for length in range(len(words), 0, -1)]
    runs += [part.split() for part in owned]
    parts = [part for run in runs if (part := _trimmed(" ".join(run)))]
    listed = (part for part in parts if is_listed(part, known, book))
    return next(listed, "") or next((part for part in parts if is_outlet(part, known, book)), "")


def _trimmed(written: str) -> str:
    """The name without the days, months and conjunctions that capitals drew in, and without a possessive."""
    words = written.split()
    while (
        words
        and words[0].casefold() in _NO_PART
        and (len(words) == 1 or words[0].casefold() not in ("el", "la"))
    ):
        del words[0]
    while words and words[-1].casefold() in _NO_PART:
        del words[-1]
    return re.sub(r"['’]s?$", "", " ".join(words)).rstrip(".,'’")
