"""Tells a person at a terminal, in one line that is kept up to date, what is being done, how far it is and how long."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

EVERY = 0.5
"""Seconds between two looks at how far it is; a person sees it move, and the database is hardly asked."""
AFRESH = "\r\x1b[2K"  # to the beginning of the line, and empty it


def nothing_counted() -> str:
    """For what is not counted."""
    return ""


class Telling:
    """Lines about one piece of work after another; where nobody looks at a terminal, none is written."""

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out, self._clock = out, clock
        self._shown = out.isatty()
        self._what, self._counted = "", nothing_counted
        self._begun = self._looked = 0.0

    @contextmanager
    def doing(self, what: str, counted: Callable[[], str] = nothing_counted) -> Iterator[None]:
        """While this lasts, ``what`` is being done; ``counted`` says how far it is. Its line stays when it is done."""
        self._what, self._counted = what, counted
        self._begun = self._looked = self._clock()
        self._write(f"{what} …")
        yield
        self._write(f"{self._told()}.\n")

    def look(self) -> None:
        """Bring the line up to date, if that is due; called as often as one likes."""
        if self._shown and self._clock() - self._looked >= EVERY:
            self._looked = self._clock()
            self._write(f"{self._told()} …")

    def _told(self) -> str:
        far = self._counted() if self._shown else ""
        seconds = f"{self._clock() - self._begun:.0f} s"
        return f"{self._what}: {far}, {seconds}" if far else f"{self._what}: {seconds}"

    def _write(self, line: str) -> None:
        if self._shown:
            self._out.write(AFRESH + line)
            self._out.flush()
