"""What the integrity check looks at, and the shape of what it finds."""

from collections.abc import Callable
from dataclasses import dataclass

# Told how far a check has come: so many done of so many.
Watch = Callable[[int, int], None]

# Rows looked at in one statement: often enough for a progress bar, seldom enough to cost nothing.
CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was left: ``row`` names the first bad row, the sentence says what is wrong."""

    row: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.row}: {self.sentence}"


def first_of(table: str, bad: int, first: object, sentence: str) -> Fault:
    """The fault for ``bad`` rows of a table of which ``first`` is the first."""
    more = f" (and {bad - 1} more)" if bad > 1 else ""
    return Fault(f"{table} {first}", sentence + more)
