"""Wire marks: the datelines, bylines and sign-offs by which news agencies' copy is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sources.rules.credit import Credit
from sources.rules.lines import BRIEF, Line
from sources.rules.outlets import AGENCIES, agency, is_outlet, may_be_outlet
from sources.rules.phrasebook import PART, WHOLE, table
from sources.vocabulary import DerivationKind, SourceKind

HEAD_LINES = 12
FOOT_LINES = 8
LONGEST_SIGN_OFF = 600
"""Characters at the end of a line among which a sign-off is looked for."""

_SIGNED = "|".join(
    sorted(
        (re.escape(name) for usual, more in AGENCIES.items() for name in (usual, *more)),
        key=len,
        reverse=True,
    )
)
_DASH = r"\s*(?:\.?\s?[–—-]{1,3}|[:.]-?)\s*"
_DATELINE = re.compile(
    rf"(?:[A-ZÀ-Þ][\w.'’ ,/-]{{1,60}}?,?\s*)?[(\[](?P<name>[A-Z][\w.'’ /&-]{{1,40}}?)[)\]]{_DASH}(?=\S)"
)
_MONTH = "|".join(table("furniture")["months"])
_DATED = re.compile(rf"\b(?:{_MONTH})\b\.? ?\d|\d (?:de )?(?:{_MONTH})\b", re.IGNORECASE)
_OPENING = re.compile(
    rf"(?:[A-ZÀ-Þ][\w.'’ ]{{1,30}},? )?(?P<name>{_SIGNED})\s?(?:\.?[–—-]{{1,2}}|/|\|)\s*(?=\S)"
)
_BYLINE = re.compile(rf"(?i:by|por|from|de|with)\s.{{0,60}}?\b(?P<name>{_SIGNED})\b.{{0,40}}")
_PARTS = re.compile(r"\s*(?:[,|/•·()\[\]]|\s[–—-]\s)\s*")
_COPYRIGHT = re.compile(rf"(?i:©|\(c\)|copyright)[\s\d,–-]*(?i:by )?(?:The )?(?P<name>{_SIGNED})\b")
_CLOSING = re.compile(rf"(?:[(\[/]|[–—-]\s?)(?P<name>{_SIGNED})[)\]]?\.?$")
_HELPED = re.compile(rf"\b(?:The )?(?P<name>{_SIGNED})\b[^.\n]{{0,80}}? contributed (?:to|reporting)\b")
_REUTERS_STYLE = re.compile(
    r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting) by [^()\n]{3,300}; ?[Ee]diting by [^()\n]{3,200}\)"
)
_AP_STYLE = re.compile(r"This material may not be published, broadcast, (?:re-?written|rewritten)(?:,| or) ")


def wire_marks(lines: Sequence[Line]) -> Iterator[Credit]:
    """The agencies whose copy the piece is, or that helped with it, by the marks at its head and foot."""
    head, foot = lines[:HEAD_LINES], lines[-FOOT_LINES:]
    for line in head:
        yield from _datelines(line)
        yield from _signature(line)
    for line in foot:
        yield from _sign_offs(line)
        if line not in head:
            yield from _signature(line)
    for line in lines:
        for found in _HELPED.finditer(line.text):
            yield _mark(line, found, found["name"], 0.8, PART)


def _datelines(line: Line) -> Iterator[Credit]:
    """ "CARACAS, Feb 23 (Reuters) - …", "EFE.- Bogotá …", but only before running words.

    Place, day and name in brackets are an agency's way of beginning, whether or not we have heard of it.
    """
    if line.words < 6:
        return
    for pattern, weight in ((_DATELINE, 0.95), (_OPENING, 0.9)):
        found = pattern.match(line.text[:BRIEF])
        wired = bool(found and _DATED.search(found[0]))
        for name in found["name"].split("/") if found else ():
            if found and (is_outlet(name) or (wired and may_be_outlet(name))):
                mark = _mark(line, found, name.strip(), weight, WHOLE)
                yield replace(mark, voice=SourceKind.AGENCY) if wired else mark


def _signature(line: Line) -> Iterator[Credit]:
    """A short line that is an agency's name, alone or after the writer's: "By Ana Ruiz, Associated Press".

    An agency behind a slash took the picture ("Ana Ruiz / Reuters"); a line that ends in a colon opens a quote.
    """
    sentence = line.ends_sentence and line.words > 6
    if line.words > 12 or not line.brief or sentence or line.text.endswith(":"):
        return
    found = _BYLINE.fullmatch(line.text)
    if found:
        yield _mark(line, found, found["name"], 0.9, WHOLE)
        return
    for part in _PARTS.split(re.sub(r"/.*", "", line.text)):
        if part and agency(part):
            yield Credit(
                part, WHOLE, DerivationKind.SYNDICATION, line.text, *_place(line), 0.8, SourceKind.AGENCY
            )
            return


def _sign_offs(line: Line) -> Iterator[Credit]:
    for pattern, weight in ((_COPYRIGHT, 0.9), (_CLOSING, 0.85)):
        found = pattern.search(line.text, max(0, len(line.text) - BRIEF))
        if found:
            yield _mark(line, found, found["name"], weight, WHOLE)
    for pattern, name in ((_REUTERS_STYLE, "Reuters"), (_AP_STYLE, "Associated Press")):
        found = pattern.search(line.text, max(0, len(line.text) - LONGEST_SIGN_OFF))
        if found:
            yield _mark(line, found, name, 0.7, WHOLE)


def _mark(line: Line, found: re.Match[str], name: str, weight: float, scope: str) -> Credit:
    quote = found[0].strip()
    start = _place(line)[0] + found.start() + len(found[0]) - len(found[0].lstrip())
    kind = DerivationKind.CITATION if scope == PART else DerivationKind.SYNDICATION
    voice = SourceKind.AGENCY if agency(name) else SourceKind.OUTLET
    return Credit(name, scope, kind, quote, start, start + len(quote), weight, voice)


def _place(line: Line) -> tuple[int, int]:
    return line.end - len(line.text), line.end
