"""Analysts: those who read an article and suggest what it claims; our own reader is one, stronger ones plug in."""
