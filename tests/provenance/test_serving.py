"""The web server refuses what is no request in the shape of every other error, and cuts nobody off when replaced."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from provenance.embedded.places import PROJECT
from provenance.partners.errors import ErrorTold


def started(line: socket.socket, program: str, **environment: str) -> subprocess.Popen[bytes]:
    """The web server as it is deployed, on a socket that somebody else holds, before another program than ours."""
    number = str(line.fileno())
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "-b", f"fd://{number}", program],
        cwd=PROJECT, pass_fds=[line.fileno()], stderr=subprocess.DEVNULL, env=os.environ | environment,
    )  # fmt: skip


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The web server as it is deployed, before the program of the standard library that only says hello."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        number = line.getsockname()[1]
        server = started(line, "wsgiref.simple_server:demo_app")
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


def test_whoever_waits_while_the_server_is_replaced_is_answered_by_the_one_after_it() -> None:
    few = {"WEB_THREADS": "1", "WEB_WAITING": "1", "WEB_GRACE": "2"}
    with socket.socket() as line, ThreadPoolExecutor(12) as readers:
        line.bind(("127.0.0.1", 0))
        line.listen()
        port = line.getsockname()[1]
        first = started(line, "tests.slow:app", **few)
        try:
            assert ask(port, "/")[0] == 200
            asked = [readers.submit(ask, port, "/") for _ in range(12)]
            time.sleep(0.6)  # six seconds of work have come in by now, and two are given to end it
            first.terminate()
            first.wait(timeout=30)
        finally:
            first.kill()
        answered = sum(each.done() for each in asked)
        after = started(line, "tests.slow:app", **few)
        try:
            assert [each.result()[2] for each in asked] == [b"slowly"] * 12
            assert answered < 12
        finally:
            after.terminate()
            after.wait(timeout=30)
