"""Takes the page out of a web archive's entry: HTTP headers off, unpacked under limits, checked against its digest."""

import base64
import hashlib
import re
import zlib
from dataclasses import dataclass
from email.message import Message
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders

from sources.intake.handed import MOST_BYTES
from sources.intake.warc.entries import MOST_HEAD, Broken, Entry, parsed

MOST_BLOCK = MOST_BYTES + MOST_HEAD
"""Bytes of an entry that is read at all; a page that is longer when packed is longer still unpacked."""
MOST_LAYERS = 3
CHARSET = re.compile(r"[A-Za-z0-9][\w.:-]{1,39}", re.ASCII)
HTTP = ("http:", "https:")
ALGORITHMS = {"sha1": 20, "sha256": 32, "sha512": 64, "md5": 16}
READ = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands at the beginning of an entry: the HTTP answer's headers, if it is one, and the first of its bytes."""

    http: StatusAndHeaders | None
    first: bytes
    read: bytes

    @property
    def number(self) -> str:
        """The answer's number, such as 200; "" where it is no HTTP answer."""
        return self.http.statusline.split(" ", 1)[0] if self.http else ""


def opening(entry: Entry) -> Opening:
    """Read as much of an entry as tells what it holds."""
    read = entry.block.take(MOST_HEAD)
    packed_in_http = entry.kind in {"response", "revisit"} and entry.target.lower().startswith(HTTP)
    if not packed_in_http or not read:
        return Opening(None, read, read)
    end = re.search(rb"\r?\n\r?\n", read)
    if end is None:
        raise Broken(f"has HTTP headers longer than {MOST_HEAD:,} bytes, or none")
    return Opening(parsed(read[: end.end()], ArcWarcRecordLoader.HTTP_TYPES), read[end.end() :], read)


def media_and_charset(entry: Entry, begun: Opening) -> tuple[str, str]:
    """The kind of page and its charset: as the server said, else as the archive says, else as it looks."""
    said = begun.http.get_header("Content-Type") if begun.http else entry.says("Content-Type")
    header = Message()
    header["Content-Type"] = re.sub(r"[\r\n]+", " ", said or "")
    media = header.get_content_type() if said else ""
    charset = header.get_param("charset")
    if not said:
        media = entry.says("WARC-Identified-Payload-Type").lower() or _looks(begun.first)
    return media, charset if isinstance(charset, str) and CHARSET.fullmatch(charset) else ""


def _looks(first: bytes) -> str:
    return "text/html" if re.match(rb"\s*<(!doctype\s+html|html)", first[:1024], re.IGNORECASE) else ""


def page(entry: Entry, begun: Opening) -> bytes:
    """The whole page, unpacked. Raises ``Broken`` where it is too large, was altered or cannot be unpacked."""
    if len(begun.read) + entry.block.left > MOST_BLOCK:
        raise Broken(f"is larger than {MOST_BYTES:,} bytes: hand in the article alone")
    rest = entry.block.take(MOST_BLOCK)
    entry.block.close()
    sent = begun.first + rest
    plain = _unchunked(sent, begun.http)
    _check(entry.says("WARC-Block-Digest"), [begun.read + rest], "block")
    _check(entry.says("WARC-Payload-Digest"), [sent, plain], "payload")
    return _unfolded(plain, begun.http)


def _unchunked(sent: bytes, http: StatusAndHeaders | None) -> bytes:
    if http is None or (http.get_header("Transfer-Encoding") or "").strip().lower() != "chunked":
        return sent
    return bytes(ChunkedDataReader(BytesIO(sent)).read())


def _unfolded(plain: bytes, http: StatusAndHeaders | None) -> bytes:
    """The page out of what the server packed it in; archives that keep it unpacked often keep the header too."""
    layers = [
        layer.strip().lower() for layer in ((http and http.get_header("Content-Encoding")) or "").split(",")
    ]
    if len(layers) > MOST_LAYERS:
        raise Broken(f"is packed more than {MOST_LAYERS} times over")
    for layer in reversed(layers):
        if layer in {"gzip", "x-gzip"}:
            plain = _inflated(plain, 31) if plain.startswith(b"\x1f\x8b") else plain
        elif layer == "deflate":
            plain = _deflated(plain)
        elif layer not in {"", "identity"}:
            raise Broken(
                f"is packed as {layer[:20]!r}, which we do not read: archive it unpacked, or as gzip"
            )
    return plain


def _deflated(plain: bytes) -> bytes:
    for way in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflated(plain, way)
        except zlib.error:
            continue
    return plain


def _inflated(packed: bytes, way: int) -> bytes:
    unpacking = zlib.decompressobj(way)
    try:
        plain = unpacking.decompress(packed, MOST_BYTES + 1)
    except zlib.error as error:
        if way != 31:
            raise
        raise Broken("is damaged: its packed page cannot be unpacked") from error
    if len(plain) > MOST_BYTES:
        raise Broken(f"unpacks to more than {MOST_BYTES:,} bytes: hand in the article alone")
    if not unpacking.eof:
        raise Broken("is cut short: its packed page has no end")
    return plain


def _check(said: str, held: list[bytes], what: str) -> None:
    """Hold bytes against a digest, written in any of the ways archives use; one in no such way proves nothing."""
    algorithm, _, written = said.partition(":")
    name = algorithm.strip().lower().replace("-", "")
    wanted = _read_digest(written.strip(), ALGORITHMS.get(name, 0))
    if wanted is None:
        return
    if all(hashlib.new(name, each, usedforsecurity=False).digest() != wanted for each in held):
        raise Broken(f"was altered or damaged: its {what} does not have the digest written with it")


def _read_digest(written: str, size: int) -> bytes | None:
    """The bytes of a digest in base 16, 32 or 64; none where it is none of these."""
    if not size or len(written) > 200:
        return None
    padded = written + "=" * (-len(written) % 8)
    for read in (bytes.fromhex, base64.b32decode, base64.urlsafe_b64decode, base64.b64decode):
        try:
            found = read(written if read is bytes.fromhex else padded)
        except ValueError:
            continue
        if len(found) == size:
            return found
    return None
