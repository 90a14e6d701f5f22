"""Looks through the claims for saved searches, writes letters of what they found, and sends them: a worker's part."""

import time
from datetime import timedelta

from django.utils import timezone

from provenance.searches import posting
from provenance.searches.actions import finds, letters
from provenance.searches.matching import found
from provenance.searches.models import SavedSearch

EVERY = timedelta(seconds=55)
"""How often a search is looked through at most; the clock of the workers strikes once a minute."""


def work(*, seconds: float) -> None:
    """Look through searches, then write and send letters, for about so many seconds."""
    until = time.monotonic() + seconds
    watch(seconds=seconds * 2 / 3)
    letters.write(now=timezone.now())
    posting.send(seconds=max(0.0, until - time.monotonic()))


def watch(*, seconds: float) -> int:
    """Look through every search that is due, those first that waited longest; returns how many."""
    until, done = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        due = SavedSearch.objects.due(timezone.now() - EVERY).values_list("pk", flat=True).first()
        if due is None:
            break
        finds.keep(search=due, found=found)
        done += 1
    return done
