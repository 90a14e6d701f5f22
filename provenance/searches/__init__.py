"""Searches that people keep: what each has found, and how they hear of it."""
