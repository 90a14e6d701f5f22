"""What tests of endpoints share: their names lead to this machine, which only a world of a test may."""

from typing import Any

import pytest

from tests.provenance.webhooks.told import WORLD


@pytest.fixture(autouse=True)
def known(settings: Any) -> None:
    settings.FETCHING_WORLD = WORLD
