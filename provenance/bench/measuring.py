"""How the benches measure: contenders take turns, and beside the figures stand the circumstances of the machine."""

import importlib.metadata
import os
import platform
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection

Watcher = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""

_Each = TypeVar("_Each")


def rotated(contenders: Sequence[_Each], turn: int) -> list[_Each]:
    """The order of one turn: whoever came first in the one before comes last."""
    start = turn % len(contenders)
    return [*contenders[start:], *contenders[:start]]


def in_turn(contenders: Iterable[_Each], rounds: int, watch: Watcher, doing: str) -> Iterator[_Each]:
    """Every contender once in each round, in an order that rotates; ``watch`` is told of each round that is over."""
    every = list(contenders)
    for turn in range(rounds):
        yield from rotated(every, turn)
        watch(doing, turn + 1, rounds)


def load() -> float:
    """How many wait for a core, in the mean of the last minute."""
    return os.getloadavg()[0]


def worked(*lines: Any) -> float:
    """Processor time (seconds) this process, and that of the database that serves its connection, have spent.

    ``lines`` are further connections (psycopg's) of its own. Of a database on another machine nothing is known, and
    only our own is told.
    """
    return time.process_time() + sum(_served(line) for line in (connection.connection, *lines) if line)


def _served(line: Any) -> float:
    told = Path(f"/proc/{line.info.backend_pid}/schedstat") if line.info.host.startswith("/") else None
    return int(told.read_text().split()[0]) / 1e9 if told and told.exists() else 0.0


def circumstances(before: float, versions: dict[str, str]) -> dict[str, Any]:
    """What has to be known to judge a measurement, ``before`` which the load was so high.

    It is ``noisy`` where more wait than there are cores.
    """
    after, cores = load(), os.cpu_count()
    return {
        "versions": versions,
        "cores": cores,
        "load_before": round(before, 2),
        "load_after": round(after, 2),
        "noisy": after > (cores or 1),
    }


def versions(*packages: str, server: bool = False) -> dict[str, str]:
    """Which Python, which PostgreSQL if the ``server`` was measured too, and which releases of some packages."""
    found = {"python": platform.python_version()}
    if server:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            found["postgresql"] = cursor.fetchone()[0]
    return found | {name: _release(name) for name in packages}


def absent(names: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of contenders that were asked for and are not installed."""
    return [{"contender": name, "per_second": None, "ratio": None, "note": "not installed"} for name in names]


def _release(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
