"""Walks a web archive entry by entry, finding its way again behind a broken one; never holds a whole entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from sources.intake.warc.unpacking import PIECE, Damaged, Packed, Plain, unpacked

MOST_LINE = 16_384
"""Bytes of one header line; servers refuse longer ones (nginx and Apache allow 8 KB)."""
MOST_HEAD = 65_536
"""Bytes of all header lines of an entry together."""
MOST_LOST = 16_000_000
"""Bytes without the beginning of an entry after which the rest of the file is given up."""
BEGINS = b"WARC/"
LENGTH = re.compile(r"\d{1,15}", re.ASCII)


class Broken(Exception):
    """One entry cannot be read; the walk goes on behind it."""


class Block:
    """The bytes that belong to one entry, read once and in order; ``behind`` is the line that follows them."""

    def __init__(self, stream: Plain | Packed, length: int) -> None:
        self._stream, self.left = stream, length
        self.behind: bytes | None = None
        self.damage: Damaged | None = None

    def take(self, most: int) -> bytes:
        """Up to ``most`` of the bytes left. Raises ``Broken`` where the file ends or is damaged before that."""
        parts = []
        while most > 0 and self.left > 0:
            part = self._part(min(most, self.left, PIECE))
            parts.append(part)
            self.left -= len(part)
            most -= len(part)
        return b"".join(parts)

    def close(self) -> None:
        """Pass over what is left. Raises ``Broken`` where the entry does not end there."""
        while self.left > 0:
            self.take(PIECE)
        if self.behind is None and self.damage is None:
            self.behind = self._part(MOST_LINE, line=True)
            if self.behind.strip() and not self.behind.startswith(BEGINS):
                raise Broken("does not end where its Content-Length says: going on at the next that begins")

    def _part(self, most: int, *, line: bool = False) -> bytes:
        try:
            part = self._stream.readline(most) if line else self._stream.read(most)
        except Damaged as damage:
            self.damage, self.left = damage, 0
            raise Broken(damage.sentence) from damage
        if not part and not line:
            self.left = 0
            raise Broken("is cut short: the file ends within it")
        return part


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its place in the file, counted from 1, its headers and its block."""

    number: int
    headers: StatusAndHeaders
    block: Block

    def says(self, name: str) -> str:
        """What a header says; nothing where it is missing."""
        return str(self.headers.get_header(name) or "").strip()

    @property
    def kind(self) -> str:
        """response, resource, revisit, metadata …"""
        return self.says("WARC-Type").lower()

    @property
    def target(self) -> str:
        """What was visited; some programs put it in angle brackets."""
        return self.says("WARC-Target-URI").removeprefix("<").removesuffix(">")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A place where the archive cannot be read: behind how many entries, and what is wrong."""

    number: int
    sentence: str


def walk(file: BinaryIO) -> Iterator[Entry | Trouble]:
    """Every entry of the archive in turn, or the trouble in its place; its block is gone once the next is asked for."""
    stream = unpacked(file)
    number, behind = 0, None
    while True:
        try:
            line, lost = _next_beginning(stream, behind, first=not number)
            if lost:
                yield Trouble(number, f"is followed by {lost:,} bytes that belong to no record")
            if not line:
                break
            number, behind = number + 1, None
            entry = _begun(stream, line, number)
        except Broken as broken:
            yield Trouble(number, str(broken))
            if not number:
                break
            continue
        except Damaged as damaged:
            number += 1
            yield Trouble(number, damaged.sentence)
            if damaged.final or not stream.recover():
                break
            continue
        yield entry
        try:
            entry.block.close()
        except Broken as broken:
            yield Trouble(number, str(broken))
        behind = entry.block.behind
        if entry.block.damage is not None and (entry.block.damage.final or not stream.recover()):
            break


def _next_beginning(stream: Plain | Packed, line: bytes | None, *, first: bool) -> tuple[bytes, int]:
    """The first line of the next entry, nothing at the end of the file; and how many bytes before it made no sense."""
    lost = 0
    line = stream.readline(MOST_LINE) if line is None else line
    while line and not line.startswith(BEGINS):
        lost += len(line.strip())
        if first and lost:
            raise Broken(_no_archive(line))
        if lost > MOST_LOST:
            raise Damaged(f"does not begin within {MOST_LOST:,} bytes: not read on", final=True)
        line = stream.readline(MOST_LINE)
    return line, lost


def _no_archive(line: bytes) -> str:
    if line.startswith(b"filedesc://"):
        return "is an ARC file, the older format: convert it with “warcio recompress”"
    return "is not a web archive: its first line does not begin with WARC/"


def _begun(stream: Plain | Packed, line: bytes, number: int) -> Entry:
    head = [line]
    while head[-1].strip():
        head.append(stream.readline(MOST_LINE))
        if not head[-1]:
            raise Broken("is cut short: the file ends within its headers")
        if not head[-1].endswith(b"\n") or sum(map(len, head)) > MOST_HEAD:
            raise Broken(f"has headers longer than {MOST_HEAD:,} bytes, or one longer than {MOST_LINE:,}")
    headers = parsed(b"".join(head), ArcWarcRecordLoader.WARC_TYPES)
    length = str(headers.get_header("Content-Length") or "").strip()
    if not LENGTH.fullmatch(length):
        raise Broken("has no Content-Length, or one that is no number of bytes")
    return Entry(number, headers, Block(stream, int(length)))


def parsed(head: bytes, versions: list[str]) -> StatusAndHeaders:
    """Header lines, read. Raises ``Broken`` where they do not begin with one of the versions."""
    try:
        return StatusAndHeadersParser(versions).parse(BytesIO(head))
    except (StatusAndHeadersParserException, EOFError) as error:
        raise Broken(f"does not begin with {' or '.join(versions)}") from error
