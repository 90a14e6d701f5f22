"""What tests of endpoints share: their names lead to this machine, which only a world of a test may."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.provenance.webhooks.told import URL


@pytest.fixture(autouse=True)
def known(settings: Any) -> None:
    """Somebody knows the name that endpoints go by here; nothing is asked of the network to find it."""
    settings.FETCHING_WORLD = {urlsplit(URL).hostname: ("127.0.0.1", 9)}
