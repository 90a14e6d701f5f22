"""Derivations: who took from whom, in what way, and the reasons."""

from provenance.partners.exports.export import of
from sources.api.derivations import DERIVATIONS

EXPORT = of(DERIVATIONS)
