"""Keeps what was worked out for readers for as long as nothing is written and what they may see stays the same."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.utils.module_loading import import_string

from sources.pages.remembered import recall, remember

SECONDS = 300
"""How long it is kept at most. Our choice: an end of the history that was moved on from is never asked for again."""

Found = TypeVar("Found")


def kept(what: str, state: object, work: Callable[[], Found]) -> Found:
    """What ``work`` finds, or found before, if nothing has been written since and the ``state`` was the same.

    ``state`` holds all else it depends on: what is hidden at the moment, for an embargo ends without anything being
    written. While something is being written, and where the cache does not answer, it is worked out.
    """
    end = import_string(settings.END_OF_HISTORY)()
    if end is None:
        return work()
    place = f"{what}:{hashlib.sha256(repr((end, state)).encode()).hexdigest()}"
    if (recalled := recall(place)) is not None:
        found: Found = recalled[0]
        return found
    found = work()
    remember(place, (found,), seconds=SECONDS)
    return found
