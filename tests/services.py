"""The private PostgreSQL and Valkey of one run of the tests: in a throw-away folder, gone when the run is."""

from __future__ import annotations

import os

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
"""What names the servers of this run, for those who are to have others."""

running: list[session.Line] = []


def begin() -> None:
    """Start them, unless the environment names servers or another part of this run has started them."""
    share_redis(os.environ.get("PYTEST_XDIST_WORKER", ""))
    line = session.hold_throwaway()
    if line is not None:
        running.append(line)


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
