"""What the web server cannot read as a request is refused in the shape every other error has."""

import http.client
import json
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from provenance.embedded.places import PROJECT
from provenance.partners.errors import ErrorTold


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The web server as it is deployed, before the program of the standard library that only says hello."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        number = line.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            "deploy/gunicorn.conf.py",
            "-b",
            f"fd://{line.fileno()}",
        ]
        server = subprocess.Popen(
            [*command, "wsgiref.simple_server:demo_app"],
            cwd=PROJECT, pass_fds=[line.fileno()], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield number
        finally:
            server.terminate()
            server.wait(timeout=30)


def ask(port: int, path: str, **headers: str) -> tuple[int, str | None, bytes]:
    """The number, the kind and the words of an answer."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read()
    finally:
        line.close()


def test_what_is_too_long_to_be_a_request_is_refused_in_the_one_shape(port: int) -> None:
    assert ask(port, "/?q=" + "a" * 8_000)[2].startswith(b"Hello world!")
    asked = [(414, "/?q=" + "a" * 8_200, {}), (431, "/", {"X-Long": "a" * 9_000})]
    for number, path, headers in asked:
        found, kind, words = ask(port, path, **headers)

        assert (found, kind) == (number, "application/json")
        told = json.loads(words)
        assert set(told) == set(ErrorTold.__annotations__)
        assert (told["type"], told["field"], told["detail"][-1]) == ("invalid_request", None, ".")
