"""Locks that the system itself lets go when their last holder dies, however it dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

PAUSE = 0.1  # seconds between two tries


def take(path: Path, seconds: float = 0.0) -> int | None:
    """Take the lock within so many seconds; the open file is the lock, None means it is another's.
    Closing it, and only the last copy of it, lets go: a child that shares it keeps it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        except OSError:
            if time.monotonic() >= deadline:
                os.close(descriptor)
                return None
        time.sleep(PAUSE)


@contextlib.contextmanager
def held(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock for a block; says whether it was got."""
    descriptor = take(path, seconds)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            os.close(descriptor)
