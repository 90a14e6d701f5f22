"""Weights of named features: how they are learned from judged examples, and what they choose."""
