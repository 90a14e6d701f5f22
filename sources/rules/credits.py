"""Credits: whom an article names as the one it was taken from, or whose work it leans on."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from sources.rules.addresses import host
from sources.rules.book import SHIPPED, Book
from sources.rules.citations import citations_in
from sources.rules.credit import Credit
from sources.rules.credit_lines import credits_by_the_piece, credits_in_line
from sources.rules.lines import Line, lines_of
from sources.rules.names import fold
from sources.rules.phrasebook import WHOLE
from sources.rules.span import SectionSpan
from sources.rules.wire_marks import wire_marks
from sources.vocabulary import DerivationKind, SectionKind, SourceKind

__all__ = ["Credit", "read"]

_BYLINE_PARTS = re.compile(r"\s*(?:[,;|/•·()]|\s[–—-]\s|\s(?:and|with|for|y|con|para|avec|et|com|e)\s)\s*")

NEAR_AN_END = 60
"""Words of body; a credit line further in, and further than a sixth of the piece, credits a picture or a chart."""

HINTED = {
    "syndication-source": 0.9,
    "original-source": 0.9,
    "isBasedOn": 0.9,
    "feed source": 0.85,
    "canonical": 0.8,
    "sourceOrganization": 0.7,
    "author": 0.7,
}
"""Marks in a page's mark-up, or in the feed that carries it, that may credit another outlet; how sure each makes us."""


def read(
    text: str,
    sections: Sequence[SectionSpan],
    *,
    language: str = "",
    hints: Iterable[Sequence[str]] = (),
    known: Collection[str] = (),
    book: Book = SHIPPED,
) -> list[Credit]:
    """The credits an article gives, one for each name, whole before part, surest first.

    Readers' comments give none: what they say of origins is hearsay. ``known`` are folded names and aliases of
    outlets; an abbreviation counts only if it is among them. ``book`` holds the phrases and agencies to go by.
    ``language`` changes nothing: every table is tried, because pages mix languages.
    """
    own = _without(text, sections, (SectionKind.COMMENT,))
    prose = _without(text, sections, (SectionKind.COMMENT, SectionKind.FURNITURE, SectionKind.CAPTION))
    lines = lines_of(own)
    found = [
        *_lines(lines, prose, book),
        *credits_by_the_piece(own, book),
        *wire_marks(lines, book),
        *citations_in(prose, frozenset(known), book),
        *_hinted(hints, book),
    ]
    return _one_for_each_name(found, book)


def by_phrases(text: str, sections: Sequence[SectionSpan], *, book: Book) -> list[Credit]:
    """The credits that the phrases of a book find, all of them, in the order of the text; no wire marks, no hints."""
    own = _without(text, sections, (SectionKind.COMMENT,))
    prose = _without(text, sections, (SectionKind.COMMENT, SectionKind.FURNITURE, SectionKind.CAPTION))
    found = [
        *_lines(lines_of(own), prose, book),
        *credits_by_the_piece(own, book),
        *citations_in(prose, frozenset(), book),
    ]
    return sorted(found, key=lambda credit: (credit.start, credit.end, credit.name))


def _without(text: str, sections: Sequence[SectionSpan], kinds: Collection[SectionKind]) -> str:
    """The text with some kinds of sections blanked out, every other sign in its place."""
    kept = list(text)
    for section in sections:
        if section.kind in kinds:
            kept[section.start : section.end] = " " * (section.end - section.start)
    return "".join(kept)


def _lines(lines: Sequence[Line], prose: str, book: Book) -> Iterator[Credit]:
    body = lines_of(prose)
    starts = [line.start for line in body]
    told = [0, *accumulate(line.words for line in body)]
    for line in lines:
        given = credits_in_line(line.text, line.end - len(line.text), book)
        if given:
            before = told[bisect_left(starts, line.start)]
            after = told[-1] - told[bisect_left(starts, line.end)]
            if min(before, after) <= max(NEAR_AN_END, told[-1] / 6):
                yield from given


def _hinted(hints: Iterable[Sequence[str]], book: Book) -> Iterator[Credit]:
    """Marks in the mark-up. Authors count only where they are an agency; addresses are named by their host."""
    for key, value in hints:
        weight = HINTED.get(key, 0.0)
        name = _agency_in(value, book) if key == "author" else _name_of(value)
        if not weight or not name:
            continue
        wired = bool(book.agency(name))
        kind = DerivationKind.SYNDICATION if wired else DerivationKind.REPUBLICATION
        voice = SourceKind.AGENCY if wired else SourceKind.OUTLET
        yield Credit(name, WHOLE, kind, f"{key}: {value}"[:300], 0, 0, weight, voice)


def _agency_in(byline: str, book: Book) -> str:
    """The agency among those a byline names: "Ana Ruiz, Associated Press"."""
    parts = (byline, *_BYLINE_PARTS.split(byline))
    return next((part.strip() for part in parts if book.agency(part)), "")


def _name_of(value: str) -> str:
    if "://" not in value:
        return value.strip()
    try:
        return host(value)
    except ValueError:
        return ""


def _one_for_each_name(found: Iterable[Credit], book: Book) -> list[Credit]:
    """The weightiest credit of each name, an agency known by its usual one; whole outweighs part."""
    ranked = sorted(found, key=lambda one: (one.scope != WHOLE, -one.weight, one.start, one.end, one.name))
    kept: dict[str, Credit] = {}
    for credit in ranked:
        usual = book.agency(credit.name) or credit.name
        kept.setdefault(fold(usual), replace(credit, name=usual))
    return list(kept.values())
