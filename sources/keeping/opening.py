"""Opens the store that the settings name, once for each process."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from sources.keeping.bucket import Bucket
from sources.keeping.folder import Folder
from sources.keeping.store import Store
from sources.keeping.where import where


def store() -> Store | None:
    """The store of pages; None where the database alone keeps them."""
    url = settings.CAPTURES_URL
    return _opened(os.getpid(), url, settings.CAPTURES_KEY, settings.CAPTURES_SECRET) if url else None


@lru_cache(maxsize=8)
def _opened(number: int, url: str, key: str, secret: str) -> Store:
    """The store at an address; a forked process, which has another number, opens its own."""
    found = where(url, key, secret)
    return Folder(found) if isinstance(found, Path) else Bucket(found)
