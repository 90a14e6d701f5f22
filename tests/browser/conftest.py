"""A real browser looking at real pages: the demo's corpus, worked through, behind a live server."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from provenance.pipeline import line
from tests.factories import make_user
from tests.stories.conftest import DEMO

# The browser's driver runs a loop of its own in this thread; Django would take our queries for its.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; skipped, aloud, where there is none."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database of every test; sessions that a stopped server has left open do not keep it from going."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
        )


@pytest.fixture(scope="module")
def newsroom(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a newsroom that holds the demo's sources and articles, for tests that only look.

    Worked through once for a whole module, for that takes longer than all looking; emptied behind the last of them.
    """
    with django_db_blocker.unblock():
        by = make_user("ben", staff=True)
        call_command("load_sources", str(DEMO.parent / "sources.jsonl"), by=by.username, verbosity=0)
        call_command("ingest", str(DEMO), verbosity=0)
        line.drain()
        server = LiveServer("localhost")
        yield str(server.url)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def signed_in(newsroom: str) -> dict[str, str]:
    """The cookie of somebody who may look at the desk."""
    client = Client()
    client.force_login(make_user("admin", staff=True, is_superuser=True))
    return {
        "name": "sessionid",
        "value": client.cookies["sessionid"].value,
        "url": newsroom,
        "sameSite": "Strict",
    }
