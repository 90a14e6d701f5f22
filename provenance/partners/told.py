"""What programs were told a moment ago, kept whole in this process: some megabytes, told for a minute at most."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from provenance.partners.settled import Settled

Words = tuple[str | None, ...]
"""All that was said in asking, and by which key."""
Headers = tuple[tuple[str, str], ...]
BESIDE = 1_000
"""Bytes counted for each answer besides its texts: about what keeping it takes."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it went out, what it hangs on (``by``), and the moment ``until`` which it may be told again."""

    line: str
    headers: Headers
    body: bytes
    by: Settled
    until: datetime

    @property
    def number(self) -> int:
        """What it was answered with: 200 or 304."""
        return int(self.line[:3])


class Shelf:
    """Keeps answers under the words they were asked for with, the last so many ``most`` bytes; for all threads."""

    def __init__(self, most: int) -> None:
        self.most, self.held = most, 0
        self._told: OrderedDict[Words, Told] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, words: Words, now: datetime) -> Told | None:
        """What was told to these words, if that is not too long ago; what is too old is let go of."""
        with self._lock:
            told = self._told.get(words)
            if told is not None and now >= told.until:
                self._let_go(words)
            return told if told is not None and told.by.now <= now < told.until else None

    def put(self, words: Words, told: Told) -> None:
        """Keep an answer in place of the last to these words, and let go of those whose time is over."""
        size = _size(words, told)
        if size > self.most // 8:
            return
        with self._lock:
            self._let_go(words)
            self._told[words] = told
            self.held += size
            while self.held > self.most or self._first_is_over(told.by.now):
                self._let_go(next(iter(self._told)))

    def __len__(self) -> int:
        return len(self._told)

    def _first_is_over(self, now: datetime) -> bool:
        return next(iter(self._told.values())).until <= now

    def _let_go(self, words: Words) -> None:
        told = self._told.pop(words, None)
        self.held -= _size(words, told) if told else 0


def _size(words: Words, told: Told) -> int:
    said = sum(len(each or "") for each in words)
    return BESIDE + len(told.body) + said + sum(len(name) + len(value) for name, value in told.headers)
