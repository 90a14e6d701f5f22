"""Asks a WSGI application in this process, and reads the whole answer."""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the number, the headers, all the bytes."""

    number: int
    headers: Mapping[str, str]
    body: bytes


def asked(address: str, **more: str) -> dict[str, Any]:
    """What a web server hands on of a GET for an address on this machine; ``more`` are headers as WSGI spells them."""
    path, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1", "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(), "wsgi.multithread": False, "wsgi.multiprocess": True, "wsgi.run_once": False,
        **more,
    }  # fmt: skip


def ask(application: Application, environ: Mapping[str, Any]) -> Answer:
    """The answer to a request, read to its end and closed, as a web server does."""
    told: list[tuple[str, list[tuple[str, str]]]] = []
    pieces = application(dict(environ), lambda line, headers, *_: told.append((line, headers)))
    try:
        body = b"".join(pieces)
    finally:
        getattr(pieces, "close", lambda: None)()
    ((line, headers),) = told
    return Answer(int(line.split()[0]), dict(headers), body)
