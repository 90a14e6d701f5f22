"""A world of news sites."""

from collections.abc import Iterator

import pytest

from tests.world import World, open_world


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as sites:
        yield sites
