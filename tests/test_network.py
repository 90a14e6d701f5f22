"""No test reaches the network: everything but this machine is shut."""

import socket
import urllib.request
from pathlib import Path

import pytest
from django.db import connection

from tests.conftest import NetworkIsShut

OUTSIDE = "192.0.2.1"  # set aside for documentation (RFC 5737): nobody is there


@pytest.mark.parametrize("host", [OUTSIDE, "example.org", "2001:db8::1"], ids=["address", "name", "IPv6"])
def test_nothing_connects_outside(host: str) -> None:
    with pytest.raises(NetworkIsShut, match=f"no test may reach {host}"):
        socket.create_connection((host, 80), timeout=1)


def test_nothing_is_sent_outside() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line, pytest.raises(NetworkIsShut):
        line.sendto(b"?", (OUTSIDE, 53))


def test_no_page_is_fetched_from_outside() -> None:
    with pytest.raises(NetworkIsShut):
        urllib.request.urlopen("http://example.org/", timeout=1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_open(host: str) -> None:
    with socket.create_server((host, 0)) as server:
        socket.create_connection((host, server.getsockname()[1]), timeout=5).close()


def test_a_socket_on_the_disk_is_open(tmp_path: Path) -> None:
    path = str(tmp_path / "socket")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as caller:
        server.bind(path)
        server.listen()
        caller.connect(path)


@pytest.mark.django_db
def test_the_database_is_on_this_machine() -> None:
    host = connection.settings_dict["HOST"]

    assert host.startswith("/") or host in {"", "localhost", "127.0.0.1", "::1"}
