"""Claims with the arithmetic behind their scores, but without the hour at which we worked it out."""

from claims.api.claims import CLAIMS, FULL, ClaimTold, Entry, Move, tell
from provenance.partners.exports.export import of
from sources.api.resource import Row, Shape


class ClaimLine(ClaimTold):
    """A claim with the arithmetic of its score."""

    ledger: list[Entry]
    moves: list[Move]


def line(row: Row) -> ClaimLine:
    return {
        **tell(row),
        "ledger": row["corroboration__ledger"] or [],
        "moves": row["corroboration__moves"] or [],
    }


EXPORT = of(CLAIMS, Shape(ClaimLine, FULL, line))
