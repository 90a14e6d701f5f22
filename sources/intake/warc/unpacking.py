"""Reads a web archive's bytes as one stream, packed or not, without ever holding more than a small piece of it."""

import zlib
from typing import BinaryIO

PIECE = 65_536
GZIP = b"\x1f\x8b"
MEMBER = b"\x1f\x8b\x08"
MOST_FOLD = 100
"""How many times larger than the file what comes out of it may be. Text packs 5 to 20 times; 1,000 is a bomb."""
FREE = 64_000_000
"""Bytes that may come out whatever the proportion: a small archive may hold one long page of blanks."""


class Damaged(Exception):
    """The packed bytes make no sense from here on; ``sentence`` says so."""

    def __init__(self, sentence: str, *, final: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.final = sentence, final


class Plain:
    """The bytes as they stand in the file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, most: int) -> bytes:
        """Up to ``most`` bytes; none at the end."""
        return self._file.read(most)

    def readline(self, most: int) -> bytes:
        """The next line with its end, or its first ``most`` bytes; none at the end."""
        return self._file.readline(most)

    def recover(self) -> bool:
        """Go on behind a damaged place; unpacked bytes have none."""
        return True


class Packed:
    """The bytes that gzip members hold, one after the other; a damaged member costs no more than itself."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._member = zlib.decompressobj(31)
        self._waiting = b""
        self._ready = b""
        self._taken = self._given = 0
        self._ended = False

    def read(self, most: int) -> bytes:
        """Up to ``most`` bytes; none at the end. Raises ``Damaged``."""
        while not self._ready and self._fill():
            pass
        given, self._ready = self._ready[:most], self._ready[most:]
        return given

    def readline(self, most: int) -> bytes:
        """The next line with its end, or its first ``most`` bytes; none at the end. Raises ``Damaged``."""
        parts: list[bytes] = []
        while most > 0 and (self._ready or self._more()):
            end = self._ready.find(b"\n", 0, most) + 1 or min(most, len(self._ready))
            parts.append(self._ready[:end])
            self._ready = self._ready[end:]
            most -= end
            if parts[-1].endswith(b"\n"):
                break
        return b"".join(parts)

    def recover(self) -> bool:
        """Go on with the next member behind a damaged one; False where there is none."""
        self._ready = b""
        waiting = self._waiting[1:]
        while (place := waiting.find(MEMBER)) < 0:
            piece = self._file.read(PIECE)
            if not piece:
                return False
            self._taken += len(piece)
            waiting = waiting[-2:] + piece
        self._waiting, self._member, self._ended = waiting[place:], zlib.decompressobj(31), False
        return True

    def _more(self) -> bool:
        while not self._ready and self._fill():
            pass
        return bool(self._ready)

    def _fill(self) -> bool:
        """Unpack one more piece; False at the end of the file."""
        if self._member.eof:
            # What follows the last member is padding; what follows any other begins the next.
            self._waiting = self._member.unused_data or self._next()
            if not self._waiting.strip(b"\0"):
                return False
            self._member = zlib.decompressobj(31)
        packed = self._member.unconsumed_tail or self._waiting or self._next()
        self._waiting = b""
        if not packed:
            return self._end()
        try:
            self._ready = self._member.decompress(packed, PIECE)
        except zlib.error as error:
            self._waiting = packed
            raise Damaged("is damaged: its packed bytes cannot be unpacked") from error
        self._given += len(self._ready)
        if self._given > max(FREE, MOST_FOLD * self._taken):
            raise Damaged(f"unpacks to more than {MOST_FOLD} times its own size: not read on", final=True)
        return True

    def _next(self) -> bytes:
        piece = self._file.read(PIECE)
        self._taken += len(piece)
        return piece

    def _end(self) -> bool:
        if not self._ended:
            self._ended = True
            raise Damaged("is cut short: the file ends within it", final=True)
        return False


def unpacked(file: BinaryIO) -> Plain | Packed:
    """The stream of a file just opened, by its first bytes and not by its name."""
    opening = file.read(len(GZIP))
    file.seek(0)
    return Packed(file) if opening == GZIP else Plain(file)
