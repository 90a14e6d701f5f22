"""Thinking about articles and their lineage: pure functions that give their reasons."""
