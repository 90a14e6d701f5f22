"""What a store of files can do, whatever stands behind it, and what goes wrong with one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from sources.errors import Refused
from sources.rules.stated import stated


class Away(Refused):
    """The store does not answer, or not to us, at this moment: nothing was kept or removed, and trying again may help.

    ``cause`` says what was met, for who keeps the machine.
    """

    code = "store_away"

    def __init__(self, cause: str) -> None:
        super().__init__(
            stated("The store of pages cannot be reached at this moment: nothing was changed, try again soon")
        )
        self.cause = cause


class Missing(Exception):
    """No file of this name is in the store."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A file that lies in the store: its name, its size in bytes, and when it was written, by the store's clock."""

    name: str
    size: int
    written_at: datetime


class Store(Protocol):
    """Files by name; each is there whole or not at all. Every way in raises ``Away`` where the store is."""

    def keep(self, name: str, content: bytes) -> None:
        """Write a file that is there whole when this returns; one that lies there already is left as it is."""

    def keep_file(self, name: str, content: BinaryIO) -> None:
        """As ``keep``, of a file of this machine, read from its beginning a piece at a time: it may be very long."""

    def read(self, name: str) -> bytes:
        """All of a file. Raises ``Missing``."""

    def piece(self, name: str, start: int, length: int) -> bytes:
        """``length`` bytes of a file from ``start`` on, without the rest of it. Raises ``Missing``."""

    def holds(self, name: str) -> bool:
        """Whether a file of this name is there."""

    def lying(self, beginning: str) -> Iterator[Lying]:
        """Every file whose name begins so, in no order."""

    def take_away(self, name: str) -> None:
        """Remove a file; where none is, nothing happens."""
