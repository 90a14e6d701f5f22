"""Whose turn it is to ask a host: one look at a time, however many workers there are, and pauses in between."""

from datetime import timedelta

from django.db.models.functions import Now

from sources.models import Host


def named(*, name: str) -> Host:
    """The host of this name (in ASCII, as it is asked); written down if it is new."""
    return Host.objects.get_or_create(name=name)[0]


def reserve(*, host_id: int, seconds: float) -> bool:
    """Take the turn to ask a host, for as long as a look may take; False if it is not free.

    Compared and set in one statement: of many who try at once one has it. Should that one die, the host is free again
    when the time is over.
    """
    free = Host.objects.filter(pk=host_id, free_at__lte=Now())
    return bool(free.update(free_at=Now() + timedelta(seconds=seconds)))
