"""A port the demo cannot serve its pages on."""

import errno
import os
import socket

import pytest

from provenance.embedded.demo import HOST, refuse_taken_port, why_not
from provenance.embedded.refusal import Refusal


@pytest.mark.parametrize(
    ("port", "code", "told"),
    [
        pytest.param(80, errno.EACCES, "Port 80 is for the administrator alone: try PORT=8080", id="low"),
        pytest.param(8000, errno.EADDRINUSE, "Port 8000 is in use: try PORT=8001", id="taken"),
        pytest.param(8000, errno.EADDRNOTAVAIL, "Port 8000 cannot be used (", id="anything else"),
    ],
)
def test_the_reason_and_the_remedy_are_named(port: int, code: int, told: str) -> None:
    assert why_not(port, OSError(code, os.strerror(code))).startswith(told)


def test_a_port_somebody_listens_on_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(Refusal, match=f"Port {port} is in use"):
            refuse_taken_port(port)
