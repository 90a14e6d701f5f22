"""When a message that was not taken is sent again, and when an endpoint has failed for too long."""

import hashlib
from datetime import timedelta

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""After each of the first nine attempts; with the first, at once, ten in all (Standard Webhooks, “Retry schedule”)."""
JITTER = 0.1
"""By how much of itself a wait is lengthened at most, so that what failed together does not come back together."""
FAILING = timedelta(days=5)
"""After so long without one message taken an endpoint is disabled; nine waits and their jitter take less than four."""
LONGEST = timedelta(hours=24)
"""The longest an endpoint's own Retry-After is heeded."""


def wait(*, tries: int, mark: str, asked: timedelta = timedelta(0)) -> timedelta | None:
    """How long to wait after so many attempts (1 or more); None when that was the last.

    ``mark`` names the message: the same message waits the same. ``asked`` is what the endpoint asked for.
    """
    if tries > len(WAITS):
        return None
    share = int.from_bytes(hashlib.sha256(f"{mark} {tries}".encode()).digest()[:4]) / 2**32
    return max(WAITS[tries - 1] * (1 + JITTER * share), min(asked, LONGEST))
