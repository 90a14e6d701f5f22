"""Contradictions: both claims, both quotes, the verdict and the reason."""

from claims.api.contradictions import CONTRADICTIONS
from provenance.partners.exports.export import of

EXPORT = of(CONTRADICTIONS)
