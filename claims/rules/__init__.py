"""Thinking about claims: pure functions that give their reasons."""
