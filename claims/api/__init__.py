"""The read door for partner programs."""
