"""A program that takes half a second for every answer, to try a web server with a queue before it."""

import time
from collections.abc import Callable, Iterable
from typing import Any


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    time.sleep(0.5)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Connection", "close")])
    return [b"slowly"]
