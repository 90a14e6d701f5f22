"""A real browser looking at real pages: the demo's corpus, worked through, behind a live server."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from provenance.accounts.models import User
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


@pytest.fixture
def newsroom(transactional_db: None, live_server: LiveServer) -> str:
    """The address of a newsroom that holds the demo's sources and articles."""
    by = make_user("ben", staff=True)
    call_command("load_sources", str(DEMO.parent / "sources.jsonl"), by=by.username, verbosity=0)
    call_command("ingest", str(DEMO), verbosity=0)
    line.drain()
    return str(live_server.url)


@pytest.fixture
def curator(newsroom: str) -> User:
    """Somebody who may look at the desk."""
    return make_user("admin", staff=True, is_superuser=True)
