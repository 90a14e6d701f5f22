"""A credit: an article's own word that it prints, or leans on, somebody else's work."""

from dataclasses import dataclass

from sources.vocabulary import DerivationKind, SourceKind


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited, as written (an agency by its usual name), and for what.

    ``scope`` is "whole" where the piece as a whole is taken and "part" where work is cited. ``quote`` is the words
    of the credit, at ``start``–``end`` (code points, end exclusive); for a mark in the page's mark-up both are 0.
    ``weight`` (0–1) is how sure the words make us; ``voice`` guesses what sort of source is credited.
    """

    name: str
    scope: str
    kind: DerivationKind
    quote: str
    start: int
    end: int
    weight: float
    voice: SourceKind = SourceKind.UNKNOWN
