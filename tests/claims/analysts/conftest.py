"""A chat service for each test that asks one."""

from collections.abc import Iterator

import pytest

from tests.claims.analysts.chat_server import ChatServer, open_chat


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    """A chat service on this machine."""
    with open_chat() as server:
        yield server
