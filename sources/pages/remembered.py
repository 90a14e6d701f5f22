"""Keeps what was worked out in the cache for a while; where the cache is away, everything is worked out anew."""

import logging
from collections.abc import Collection, Mapping
from typing import Any

from django.core.cache import cache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def recall(place: str) -> Any | None:
    """What is remembered under a name; None where nothing is, or the cache does not answer."""
    try:
        return cache.get(place)
    except (RedisError, OSError):
        log.warning("the cache does not answer; what it may hold is worked out anew")
        return None


def remember(place: str, found: object, *, seconds: int) -> None:
    """Remember something under a name for so long, if the cache answers."""
    try:
        cache.set(place, found, seconds)
    except (RedisError, OSError):
        log.warning("the cache does not answer; nothing is remembered")


def recall_many(places: Collection[str]) -> dict[str, Any]:
    """What is remembered under some names, in one question; nothing where the cache does not answer."""
    try:
        return dict(cache.get_many(places)) if places else {}
    except (RedisError, OSError):
        log.warning("the cache does not answer; what it may hold is worked out anew")
        return {}


def remember_many(found: Mapping[str, object], *, seconds: int) -> None:
    """Remember things under their names for so long, if the cache answers."""
    try:
        if found:
            cache.set_many(dict(found), seconds)
    except (RedisError, OSError):
        log.warning("the cache does not answer; nothing is remembered")


def claimed(place: str, *, seconds: int) -> bool:
    """Whether nobody has claimed a name within so many seconds, and we have now; so, too, where the cache is away."""
    try:
        return bool(cache.add(place, 1, seconds))
    except (RedisError, OSError):
        log.warning("the cache does not answer; nothing is remembered")
        return True
