"""Gives every run of the tests servers of its own before the settings are read, and orders the tests."""

import gc
import os
import threading

import django
import pytest

from tests import services

gc.disable()  # until all tests are collected: nothing of what is made until then is ever let go
services.begin()
os.environ.setdefault("SECOND_FACTOR", "offered")  # required of nobody but where a test says so
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")
django.setup()

pytest_plugins = ["tests.instance"]
LAST = ("alone", "browser", "chaos")  # the fast tests speak first
# These begin before others of their part: at the end of a run side by side one core would wait for the other.
LONGEST = (
    "browser/test_routes.py",
    "chaos/test_demo_killed.py",
    "chaos/test_worker_killed.py",
    "chaos/test_worker_killed_at_the_seeds.py",
    "chaos/test_look_killed.py",
)
# The change feed waits for every older transaction on a server: beside another part of a run these would wait for it.
ALONE = (
    "provenance/bench/scale/test_impression.py",
    "provenance/bench/test_answering.py",
    "provenance/history/",
    "provenance/partners/test_changes.py",
    "provenance/partners/test_doorstep.py",
    "provenance/partners/test_freshness.py",
    "provenance/partners/test_unchanged.py",
    "provenance/telling/",
    "provenance/webhooks/test_announcing.py",
    "stories/test_a_take_down_reaches_every_partner.py",
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Have parts of a run read the settings when they have a Redis database of their own, as whoever begins them did.

    Where it is named in the environment, pytest-django reads the settings before this file is.
    """
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(f"tests/{place}" in item.path.as_posix() for place in ALONE):
            item.add_marker(pytest.mark.alone)
    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """Set what every test shares aside: looked through again and again for garbage, it took a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.enable()


def turn(item: pytest.Item) -> tuple[int, int]:
    """The part of a run a test belongs to, and its place there."""
    part = max(
        (place for place, name in enumerate(LAST, start=1) if item.get_closest_marker(name)), default=0
    )
    among = "/".join(item.path.parts[-2:])
    return part, LONGEST.index(among) if among in LONGEST else len(LONGEST)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    services.end()
    leave_nobody()


def leave_nobody() -> None:
    """End the process though a test has left a thread behind: it, and whoever waits for it, would stay for ever."""
    left = [
        each.name for each in threading.enumerate() if not each.daemon and each is not threading.main_thread()
    ]
    if left:
        print(f"A test has left threads behind, which nobody ends: {', '.join(left)}", flush=True)
        os._exit(3)
