"""Lends the tests of this folder a newsroom with a history."""

from tests.provenance.history.tampering import newsroom

__all__ = ["newsroom"]
