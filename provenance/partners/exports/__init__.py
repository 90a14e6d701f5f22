"""Everything the database may show, as lines for other programs: equal content gives equal bytes."""

from provenance.partners.exports import appearances, changes, claims, contradictions, derivations, judgements
from provenance.partners.exports.export import Export

EXPORTS: dict[str, Export] = {
    "claims": claims.EXPORT,
    "appearances": appearances.EXPORT,
    "contradictions": contradictions.EXPORT,
    "derivations": derivations.EXPORT,
    "judgements": judgements.EXPORT,
    "changes": changes.EXPORT,
}

__all__ = ["EXPORTS", "Export"]
