"""Claims: every checkable statement with its value and the arithmetic behind its score."""

from claims.api.claims import CLAIMS
from provenance.partners.exports.export import of

EXPORT = of(CLAIMS)
