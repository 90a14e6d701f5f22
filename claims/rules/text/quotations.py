"""Where quotation marks open and close in a text, over sentences and paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

_MARK = re.compile(
    r"''|[“”„«»\"]|(?<![^\W\d_])‘|(?<=[^\W_\s.,!?…])’(?=[\s.,;:!?)]|$)|(?<=[.,!?…])’|\n\s*\n|\n"
)
_CLOSERS = {"“": "”", "«": "»", "„": "”", '"': '"', "‘": "’", "''": "''"}
_EVEN = frozenset({'"', "''"})
# A quotation longer than this is a mark that was never closed.
LONGEST = 2000
SCARE_WORDS = 4
"""A quoted stretch of at most this many words inside a sentence is a term held at arm's length, not speech."""


class Quotations:
    """The quoted stretches of one capture: start and end offsets, marks included."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int] | None:
        """The quoted stretch an offset lies in."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return None
        start, end = self.spans[place]
        return (start, end) if start <= offset < end else None

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quoted stretches that meet a span of text."""
        return [span for span in self.spans if span[0] < end and start < span[1]]


def find(text: str, sections: Sequence[SectionSpan]) -> Quotations:
    """All quoted stretches outside furniture; a quotation may run on over paragraphs that open with a mark."""
    spans: list[tuple[int, int]] = []
    for section in sections:
        if section.kind is not SectionKind.FURNITURE:
            spans += _in_section(text, section.start, section.end)
    return Quotations(spans)


def _in_section(text: str, first: int, last: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened, closer = -1, ""
    for found in _MARK.finditer(text, first, last):
        mark, at = found.group(), found.start()
        if mark[0] == "\n":
            if opened >= 0 and not _carries_on(text, found.end(), closer):
                spans += _unclosed(text, opened, at, closer)
                opened = -1
            continue
        if opened >= 0 and (at - opened > LONGEST or at < opened):
            opened = -1
        if opened < 0:
            if mark in _CLOSERS and not (mark in _EVEN and _closes(text, at, len(mark))):
                opened, closer = at, _CLOSERS[mark]
        elif mark == closer:
            spans.append((opened, found.end()))
            opened = -1
    if opened >= 0:
        spans += _unclosed(text, opened, last, closer)
    return spans


def _carries_on(text: str, at: int, closer: str) -> bool:
    """Whether the next paragraph opens with the same mark, as a quotation of several paragraphs does."""
    following = text[at : at + 1]
    return bool(following) and _CLOSERS.get(following) == closer and closer not in _EVEN


def _unclosed(text: str, opened: int, end: int, closer: str) -> list[tuple[int, int]]:
    """A double quotation that the paragraph's end leaves open still is one; a single mark is an apostrophe."""
    return [(opened, end)] if closer in "”»" and end - opened <= LONGEST else []


def _closes(text: str, at: int, width: int) -> bool:
    """Whether a mark that opens and closes alike stands behind a word, not before one."""
    before = text[at - 1 : at]
    after = text[at + width : at + width + 1]
    return bool(before) and not before.isspace() and before not in "([—–-" and (not after or after.isspace())
