"""Keeps what was worked out in the cache for a while; where the cache is away, everything is worked out anew."""

import logging
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from django.core.cache import cache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

Said = TypeVar("Said")
ANEW = "what it may hold is worked out anew"
NOTHING = "nothing is remembered"


def recall(place: str) -> Any | None:
    """What is remembered under a name; None where nothing is, or the cache does not answer."""
    return _asked(lambda: cache.get(place), None, ANEW)


def remember(place: str, found: object, *, seconds: int) -> None:
    """Remember something under a name for so long, if the cache answers."""
    _asked(lambda: cache.set(place, found, seconds), None, NOTHING)


def recall_many(places: Collection[str]) -> dict[str, Any]:
    """What is remembered under some names, in one question; nothing where the cache does not answer."""
    return _asked(lambda: dict(cache.get_many(places)), {}, ANEW) if places else {}


def remember_many(found: Mapping[str, object], *, seconds: int) -> None:
    """Remember things under their names for so long, if the cache answers."""
    if found:
        _asked(lambda: cache.set_many(dict(found), seconds), [], NOTHING)


def claimed(place: str, *, seconds: int) -> bool:
    """Whether nobody has claimed a name within so many seconds, and we have now; so, too, where the cache is away."""
    return _asked(lambda: bool(cache.add(place, 1, seconds)), True, NOTHING)


def _asked(question: Callable[[], Said], otherwise: Said, so: str) -> Said:
    """What the cache says, or ``otherwise`` where it does not answer; ``so`` tells the log what comes of that."""
    try:
        return question()
    except (RedisError, OSError):
        log.warning("the cache does not answer; %s", so)
        return otherwise
