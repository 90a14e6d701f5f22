"""A world of news sites, and an ear at every connection that is tried."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.world import World, open_world

_TRIED: list[tuple[Any, ...]] = []


def _listen(name: str, arguments: tuple[Any, ...]) -> None:
    if name == "socket.connect" and isinstance(arguments[1], tuple):
        _TRIED.append(arguments[1])


sys.addaudithook(_listen)


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as sites:
        yield sites


@pytest.fixture
def tried() -> list[tuple[Any, ...]]:
    """Every address of this machine that is connected to from now on; any other ends the test by itself."""
    _TRIED.clear()
    return _TRIED
