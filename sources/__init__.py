"""Who published what, and who copied whom."""
