"""An article's own words at their own offsets: what is furniture, or written by its readers, blanked out."""

from claims.rules.statement import Piece
from sources.vocabulary import SectionKind

FOREIGN = frozenset({SectionKind.FURNITURE, SectionKind.COMMENT})


def own_words(piece: Piece) -> str:
    """The text of a capture, as long as it is, without what the article does not say itself."""
    parts, end = [], 0
    for section in piece.sections:
        parts.append(" " * (section.start - end))
        words = piece.text[section.start : section.end]
        parts.append("\n" * len(words) if section.kind in FOREIGN else words)
        end = section.end
    return "".join(parts)
