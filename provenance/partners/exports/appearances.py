"""Appearances: every place where a claim turns up, with the exact words and their origin."""

from claims.api.appearances import APPEARANCES
from provenance.partners.exports.export import of

EXPORT = of(APPEARANCES)
