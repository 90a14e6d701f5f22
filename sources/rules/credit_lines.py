"""Credit lines: whole lines that say where a piece comes from, such as "Originally appeared at …" or "Fuente: …"."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sources.rules.book import SHIPPED, Book
from sources.rules.credit import Credit
from sources.rules.outlets import is_outlet, may_be_outlet
from sources.rules.phrasebook import Phrase
from sources.vocabulary import DerivationKind, SourceKind

LONGEST = 160
"""Characters; a credit line says little else."""

_NAME_WORDS = 7
_NAMES_APART = re.compile(r" ?(?:[,;/|]| (?:and|y|e|et|und|&) ) ?", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r"(?:,? (?:on|el|in|under|with|by|por|and (?:is|was)|where|here)\b(?: .*)?| ?[(\[].*| [|–—-] .*|\.\s.*)$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"^(?:our (?:friends|partners) at |the website(?: of)? |(?:el|o|le|la) (?:portal|diario|jornal|journal|site) "
    r"|(?:la|a) (?:agencia|agência) |l['’]agence |وكالة الأنباء |وكالة |صحيفة |موقع |قناة )",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:news )?(?:agenc(?:y|ies|ias?)|internet|web|redacci[oó]n|staff|author|autor|us|here|aqu[ií]|wires?|medios"
    r"|propia|own|various|varias|site|website|link|original|facebook|twitter|youtube|instagram|telegram|wikipedia)s?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def is_credit_line(line: str, book: Book = SHIPPED) -> bool:
    """Whether a whole line is nothing but a credit."""
    return any(True for _ in _readings(line, book))


def credits_in_line(line: str, start: int, book: Book = SHIPPED) -> list[Credit]:
    """The credits a whole line gives; ``start`` is where the line begins in the text."""
    for phrase, found in _readings(line, book):
        names = _names(found["name"], book)
        return [_credit(phrase, name, line, (start, start + len(line)), book) for name in names]
    return []


def credits_by_the_piece(text: str, book: Book = SHIPPED) -> list[Credit]:
    """Sentences in which a piece says of itself where it first appeared."""
    return [
        _credit(phrase, name, found[0], found.span(), book)
        for phrase, pattern in book.selves
        for found in pattern.finditer(text)
        for name in _names(found["name"], book)[:1]
    ]


def _readings(line: str, book: Book) -> Iterator[tuple[Phrase, re.Match[str]]]:
    words = line.strip(" \t\u00a0*_[]()\u200e\u200f")
    if 4 <= len(words) <= LONGEST:
        for phrase, pattern in book.lines:
            found = pattern.fullmatch(words)
            if found and _names(found["name"], book):
                yield phrase, found


def _names(written: str, book: Book) -> list[str]:
    """The names a credit lists, cleaned; none where what is written is no name."""
    whole = _cleaned(written)
    parts = (
        [whole]
        if book.agency(whole)
        else [_cleaned(part) for part in _NAMES_APART.split(" ".join(whole.split()))]
    )
    names = [part for part in parts if part]
    return names if names and all(_is_name(name, book) for name in names) else []


def _cleaned(written: str) -> str:
    text = written.strip(" \t\u00a0.,:;–—-\"'“”‘’«»*_")
    if _ADDRESS.fullmatch(text) and "." in text:
        host = urlsplit(text if "://" in text else f"//{text}").hostname or ""
        return host.removeprefix("www.")
    shorter = _AFTERTHOUGHT.sub("", text)
    return _INTRODUCED.sub("", shorter).strip(" .,\"'“”«»")


def _is_name(name: str, book: Book) -> bool:
    if _NOBODY.fullmatch(name) or len(name.split()) > _NAME_WORDS:
        return False
    named = name[0].isupper() or name[0].isdigit() or bool(_ADDRESS.fullmatch(name)) or not name[0].isascii()
    known = is_outlet(name, book=book)
    return (named or known) and (known or may_be_outlet(name))


def _credit(phrase: Phrase, name: str, quote: str, place: tuple[int, int], book: Book) -> Credit:
    usual = book.agency(name)
    wired = bool(usual) and phrase.kind is DerivationKind.REPUBLICATION
    kind = DerivationKind.SYNDICATION if wired else phrase.kind
    voice = SourceKind.AGENCY if usual else SourceKind.OUTLET
    return Credit(name, phrase.scope, kind, quote, *place, phrase.weight, voice)
