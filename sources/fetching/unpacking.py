"""Reading an answer's bytes, unpacked, and never more of them than a page may have."""

import zlib
from collections.abc import Iterator

from urllib3.response import BaseHTTPResponse

from sources.fetching.deadline import Deadline
from sources.fetching.failure import Failed
from sources.vocabulary import VisitOutcome

MOST_BYTES = 5_000_000
"""Unpacked; the limit of an article handed in as a file (see sources.intake.handed)."""

AT_ONCE = 65_536
GZIP = 16 + zlib.MAX_WBITS


def read(answer: BaseHTTPResponse, deadline: Deadline, *, most: int = MOST_BYTES, cut: bool = False) -> bytes:
    """The whole body. Raises ``Failed`` where it is too large, too slow or packed in another way than we asked for.

    With ``cut`` one that is too large is not refused: its first ``most`` bytes are read, and the rest is left.
    """
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing in {"", "identity"}:
        return b"".join(_within(_pieces(answer, deadline), most, cut=cut))
    if packing in {"gzip", "x-gzip"}:
        return _unzipped(_within(_pieces(answer, deadline), most), most, cut=cut)
    raise Failed(VisitOutcome.UNREADABLE, f"packed as {packing[:40]!r}, though we asked for gzip at most")


def unzipped(packed: bytes, *, most: int = MOST_BYTES) -> bytes:
    """The bytes in a gzip file, as sitemaps are often served. Raises ``Failed``."""
    return _unzipped(iter([packed]), most)


def _pieces(answer: BaseHTTPResponse, deadline: Deadline) -> Iterator[bytes]:
    """What has come so far, again and again: waiting for a full chunk would leave the clock to the site.

    The clock is looked at once more at the end: a line we have cut ourselves looks like a page that is complete.
    """
    while piece := answer.read1(AT_ONCE, decode_content=False):
        deadline.left(1)
        yield piece
    deadline.left(1)


def _within(pieces: Iterator[bytes], most: int, *, cut: bool = False) -> Iterator[bytes]:
    left = most
    for piece in pieces:
        if len(piece) > left:
            if not cut:
                raise too_large(most)
            yield piece[:left]
            return
        left -= len(piece)
        yield piece


def _unzipped(pieces: Iterator[bytes], most: int, *, cut: bool = False) -> bytes:
    """Unpacked once, a bounded stretch at a time: a bomb is refused at its first byte too many."""
    unpacker = zlib.decompressobj(GZIP)
    whole = bytearray()
    try:
        for piece in pieces:
            whole += unpacker.decompress(piece, most + 1 - len(whole))
            if len(whole) > most:
                if not cut:
                    raise too_large(most)
                return bytes(whole[:most])
    except zlib.error as error:
        raise Failed(VisitOutcome.UNREADABLE, "is packed as gzip, and broken") from error
    if not unpacker.eof:
        raise Failed(VisitOutcome.NO_CONNECTION, "the packed answer broke off")
    return bytes(whole)


def too_large(most: int) -> Failed:
    """The failure of a page beyond the limit."""
    return Failed(VisitOutcome.TOO_LARGE, f"more than {most:,} bytes")
