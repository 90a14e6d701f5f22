"""Mirrors provenance/partners/rules."""
