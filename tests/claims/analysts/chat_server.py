"""A chat service on this machine, well-behaved and otherwise, for whoever asks one."""

import contextlib
import json
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.conf import LazySettings

from tests.serving import serving

ARTICLE = (
    "Soldiers killed four members of the Pemon community on Friday, the mayor, Emilio González, said. "
    "At least two soldiers fled to Brazil. The army denied that anybody had been killed."
)
SOUND = {
    "claim": "Soldiers killed four Pemon.",
    "known": "",
    "quote": "Soldiers killed four members of the Pemon community on Friday",
    "stance": "repeats",
    "attributed_to": "Emilio González",
    "value": "four",
    "unit": "members of the Pemon community",
}
LYING = {**SOUND, "claim": "Soldiers killed forty Pemon.", "value": "forty"}
FLED = {
    "claim": "At least two soldiers fled to Brazil.",
    "known": "",
    "quote": "At least two soldiers fled to Brazil",
    "stance": "asserts",
    "attributed_to": "",
    "value": "at least two",
    "unit": "soldiers",
}
SPOKE = {
    **FLED,
    "claim": "The mayor spoke.",
    "quote": "the mayor, Emilio González, said",
    "value": "",
    "unit": "",
}


@dataclass(frozen=True)
class Said:
    """What the service answers; ``play`` takes the connection over instead."""

    body: bytes = b""
    code: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    play: Callable[[socket.socket], None] | None = None


def claims(*listed: Any, **more: Any) -> Said:
    """A sound answer that lists claims."""
    return spoken(json.dumps({"claims": list(listed)}), **more)


def spoken(content: Any, *, tokens: Any = 900, finish: str = "stop") -> Said:
    """An answer of a chat service with any content."""
    told = {
        "choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": finish}],
        "usage": {"total_tokens": tokens},
    }
    return Said(json.dumps(told).encode())


Answering = Said | Callable[[dict[str, Any]], Said]


@dataclass
class ChatServer:
    """The service: ``answering`` may be changed at any time; ``asked`` holds what it was sent, with its headers."""

    port: int
    answering: Answering = field(default_factory=lambda: claims(SOUND))
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextlib.contextmanager
def open_chat() -> Iterator[ChatServer]:
    """A service for as long as the test takes."""

    class Play(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append({"path": self.path, **sent})
            server.headers.append(dict(self.headers))
            said = server.answering if isinstance(server.answering, Said) else server.answering(sent)
            with contextlib.suppress(OSError):  # the client has had enough
                if said.play is not None:
                    said.play(self.connection)
                    self.close_connection = True
                    return
                self.send_response(said.code)
                for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said.body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what some of these tests are about."""

    listening = Server(("127.0.0.1", 0), Play)
    server = ChatServer(listening.server_address[1])
    with serving(listening):
        yield server


@contextlib.contextmanager
def hired_chat(settings: LazySettings) -> Iterator["ChatServer"]:
    """A chat service, set up as the analyst: of the three things it says, the last is a lie."""
    with open_chat() as server:
        settings.ANALYST = "chat"
        settings.ANALYST_URL = server.address
        settings.ANALYST_MODEL = "tiny-1"
        settings.ANALYST_SECONDS = 5
        server.answering = claims(FLED, SPOKE, LYING)
        yield server
