"""Waits until the feed of changes has settled: other tests may be writing to the same server."""

import time

from provenance.history.models import Change, Horizon

PATIENCE = 20.0  # seconds


def settle() -> None:
    """Return as soon as no transaction still running could come in before the last change."""
    until = time.monotonic() + PATIENCE
    while Change.objects.filter(xid__gte=Horizon()).exists():
        assert time.monotonic() < until, "a transaction somewhere on this server does not end"
        time.sleep(0.05)
