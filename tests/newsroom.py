"""A newsroom that holds the demo's sources and articles, worked through once a run, behind a server that listens."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from provenance.pipeline import line
from provenance.telling.actions import telling
from provenance.telling.models import Teller
from tests.factories import make_user
from tests.kept import once
from tests.stories.conftest import DEMO

PATIENCE = 120
"""Seconds for which transactions of another part of the run may hold up what is told."""


def opened(kept: Path, blocker: DjangoDbBlocker) -> Iterator[str]:
    """Its address, for tests that only look; emptied behind the last of them.

    Working it through takes longer than all looking: whoever comes first in a run does it, and keeps it in the folder
    ``kept`` for all parts of that run.
    """
    with blocker.unblock():
        once(kept, _work_through)
        server = LiveServer("localhost")
        yield str(server.url)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


def leave() -> None:
    """End the sessions that a stopped server has left open: they would keep the database from going."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
        )


def _work_through() -> None:
    by = make_user("ben", staff=True)
    call_command("load_sources", str(DEMO.parent / "sources.jsonl"), by=by.username, verbosity=0)
    call_command("ingest", str(DEMO), verbosity=0)
    line.drain()
    tell()


def tell() -> None:
    """Tell all of it: what other parts of the run have open at this moment holds the end of the feed up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(xid) FROM history_change")
        (last,) = cursor.fetchone()
    until = time.monotonic() + PATIENCE
    while telling.tell() or Teller.objects.get().seen_xid <= last:
        assert time.monotonic() < until, "something on this server has been open for too long"
        time.sleep(0.1)
