"""Waits until the history has settled, and has it told: other tests may be writing to the same server."""

import time

from provenance.history.models import Change, Horizon
from provenance.telling.actions.telling import tell

PATIENCE = 20.0  # seconds


def settle() -> None:
    """Return once no transaction still running could come in before the last change, and all is told."""
    wait()
    tell()


def wait() -> None:
    """Return once no transaction still running could come in before the last change."""
    until = time.monotonic() + PATIENCE
    while Change.objects.filter(xid__gte=Horizon()).exists():
        assert time.monotonic() < until, "a transaction somewhere on this server does not end"
        time.sleep(0.05)
