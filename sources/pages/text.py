"""Lays out a captured text for reading: its sections, its paragraphs, and the marked words in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

PARAGRAPH = re.compile(r"[^\n]+")
FOLDED_FROM = 400  # characters; longer furniture is folded away
SLIGHT = 80  # characters; shorter furniture takes one line


@dataclass(frozen=True, slots=True)
class Marked:
    """Some words to be marked, and the number of the note that says why."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are marked throughout or not at all; ``refs`` are the notes whose words end here."""

    text: str
    marked: bool = False
    refs: tuple[int, ...] = ()


@dataclass(slots=True)
class Paragraph:
    """One paragraph, with the numbers of the notes that begin in it."""

    pieces: list[Piece]
    notes: list[int]


@dataclass(slots=True)
class Block:
    """A section of the page: which part it is, whose voice (a comment's author), and its paragraphs."""

    kind: SectionKind
    voice: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    letters: int = 0

    @property
    def comment(self) -> bool:
        """Whether it is a reader's word."""
        return self.kind is SectionKind.COMMENT

    @property
    def furniture(self) -> bool:
        """Whether it is nobody's word."""
        return self.kind is SectionKind.FURNITURE

    @property
    def folded(self) -> bool:
        """Whether it is so much furniture that it is folded away."""
        return self.furniture and self.letters > FOLDED_FROM

    @property
    def slight(self) -> bool:
        """Whether it is a mere line of furniture."""
        return self.furniture and self.letters < SLIGHT


def lay_out(text: str, sections: Sequence[SectionSpan], marks: Iterable[Marked]) -> list[Block]:
    """The text in reading order; neighbouring furniture becomes one block."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.number))
    blocks: list[Block] = []
    for section in sections:
        paragraphs = _paragraphs(text, section, ordered)
        if not paragraphs:
            continue
        if blocks and blocks[-1].furniture and section.kind is SectionKind.FURNITURE:
            blocks[-1].paragraphs += paragraphs
        else:
            blocks.append(Block(section.kind, section.voice, paragraphs))
    for block in blocks:
        block.letters = sum(len(piece.text) for paragraph in block.paragraphs for piece in paragraph.pieces)
    return blocks


def _paragraphs(text: str, section: SectionSpan, marks: Sequence[Marked]) -> list[Paragraph]:
    found = []
    for match in PARAGRAPH.finditer(text, section.start, section.end):
        start, end = match.span()
        if not text[start:end].strip():
            continue
        touching = [mark for mark in marks if mark.start < end and mark.end > start]
        begun = [mark.number for mark in touching if mark.start >= start]
        found.append(Paragraph(_pieces(text, start, end, touching), begun))
    return found


def _pieces(text: str, start: int, end: int, marks: Sequence[Marked]) -> list[Piece]:
    edges = {start, end}
    for mark in marks:
        edges |= {min(max(mark.start, start), end), min(max(mark.end, start), end)}
    ordered = sorted(edges)
    pieces: list[Piece] = []
    for left, right in pairwise(ordered):
        covered = any(mark.start <= left and mark.end >= right for mark in marks)
        refs = tuple(mark.number for mark in marks if mark.end == right)
        pieces.append(Piece(text[left:right], covered, refs if covered else ()))
    return pieces
