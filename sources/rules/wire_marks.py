"""Wire marks: the datelines, bylines and sign-offs by which news agencies' copy is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sources.rules.book import SHIPPED, Book
from sources.rules.credit import Credit
from sources.rules.lines import BRIEF, Line
from sources.rules.outlets import is_outlet, may_be_outlet
from sources.rules.phrasebook import PART, WHOLE, table
from sources.vocabulary import DerivationKind, SourceKind

HEAD_LINES = 12
FOOT_LINES = 8
LONGEST_SIGN_OFF = 600
"""Characters at the end of a line among which a sign-off is looked for."""

_DASH = r"\s*(?:\.?\s?[–—\u0640-]{1,3}|[:.]-?)\s*"
_START = r"[A-ZÀ-Þ\u0621-\u064a]"
_TURNED = "[\u200e\u200f\u202a-\u202e]*"
"""Signs that only say which way a line runs."""

_DATELINE = re.compile(
    rf"{_TURNED}(?:{_START}[\w.'’ ,،/-]{{1,60}}?[,،]?\s*)?[(\[]{_TURNED}"
    rf"(?P<name>{_START}[\w.'’ /&-]{{1,40}}?){_TURNED}[)\]]{_TURNED}{_DASH}(?=\S)"
)
_MONTH = "|".join([*table("furniture")["months"], *table("outlets")["months"]])
_DATED = re.compile(rf"\b(?:{_MONTH})\b\.? ?\d|\d (?:de )?(?:{_MONTH})\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,|/•·()\[\]]|\s[–—-]\s)\s*")
_DESK = re.compile(r"(?:la |a )?(?:redacci[oó]n|reda[cç][aã]o|r[ée]daction|staff|da redação)", re.IGNORECASE)


class _Patterns(NamedTuple):
    """What gives an agency away, for the agencies of one book."""

    opening: re.Pattern[str]
    byline: re.Pattern[str]
    beside: re.Pattern[str]
    copyright: re.Pattern[str]
    closing: re.Pattern[str]
    helped: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(book: Book) -> _Patterns:
    name = rf"(?P<name>{book.signed})"
    return _Patterns(
        opening=re.compile(
            rf"{_TURNED}(?:{_START}[\w.'’ ]{{1,30}}(?:[,،]|\s[/\u0640–—-]) ?)?"
            rf"{name}{_TURNED}\s?(?:\.?[–—\u0640-]{{1,2}}|/|\||:(?=\s*[\u0621-\u064a]))\s*(?=\S)"
        ),
        byline=re.compile(rf"(?i:by|por|par|from|de|with|avec|com|من|عن)\s.{{0,60}}?\b{name}\b.{{0,40}}"),
        beside=re.compile(rf"(?P<own>.{{2,40}}?),?\s(?i:with|avec|con|com|مع)\s(?:l['’]|la |el |a )?{name}"),
        copyright=re.compile(rf"(?i:©|\(c\)|copyright)[\s\d,–-]*(?i:by )?(?:The )?{name}\b"),
        closing=re.compile(rf"(?:[(\[/]|[–—-]\s?){_TURNED}{name}{_TURNED}[)\]]?\.?$"),
        helped=re.compile(rf"\b(?:The )?{name}\b[^.\n]{{0,80}}? contributed (?:to|reporting)\b"),
    )


_REUTERS_STYLE = re.compile(
    r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting) by [^()\n]{3,300}; ?[Ee]diting by [^()\n]{3,200}\)"
)
_AP_STYLE = re.compile(r"This material may not be published, broadcast, (?:re-?written|rewritten)(?:,| or) ")


def wire_marks(lines: Sequence[Line], book: Book = SHIPPED) -> Iterator[Credit]:
    """The agencies whose copy the piece is, or that helped with it, by the marks at its head and foot."""
    head, foot = lines[:HEAD_LINES], lines[-FOOT_LINES:]
    for line in head:
        yield from _datelines(line, book)
        yield from _signature(line, book)
    for line in foot:
        yield from _sign_offs(line, book)
        if line not in head:
            yield from _signature(line, book)
    for line in lines:
        for found in _patterns(book).helped.finditer(line.text):
            yield _mark(line, found, found["name"], book, 0.8, scope=PART)


def _datelines(line: Line, book: Book) -> Iterator[Credit]:
    """ "CARACAS, Feb 23 (Reuters) - …", "EFE.- Bogotá …", but only before running words.

    Place, day and name in brackets are an agency's way of beginning, whether or not we have heard of it.
    """
    if line.words < 6:
        return
    for pattern, weight in ((_DATELINE, 0.95), (_patterns(book).opening, 0.9)):
        found = pattern.match(line.text[:BRIEF])
        wired = bool(found and _DATED.search(found[0]))
        for name in found["name"].split("/") if found else ():
            if found and (is_outlet(name, book=book) or (wired and may_be_outlet(name))):
                mark = _mark(line, found, name.strip(), book, weight)
                yield replace(mark, voice=SourceKind.AGENCY) if wired else mark


def _signature(line: Line, book: Book) -> Iterator[Credit]:
    """A short line that is an agency's name, alone or after the writer's: "By Ana Ruiz, Associated Press".

    "Le Monde avec AFP" signs for both. An agency behind a slash took the picture ("Ana Ruiz / Reuters"); a line that
    ends in a colon opens a quote.
    """
    sentence = line.ends_sentence and line.words > 6
    if line.words > 12 or not line.brief or sentence or line.text.endswith(":"):
        return
    words = line.text.strip("()[] \u200e\u200f")
    found = _patterns(book).byline.fullmatch(words) or _beside(words, book)
    if found:
        yield _signed(line, found["name"], 0.9)
        return
    for part in _PARTS.split(re.sub(r"/.*", "", line.text)):
        if part and book.agency(part):
            yield _signed(line, part, 0.8)
            return


def _beside(words: str, book: Book) -> re.Match[str] | None:
    """An outlet's or a desk's own name with an agency's beside it; a headline "with Reuters" is none."""
    found = _patterns(book).beside.fullmatch(words)
    ours = found["own"].strip() if found else ""
    return found if ours and (is_outlet(ours, book=book) or _DESK.fullmatch(ours)) else None


def _sign_offs(line: Line, book: Book) -> Iterator[Credit]:
    patterns = _patterns(book)
    for pattern, weight in ((patterns.copyright, 0.9), (patterns.closing, 0.85)):
        found = pattern.search(line.text, max(0, len(line.text) - BRIEF))
        if found:
            yield _mark(line, found, found["name"], book, weight)
    for pattern, name in ((_REUTERS_STYLE, "Reuters"), (_AP_STYLE, "Associated Press")):
        found = pattern.search(line.text, max(0, len(line.text) - LONGEST_SIGN_OFF))
        if found:
            yield _mark(line, found, name, book, 0.7)


def _signed(line: Line, name: str, weight: float) -> Credit:
    return Credit(
        name, WHOLE, DerivationKind.SYNDICATION, line.text, *_place(line), weight, SourceKind.AGENCY
    )


def _mark(
    line: Line, found: re.Match[str], name: str, book: Book, weight: float, *, scope: str = WHOLE
) -> Credit:
    quote = found[0].strip()
    start = _place(line)[0] + found.start() + len(found[0]) - len(found[0].lstrip())
    kind = DerivationKind.CITATION if scope == PART else DerivationKind.SYNDICATION
    voice = SourceKind.AGENCY if book.agency(name) else SourceKind.OUTLET
    return Credit(name, scope, kind, quote, start, start + len(quote), weight, voice)


def _place(line: Line) -> tuple[int, int]:
    return line.end - len(line.text), line.end
