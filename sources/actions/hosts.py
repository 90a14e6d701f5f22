"""Whose turn it is to ask a host: one look at a time, however many workers there are, and pauses in between."""

from datetime import UTC, datetime, timedelta

from django.db.models import F
from django.db.models.functions import Greatest, Now

from sources.fetching.looking import Brought
from sources.models import Host
from sources.rules import patience
from sources.vocabulary import VisitOutcome

ROBOTS_KEPT_FOR = timedelta(days=1)
"""The longest RFC 9309 lets a robots.txt be relied on."""

LONGEST_PAUSE = timedelta(hours=6)
"""For a host in trouble that names no time itself: it is tried again on the same day."""

IN_TROUBLE = frozenset(
    {
        VisitOutcome.NO_NAME,
        VisitOutcome.NO_CONNECTION,
        VisitOutcome.NO_TLS,
        VisitOutcome.TOO_SLOW,
        VisitOutcome.RATE_LIMITED,
        VisitOutcome.SERVER_TROUBLE,
    }
)
"""What speaks of the host as a whole rather than of one page."""


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


def robots_of(*, host: Host) -> dict[str, str]:
    """The host's robots.txt by its name, if we have read it lately."""
    fresh = host.robots_until is not None and host.robots_until > datetime.now(UTC)
    return {host.name: host.robots} if fresh else {}


def settle(*, host: Host, brought: Brought) -> None:
    """After a look: keep the robots.txt files that were read, and leave the host alone for as long as is polite.

    A host in trouble is left alone twice as long each time; one that names a time itself is given it.
    """
    for name, text in sorted(brought.read.items()):
        Host.objects.filter(pk=named(name=name).pk).update(
            robots=text, robots_until=brought.at + ROBOTS_KEPT_FOR
        )
        if name != host.name:
            # It has just been asked out of turn, at the other end of a redirect; a turn of somebody else's, or a
            # longer pause that it was given before, goes on.
            pause = timedelta(seconds=brought.pause)
            Host.objects.filter(name=name).update(free_at=Greatest(F("free_at"), Now() + pause))
    failure = brought.failure
    troubled = failure is not None and failure.outcome in IN_TROUBLE
    troubles = host.troubles + 1 if troubled else 0
    pause = timedelta(seconds=brought.pause * 2 ** min(troubles, 12))
    wished = patience.wish(failure.retry_after, brought.at) if failure is not None else timedelta()
    Host.objects.filter(pk=host.pk).update(
        free_at=Now() + max(min(pause, LONGEST_PAUSE), wished), troubles=min(troubles, 1000)
    )
