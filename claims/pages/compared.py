"""Sets two short texts side by side, word by word: what somebody wrote, and what it says now."""

from sources.pages.difference import Difference, difference
from sources.rules.alterations import Said


def compared(earlier: str, later: str) -> Difference:
    """What came and went between two texts, as the pages of captures print it."""
    return difference(Said(earlier, ()), Said(later, ()))
