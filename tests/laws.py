"""How many examples a law is tried on: its usual number in every run, or as many as ``LAW_EXAMPLES`` asks for."""

import os

from hypothesis import settings

ASKED = int(os.environ.get("LAW_EXAMPLES", "0"))
AT_MOST = "LAW_AT_MOST"
"""Names how many are enough where every test is run again and again."""
MOST = int(os.environ.get(AT_MOST, "0"))


def tried(usual: int = 100) -> settings:
    """The settings of a law: ``usual`` examples, always the same; ``make laws`` tries two thousand new ones of each."""
    examples = max(usual, ASKED)
    return settings(max_examples=min(examples, MOST or examples), derandomize=not ASKED)
