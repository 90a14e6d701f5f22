"""Packs files into a ZIP whose bytes depend on nothing but the files: stored as they are, no times, no attributes.

So whoever checks a bundle packs what it holds once more and compares: not one byte beside the files is free to change
(APPNOTE.TXT 6.3, without ZIP64: a bundle is refused from four gigabytes on).
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from sources.errors import Refused

MOST_BYTES = 2**32 - 1
PIECE = 1 << 16
DAY = 33
"""1 January 1980, the first day a ZIP can name."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file to pack: its bytes at hand, or in a file that is read once more when its turn comes."""

    name: str
    size: int
    crc: int
    content: bytes | IO[bytes]

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, some at a time."""
        if isinstance(self.content, bytes):
            yield self.content
            return
        self.content.seek(0)
        while piece := self.content.read(PIECE):
            yield piece


def held(name: str, content: bytes) -> Packed:
    """A file whose bytes are at hand."""
    return Packed(name, len(content), zlib.crc32(content), content)


def packed(files: Sequence[Packed]) -> Iterator[bytes]:
    """The archive, some bytes at a time, the files in the order given. Raises ``Refused`` where it grows too large."""
    if sum(each.size + 200 + 2 * len(each.name) for each in files) > MOST_BYTES:
        raise Refused("This is more than four gigabytes of evidence: take it article by article")
    listing, place = b"", 0
    for each in files:
        name = each.name.encode("ascii")
        head = struct.pack(
            "<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, DAY, each.crc, each.size, each.size, len(name), 0
        )
        listing += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, DAY, each.crc, each.size, each.size, len(name), 0, 0, 0, 0, 0,
            place,
        ) + name  # fmt: skip
        yield head + name
        yield from each.pieces()
        place += len(head) + len(name) + each.size
    yield listing
    yield struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(files), len(files), len(listing), place, 0)
