"""The program's line to its reader: started when first needed, started again when it died, gone with us."""

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from sources.intake.apart import frames
from sources.intake.apart.limits import SECONDS_IN_ALL

PROJECT = Path(__file__).resolve().parents[3]
SECONDS_TO_START = 60.0  # loading the parsers takes one; a machine under load has been seen to take twenty
TRIES = 2


class Reader:
    """One reader of this program; threads take turns, for a document takes some hundredths of a second."""

    _turn: threading.Lock
    _running: subprocess.Popen[bytes] | None

    def __init__(self) -> None:
        self._as_new()

    def _as_new(self) -> None:
        self._turn = threading.Lock()
        self._running = None
        self._asks = self._hears = -1

    def ask(self, kind: str, content: bytes, told: dict[str, str]) -> dict[str, Any]:
        """What the reader answers: {"read": …}, {"refused": why} or {"harmed": by what}."""
        question = json.dumps({"kind": kind, "told": told}).encode()
        with self._turn:
            for _ in range(TRIES):
                try:
                    return self._exchange(question, content)
                except frames.Broken:
                    self._end()
                except BaseException:
                    # Half an exchange must not be taken for the answer to the next question.
                    self._end()
                    raise
        return {"harmed": "parser", "fault": "the reader itself was killed"}

    def _exchange(self, question: bytes, content: bytes) -> dict[str, Any]:
        if self._running is None or self._running.poll() is not None:
            self._end()
            self._begin()
        frames.send(self._asks, question)
        frames.send(self._asks, content)
        answer: dict[str, Any] = json.loads(
            frames.receive(self._hears, seconds=SECONDS_TO_START + SECONDS_IN_ALL)
        )
        return answer

    def _begin(self) -> None:
        theirs_to_hear, self._asks = os.pipe()
        self._hears, theirs_to_answer = os.pipe()
        try:
            self._running = subprocess.Popen(  # noqa: S603 (our own module, with our own interpreter)
                [sys.executable, "-m", "sources.intake.apart", str(os.getpid())],
                cwd=PROJECT,
                # No address of the database, no secret: nothing a document could make off with.
                env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"},
                stdin=theirs_to_hear,
                stdout=theirs_to_answer,
                stderr=subprocess.DEVNULL,
            )
        finally:
            os.close(theirs_to_hear)
            os.close(theirs_to_answer)

    def _end(self) -> None:
        for line in (self._asks, self._hears):
            with suppress(OSError):
                os.close(line)
        self._asks = self._hears = -1
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.wait()

    def let_go(self) -> None:
        """End the reader; the next question starts another."""
        with self._turn:
            self._end()

    def forget(self) -> None:
        """In a fork of this program: the reader belongs to the one we were forked from."""
        for line in (self._asks, self._hears):
            with suppress(OSError):
                os.close(line)
        if self._running is not None:
            self._running.returncode = 0
        self._as_new()  # the lock, too: it may have been held in the moment of the fork


READER = Reader()
atexit.register(READER.let_go)
os.register_at_fork(after_in_child=READER.forget)
