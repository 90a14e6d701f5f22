"""The time one look may take in all: when it is over, every connection it holds is cut, whatever the site is doing."""

import contextlib
import socket
import threading
import time
from types import TracebackType

from sources.fetching.failure import Failed
from sources.vocabulary import VisitOutcome


class Deadline:
    """So many seconds from now, for names, connections, redirects and bytes together.

    A site that sends one letter of its answer every few seconds never lets a single read run out of time; so at the
    end a timer of its own shuts the line. A copy of the socket is kept for that, because the one in use may be
    wrapped in TLS by then.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._lines: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for line in self._lines:
                line.close()
            self._lines.clear()

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._until

    def left(self, most: float) -> float:
        """How many seconds a step may take: at most ``most``. Raises ``Failed`` when none is left."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise self.passed()
        return min(most, left)

    def passed(self) -> Failed:
        """The failure to raise when the time is up."""
        return Failed(VisitOutcome.TOO_SLOW, f"not done after {self._seconds:g} s")

    def watch(self, line: socket.socket) -> None:
        """Cut this connection too when the time is up."""
        with self._lock:
            self._lines.append(line.dup())
        if self.over:
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            for line in self._lines:
                with contextlib.suppress(OSError):  # it may have been closed from the other end
                    line.shutdown(socket.SHUT_RDWR)
