"""The private PostgreSQL and Valkey of one run of the tests: in a throw-away folder, gone when the run is."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from provenance.embedded import session

SERVERS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "SIGNET",
    "PROVENANCE_EMBEDDED",
    "PROVENANCE_APP_ROLE",
)
"""What names the servers of this run."""
READ_TOO_EARLY = "DJANGO_SETTINGS_MODULE"
"""Where it is named, pytest-django reads the settings before a run has begun its servers."""

MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000
"""Bytes: a run and the homes of its tests come to less than two thousand million."""

running: list[session.Line] = []


def begin() -> None:
    """Start them, unless the environment names servers or another part of this run has started them."""
    live_in_memory()
    share_redis(os.environ.get("PYTEST_XDIST_WORKER", ""))
    line = session.hold_throwaway()
    if line is not None:
        running.append(line)


def another_runs() -> dict[str, str]:
    """The environment for a run of tests within this one that is to have servers of its own."""
    return {name: word for name, word in os.environ.items() if name not in (*SERVERS, READ_TOO_EARLY)}


def live_in_memory() -> None:
    """Have all that is thrown away lie in memory where there is room: a new home makes thousands of files."""
    if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def share_redis(worker: str) -> None:
    """Side by side, every part of a run has a numbered Redis database to itself: gw0 has 1, gw1 has 2."""
    if worker:
        os.environ["REDIS_URL"] = os.environ["REDIS_URL"].replace(
            "db=0", f"db={int(worker.removeprefix('gw')) + 1}"
        )


def end() -> None:
    """Let them go; a run that is killed lets go as well, and the servers notice."""
    while running:
        running.pop().let_go()
