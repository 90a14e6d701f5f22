"""Keeps what was worked out in the cache for a while; where the cache is away, everything is worked out anew."""

import logging
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
