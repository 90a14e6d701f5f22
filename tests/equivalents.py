"""Mutants that do nothing else than the program does, each with the reason: no test can notice them."""

EQUIVALENT: dict[str, str] = {}
