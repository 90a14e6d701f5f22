"""A real browser looking at real pages: the demo's corpus, worked through, behind a live server."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests import newsroom as newsroom_of
from tests.factories import make_user

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
    with django_db_blocker.unblock():
        newsroom_of.leave()


@pytest.fixture(scope="module")
def newsroom(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    of_the_run: Path,
) -> Iterator[str]:
    """The address of a newsroom that holds the demo's sources and articles, for tests that only look."""
    yield from newsroom_of.opened(of_the_run / "newsroom", django_db_blocker)


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
