"""Keeps what was worked out for readers for as long as what it depends on, and what they may see, stays the same."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from django.conf import settings
from django.utils.module_loading import import_string

from sources.pages.remembered import claimed, recall, recall_many, remember, remember_many

LATELY = 300
"""Seconds for which a picture of a large newsroom stands, whatever is written. Our choice: its page says so."""
LONGEST = 3_600
"""Seconds after which nobody is shown it any more, not even while it is worked out anew."""
WORKING = 60
"""Seconds for which whoever works it out anew is waited for, before the next who asks does."""
SECONDS = 300
"""How long it is kept at most. Our choice: an end of the history that was moved on from is never asked for again."""

Found = TypeVar("Found")
Key = TypeVar("Key")


def kept(what: str, state: object, work: Callable[[], Found]) -> Found:
    """What ``work`` finds, or found before, if nothing has been written since and the ``state`` was the same.

    ``state`` holds all else it depends on: what is hidden at the moment, for an embargo ends without anything being
    written. While something is being written, and where the cache does not answer, it is worked out.
    """
    end = import_string(settings.END_OF_HISTORY)()
    if end is None:
        return work()
    place = _place(what, (end, state))
    if (recalled := recall(place)) is not None:
        found: Found = recalled[0]
        return found
    found = work()
    remember(place, (found,), seconds=SECONDS)
    return found


def kept_each(
    what: str, states: Mapping[Key, object], work: Callable[[Iterable[Key]], Mapping[Key, Found]]
) -> dict[Key, Found]:
    """The same of many things, each with a ``state`` of its own that holds all it depends on.

    ``work`` finds those that are not kept, or of which the state has changed; what has none (``None``) is never kept.
    """
    places = {key: _place(what, (key, state)) for key, state in states.items() if state is not None}
    held = recall_many(places.values())
    found = {key: held[place][0] for key, place in places.items() if place in held}
    made = work([key for key in states if key not in found])
    remember_many({places[key]: (one,) for key, one in made.items() if key in places}, seconds=SECONDS)
    return found | dict(made)


@dataclass(frozen=True, slots=True)
class Picture(Generic[Found]):
    """What was worked out, and when; ``standing`` tells that it was before it was asked for."""

    found: Found
    at: datetime
    standing: bool = False


def lately(
    what: str, state: object, now: datetime, work: Callable[[], Found], large: Callable[[Found], bool]
) -> Picture[Found]:
    """A picture of the newsroom as it stands, or where it is ``large``, as it stood some minutes ago.

    ``state`` holds what is hidden and whom it is for, so that nothing is shown that has been taken from sight since.
    Where it is due, one who asks works it out, and others are shown the old one meanwhile.
    """
    place = _place(what, state)
    recalled: Picture[Found] | None = recall(place)
    if recalled is not None and (now - recalled.at < timedelta(seconds=LATELY) or not _turn(place)):
        return replace(recalled, standing=True)
    picture = Picture(work(), now)
    if large(picture.found):
        remember(place, picture, seconds=LONGEST)
    return picture


def _turn(place: str) -> bool:
    """Whether it falls to whoever asks now to work it out anew."""
    return claimed(f"{place}:turn", seconds=WORKING)


def _place(what: str, state: object) -> str:
    return f"{what}:{hashlib.sha256(repr(state).encode()).hexdigest()}"
