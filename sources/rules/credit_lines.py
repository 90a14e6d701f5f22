"""Credit lines: whole lines that say where a piece comes from, such as "Originally appeared at …" or "Fuente: …"."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from sources.rules.credit import Credit
from sources.rules.outlets import agency, is_outlet, may_be_outlet
from sources.rules.phrasebook import Phrase, credit_phrases
from sources.vocabulary import DerivationKind, SourceKind

LONGEST = 160
"""Characters; a credit line says little else."""

_NAME_WORDS = 7
_NAMES_APART = re.compile(r"\s*(?:[,;/|]|\s(?:and|y|e|et|und|&)\s)\s*", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r"(?:,? (?:on|el|in|under|with|by|por|and (?:is|was)|where|here)\b(?: .*)?| ?[(\[].*| [|–—-] .*|\.\s.*)$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"^(?:our (?:friends|partners) at|the website(?: of)?|el portal|el diario|la agencia) ", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:news )?(?:agenc(?:y|ies|ias?)|internet|web|redacci[oó]n|staff|author|autor|us|here|aqu[ií]|wires?|medios"
    r"|propia|own|various|varias|site|website|link|original|facebook|twitter|youtube|instagram|telegram|wikipedia)s?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def is_credit_line(line: str) -> bool:
    """Whether a whole line is nothing but a credit."""
    return any(True for _ in _readings(line))


def credits_in_line(line: str, start: int) -> list[Credit]:
    """The credits a whole line gives; ``start`` is where the line begins in the text."""
    for phrase, found in _readings(line):
        names = _names(found["name"])
        return [_credit(phrase, name, line, start, start + len(line)) for name in names]
    return []


def credits_by_the_piece(text: str) -> list[Credit]:
    """Sentences in which a piece says of itself where it first appeared."""
    return [
        _credit(phrase, name, found[0], found.start(), found.end())
        for phrase in credit_phrases("self")
        for found in _compiled(phrase, whole=False).finditer(text)
        for name in _names(found["name"])[:1]
    ]


def _readings(line: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
    words = line.strip(" \t\u00a0*_[]()")
    if 4 <= len(words) <= LONGEST:
        for phrase in credit_phrases("line"):
            found = _compiled(phrase, whole=True).fullmatch(words)
            if found and _names(found["name"]):
                yield phrase, found


@cache
def _compiled(phrase: Phrase, *, whole: bool) -> re.Pattern[str]:
    name = r"(?P<name>[^\n]{2,100}?)[.)\]]*" if whole else r"(?P<name>[^\n,.;:()]{2,60})"
    return re.compile(phrase.pattern.replace("{name}", name), re.IGNORECASE)


def _names(written: str) -> list[str]:
    """The names a credit lists, cleaned; none where what is written is no name."""
    whole = _cleaned(written)
    parts = (
        [whole]
        if is_outlet(whole) and agency(whole)
        else [_cleaned(part) for part in _NAMES_APART.split(whole)]
    )
    names = [part for part in parts if part]
    return names if names and all(_is_name(name) for name in names) else []


def _cleaned(written: str) -> str:
    text = written.strip(" \t\u00a0.,:;–—-\"'“”‘’«»*_")
    if _ADDRESS.fullmatch(text) and "." in text:
        host = urlsplit(text if "://" in text else f"//{text}").hostname or ""
        return host.removeprefix("www.")
    shorter = _AFTERTHOUGHT.sub("", text)
    return _INTRODUCED.sub("", shorter).strip(" .,\"'“”")


def _is_name(name: str) -> bool:
    if _NOBODY.fullmatch(name) or len(name.split()) > _NAME_WORDS:
        return False
    named = name[0].isupper() or name[0].isdigit() or bool(_ADDRESS.fullmatch(name)) or not name[0].isascii()
    return (named or is_outlet(name)) and (is_outlet(name) or may_be_outlet(name))


def _credit(phrase: Phrase, name: str, quote: str, start: int, end: int) -> Credit:
    usual = agency(name)
    wired = bool(usual) and phrase.kind is DerivationKind.REPUBLICATION
    kind = DerivationKind.SYNDICATION if wired else phrase.kind
    voice = SourceKind.AGENCY if usual else SourceKind.OUTLET
    return Credit(name, phrase.scope, kind, quote, start, end, phrase.weight, voice)
