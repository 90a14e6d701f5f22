"""How much hangs on a suggested derivation: what a decision would move, so that the weightiest comes first."""

from dataclasses import dataclass

from sources.vocabulary import DerivationKind

CERTAIN = 2.0
"""Weight of reasons from which the direction is not in doubt: that of a credit (``rules.derivations.CREDIT``)."""

WEIGHTS = {
    DerivationKind.REPUBLICATION: 1.0,
    DerivationKind.SYNDICATION: 1.0,
    DerivationKind.REWRITE: 1.0,
    DerivationKind.TRANSLATION: 1.0,
    DerivationKind.EXCERPT: 0.6,
    DerivationKind.QUOTATION: 0.4,
    DerivationKind.CITATION: 0.3,
}
"""A piece taken whole hands all its claims to the origin above, a part only its own words, a citation none."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """``copies`` were taken straight from the downstream article; ``leaning`` is what speaks for the direction."""

    kind: DerivationKind
    copies: int
    leaning: float

    @property
    def doubt(self) -> float:
        """From 0 (a credit says so) to 1 (nothing speaks for either direction)."""
        return 1 - min(abs(self.leaning), CERTAIN) / CERTAIN

    @property
    def height(self) -> int:
        """Where it stands in the queue: articles that move, up to doubled by doubt, less for parts; in hundredths."""
        return round(100 * (1 + self.copies) * (1 + self.doubt) * WEIGHTS.get(self.kind, 1.0))

    def because(self) -> str:
        """The ranking in words."""
        moved = f"{1 + self.copies:,} article{'s' if self.copies else ''} would move"
        sure = "the direction is in doubt" if self.doubt >= 0.75 else "the direction is fairly clear"
        if self.doubt == 0:
            sure = "the direction is clear"
        return f"{moved}, {sure} ({self.leaning:+.1f})".replace("-", "−")
