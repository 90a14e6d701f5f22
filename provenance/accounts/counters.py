"""A line to the counters in Valkey for each thread: what can wait goes with what cannot, and nobody waits twice.

A client's connections are taken from a pool, looked at and given back for every command, which takes longer than the
command does. Here a thread keeps its own. It is the client's still: it knows addresses, passwords and how answers read.
"""

import logging
import os
import threading
from collections import deque
from typing import Any

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

SECONDS_TO_ANSWER = 2.0

log = logging.getLogger(__name__)


class Later:
    """What a command that was sent with others came to; ``answer`` is None as long as nobody knows."""

    __slots__ = ("_line", "_told")

    def __init__(self, line: "Line") -> None:
        self._line = line
        self._told: Any = None

    def comes(self, told: Any) -> None:
        """Take down the answer."""
        self._told = told

    def answer(self) -> Any:
        """What the counters say. Raises ``redis.RedisError`` where they do not, or refuse."""
        self._line.settle()
        if isinstance(self._told, redis.RedisError):
            raise self._told
        return self._told


class Line:
    """One thread's line to the counters at an address, in one process."""

    def __init__(self, address: str) -> None:
        self.address, self.process = address, os.getpid()
        pool = redis.ConnectionPool.from_url(
            address, socket_timeout=SECONDS_TO_ANSWER, socket_connect_timeout=SECONDS_TO_ANSWER,
            retry=Retry(NoBackoff(), 0),
        )  # fmt: skip
        self._ends: Any = pool.make_connection()
        self._unsent: list[tuple[Any, ...]] = []
        self._due: deque[Later] = deque()

    def later(self, *command: Any) -> Later:
        """Have a command sent with the next one."""
        self._unsent.append(command)
        self._due.append(Later(self))
        return self._due[-1]

    def ask(self, *command: Any) -> Any:
        """Send a command, and whatever waits, and give its answer; asked once more where the line had gone.

        So it must be one that comes to the same if it is done twice. Raises ``redis.RedisError``.
        """
        try:
            return self.later(*command).answer()
        except redis.ConnectionError as gone:
            log.info("The line to the counters had gone (%s): what was told last may be lost", gone)
            return self.later(*command).answer()

    def tell(self, *command: Any) -> Later:
        """Send a command, and whatever waits; its answer is read when it is wanted, or with the next.

        Raises ``redis.RedisError``.
        """
        told = self.later(*command)
        try:
            self._send()
        except redis.RedisError:
            self._let_go()
            raise
        return told

    def settle(self) -> None:
        """Send what waits, and read every answer that is due. Raises ``redis.RedisError``."""
        try:
            self._send()
            while self._due:
                self._due[0].comes(self._read())
                self._due.popleft()
        except redis.RedisError:
            self._let_go()
            raise

    def _send(self) -> None:
        if not self._unsent:
            return
        if len(self._due) == len(self._unsent) and self._hung_up():
            self._ends.disconnect()
        unsent, self._unsent = self._unsent, []
        self._ends.send_packed_command(self._ends.pack_commands(unsent))

    def _hung_up(self) -> bool:
        """Whether anything came, where nothing is due."""
        try:
            return bool(self._ends.can_read())
        except redis.ConnectionError:
            return True

    def _read(self) -> Any:
        try:
            return self._ends.read_response()
        except redis.ResponseError as refused:
            log.warning("The counters refuse what they are told (%s)", refused)
            return refused

    def _let_go(self) -> None:
        """Forget what was not answered; the next command takes a new line."""
        self._unsent.clear()
        self._due.clear()
        self._ends.disconnect()


class _Held(threading.local):
    line: Line | None = None


_held = _Held()


def line() -> Line:
    """This thread's. Raises ``ValueError`` where the counters have no address."""
    held = _held.line
    if held is None or held.address != settings.REDIS_URL or held.process != os.getpid():
        held = _held.line = Line(settings.REDIS_URL)
    return held
