"""Load that comes at fixed moments whatever becomes of what came before, and what a process holds meanwhile."""

import contextlib
import http.client
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.handing import Desk
from tests.chaos.wires import Row

PAGES = (
    "/",
    "/claims/",
    "/search/?q=dockers",
    "/api/v1/claims/",
    "/api/v1/articles/",
    "/api/v1/changes/",
    "/healthz",
)
READERS = 16
"""Questions under way at once, at most: more than wait for one another as long as all is well."""
MEGABYTE = 1_000_000


@dataclass
class Arrivals:
    """Articles and questions that arrive at a pace (a second, each); answers are timed from when they were due.

    So who has to wait for those before is counted as having waited (an open model).
    """

    desk: Desk
    rows: Iterator[Row]
    articles: float
    questions: float
    waited: list[tuple[float, float]] = field(default_factory=list)
    """Of each question when it was due, by the monotonic clock, and the seconds until it was answered."""
    failed: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def keep_coming(self) -> None:
        """Until it is over."""
        with ThreadPoolExecutor(READERS) as readers, ThreadPoolExecutor(READERS) as programs:
            paces = [
                threading.Thread(target=self._at_pace, args=(pool, come, pace))
                for pool, come, pace in (
                    (programs, self._hand_in, self.articles),
                    (readers, self._ask, self.questions),
                )
            ]
            for pace in paces:
                pace.start()
            for pace in paces:
                pace.join()

    def _at_pace(self, pool: ThreadPoolExecutor, come: Callable[[float, int], None], pace: float) -> None:
        began, count = time.monotonic(), 0
        while not self.over.wait(max(0.0, began + count / pace - time.monotonic())):
            pool.submit(come, began + count / pace, count)
            count += 1

    def _hand_in(self, *_: object) -> None:
        try:
            self.desk.hand_in(next(self.rows))
        except (AssertionError, StopIteration) as fault:
            self.failed.append(repr(fault))

    def _ask(self, due: float, count: int) -> None:
        path = PAGES[count % len(PAGES)]
        try:
            number = self.desk.ask("GET", path)[0]
        except (OSError, http.client.HTTPException) as fault:
            self.failed.append(f"{path}: {fault!r}")
            return
        self.waited.append((due, time.monotonic() - due))
        if number != 200:
            self.failed.append(f"{path}: {number}")

    def most_waited(self, since: float, until: float) -> float:
        """The seconds within which 95 of a hundred questions of a stretch of time were answered."""
        times = [took for due, took in self.waited if since <= due < until]
        return statistics.quantiles(times, n=20)[-1]


@dataclass(frozen=True)
class Held:
    """What a process and all that it has started hold: megabytes in memory, open files of each by its number."""

    memory: float
    files: dict[int, int]


def held(head: int) -> Held:
    """What is held at this moment beneath a process; whichever ends meanwhile is left out."""
    memory, files = 0.0, {}
    for pid in (head, *offspring(head)):
        with contextlib.suppress(OSError):
            memory += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4_096 / MEGABYTE
            files[pid] = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return Held(memory, files)


def offspring(head: int) -> list[int]:
    """All processes beneath one."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found, look = [], [head]
    while look:
        one = look.pop()
        below = [pid for pid, parent in parents.items() if parent == one]
        found += below
        look += below
    return found
