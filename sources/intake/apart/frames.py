"""How the program and its reader talk: the length of a message in eight bytes, then the message."""

import os
import select
import time

LENGTH = 8
LARGEST = 64_000_000
"""Bytes of one message; a page of five million bytes comes back as fewer than forty."""

AT_ONCE = 1 << 20
SILENT = "fell silent"


class Broken(Exception):
    """The other side hung up, fell silent or sent what is no message."""


def send(line: int, message: bytes) -> None:
    """Write one message. Raises ``Broken`` where nobody reads it any more."""
    rest = memoryview(len(message).to_bytes(LENGTH, "big") + message)
    try:
        while rest:
            rest = rest[os.write(line, rest) :]
    except OSError as error:
        raise Broken(f"cannot be written to ({error.strerror})") from error


def receive(line: int, *, seconds: float | None = None) -> bytes:
    """Read one message within so many seconds (None: however long it takes). Raises ``Broken``."""
    until = None if seconds is None else time.monotonic() + seconds
    length = int.from_bytes(_exactly(line, LENGTH, until), "big")
    if length > LARGEST:
        raise Broken(f"announces {length:,} bytes")
    return _exactly(line, length, until)


def _exactly(line: int, length: int, until: float | None) -> bytes:
    parts: list[bytes] = []
    while length:
        left = None if until is None else max(0.0, until - time.monotonic())
        if not select.select([line], [], [], left)[0]:
            raise Broken(SILENT)
        part = os.read(line, min(length, AT_ONCE))
        if not part:
            raise Broken("hung up")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
