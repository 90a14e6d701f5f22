"""Places a delay on a scale on which minutes, hours, days and weeks have the same room."""

from datetime import timedelta
from math import log

SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=30)
"""The ends of the scale: nobody's clock is finer than a minute, and what is a month old is no longer news."""

TICKS = (
    ("1 min", SHORTEST),
    ("1 h", timedelta(hours=1)),
    ("1 day", timedelta(days=1)),
    ("1 week", timedelta(days=7)),
)
"""What the scale says beneath it."""


def place(delay: timedelta) -> float:
    """Where a delay stands, from 0 to 1; what is shorter or longer than the scale stands at its end."""
    held = min(max(delay, SHORTEST), LONGEST)
    return log(held / SHORTEST) / log(LONGEST / SHORTEST)
