"""Has a test begin and end with no wrong password counted."""

from collections.abc import Iterator
from typing import Any

import pytest
import redis

from provenance.accounts import turns


@pytest.fixture
def afresh(settings: Any) -> Iterator[None]:
    """The counters are the real ones: a test begins with none and leaves none; hashes need not be slow here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    counters = turns.counters()
    forget(counters)
    yield
    forget(counters)


def forget(counters: "redis.Redis") -> None:
    """Take every count away."""
    for key in counters.scan_iter("guesses:*"):
        counters.delete(key)
