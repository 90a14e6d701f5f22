"""The sentences of a capture, the best to check first, with the claims that already come from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.models import Appearance, Claim
from claims.rules.reader.checkable import Checkable, ranked
from claims.rules.statement import Piece
from sources.models import Capture
from sources.rules.reason import Reason
from sources.rules.span import SectionSpan


@dataclass(frozen=True, slots=True)
class Shown:
    """One sentence, ready to print: its words and place, how well it can be checked (0 to 1), why, and its claims."""

    text: str
    start: int
    end: int
    section: str
    worth: float
    reason: Reason
    claims: tuple[Claim, ...]


def sentences(capture: Capture, sections: Sequence[SectionSpan], quoted: Iterable[Appearance]) -> list[Shown]:
    """Every sentence; ``quoted`` are the appearances in this capture the reader may see, with their claims."""
    rows = [row for row in quoted if row.claim is not None]
    return [
        Shown(
            one.sentence.text,
            one.sentence.start,
            one.sentence.end,
            one.sentence.section.value,
            one.worth,
            one.reason,
            _claims(rows, one.sentence.start, one.sentence.end),
        )
        for one in _ranked(Piece(capture.text, tuple(sections), capture.language))
    ]


@lru_cache(maxsize=64)
def _ranked(piece: Piece) -> tuple[Checkable, ...]:
    """Remembered, because a text never changes and its pages are turned one after another."""
    return tuple(ranked(piece))


def _claims(rows: Sequence[Appearance], start: int, end: int) -> tuple[Claim, ...]:
    """The claims quoted from within a sentence, each once, in the order of their words."""
    inside = [row.claim for row in rows if row.start < end and start < row.end and row.claim is not None]
    return tuple({claim.pk: claim for claim in inside}.values())


def quoted_in(rows: Iterable[Appearance]) -> list[Appearance]:
    """Appearances in the order of their words."""
    return sorted(rows, key=lambda row: (row.start, row.end, row.public_id))
