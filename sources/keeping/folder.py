"""A store in a folder of this machine, or one that several machines share."""

import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from sources.keeping.store import Away, Lying, Missing

HALF = ".half"
"""What a file's name ends in until all of it is on the disk."""
PIECE = 1_000_000


class Folder:
    """Files under a folder; a name's slashes are folders. Written beside, synced to the disk, and then renamed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def keep(self, name: str, content: bytes) -> None:
        self.keep_file(name, BytesIO(content))

    def keep_file(self, name: str, content: BinaryIO) -> None:
        self._stands()
        place = self.root / name
        try:
            if place.exists():
                return
            place.parent.mkdir(parents=True, exist_ok=True)
            half = place.with_name(f"{place.name}.{secrets.token_hex(8)}{HALF}")
            try:
                _write(half, content)
                half.rename(place)
            finally:
                half.unlink(missing_ok=True)
            _sync(place.parent)
        except OSError as trouble:
            raise _away(trouble) from trouble

    def read(self, name: str) -> bytes:
        return self._read(name, 0, -1)

    def piece(self, name: str, start: int, length: int) -> bytes:
        return self._read(name, start, length)

    def _read(self, name: str, start: int, length: int) -> bytes:
        self._stands()
        try:
            with (self.root / name).open("rb") as opened:
                opened.seek(start)
                return opened.read(length)
        except FileNotFoundError as trouble:
            raise Missing(name) from trouble
        except OSError as trouble:
            raise _away(trouble) from trouble

    def holds(self, name: str) -> bool:
        self._stands()
        return (self.root / name).is_file()

    def lying(self, beginning: str) -> Iterator[Lying]:
        self._stands()
        try:
            for place in (self.root / beginning).rglob("*"):
                if place.is_file():
                    told = place.stat()
                    written_at = datetime.fromtimestamp(told.st_mtime, UTC)
                    yield Lying(place.relative_to(self.root).as_posix(), told.st_size, written_at)
        except OSError as trouble:
            raise _away(trouble) from trouble

    def take_away(self, name: str) -> None:
        self._stands()
        try:
            (self.root / name).unlink(missing_ok=True)
        except OSError as trouble:
            raise _away(trouble) from trouble

    def _stands(self) -> None:
        """A folder that is not there is a disk that is not mounted: nothing in it is missing, all of it is away."""
        if not self.root.is_dir():
            raise Away(f"{self.root} is not there")


def _write(place: Path, content: BinaryIO) -> None:
    content.seek(0)
    with place.open("xb") as opened:
        shutil.copyfileobj(content, opened, PIECE)
        opened.flush()
        os.fsync(opened.fileno())


def _sync(folder: Path) -> None:
    """Have the disk know the new name, too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _away(trouble: OSError) -> Away:
    return Away(trouble.strerror or type(trouble).__name__)
