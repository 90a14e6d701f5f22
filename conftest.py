"""Gives every run of the tests servers of its own before the settings are read, and orders the tests."""

import os

import django
import pytest

from tests import services

services.begin()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")
django.setup()

pytest_plugins = ["tests.instance"]
LAST = ("browser", "chaos")  # the fast tests speak first


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=turn)


def turn(item: pytest.Item) -> int:
    return max(
        (place for place, name in enumerate(LAST, start=1) if item.get_closest_marker(name)), default=0
    )


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    services.end()
