"""The web server’s processes: what is no request they can read they refuse in the API’s one shape, as the API would."""

import json
from typing import Any

from gunicorn.http import errors
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

REFUSALS: dict[type[Exception], tuple[int, str, str]] = {
    errors.LimitRequestLine: (414, "URI Too Long", "This address is too long: ask for less, or send it as a form."),
    errors.LimitRequestHeaders: (
        431, "Request Header Fields Too Large", "The headers are too many or too long: leave out what is not needed.",
    ),
}  # fmt: skip
"""What comes before any address is known, with what is answered to programs and people alike."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn publishes no types
    """A process of the web server that answers for itself where it cannot hand a request on."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Refuse what it can name in the one shape; all else as gunicorn does."""
        refusal = REFUSALS.get(type(exc))
        if refusal is None:
            super().handle_error(req, client, addr, exc)
            return
        number, phrase, sentence = refusal
        told = {"type": "invalid_request", "code": "invalid_request", "detail": sentence, "field": None}
        body = json.dumps(told).encode()
        self.log.warning("Refused with %d: %s", number, exc)
        head = f"HTTP/1.1 {number} {phrase}\r\nConnection: close\r\nContent-Type: application/json\r\n"
        write_nonblock(client, f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
