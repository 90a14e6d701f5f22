"""A world on this machine: it plays the news sites that the guarded client asks, well-behaved and otherwise."""

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sources.fetching.client import Client
from sources.fetching.opening import Opener, Resolver, system_names
from tests.serving import serving

AGENT = "Provenance/1.0 (news provenance; +https://newsroom.example/robot)"


@dataclass(frozen=True)
class Reply:
    """What a site answers; ``play`` takes the connection over instead and does with it what it likes."""

    body: bytes = b""
    code: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    play: Callable[[socket.socket], None] | None = None


@dataclass(frozen=True)
class Request:
    """What a site was asked."""

    host: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


Route = Reply | Callable[[Request], Reply]


@dataclass
class World:
    """The sites of a test: each is a host name with its pages; all of them stand on one port of this machine."""

    port: int
    sites: dict[str, dict[str, Route]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    map: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Where each host is, as the opener wants it."""

    def put(self, host: str, path: str, route: Route) -> str:
        """Publish a page; its address."""
        self.sites.setdefault(host, {})[path] = route
        self.map[host] = ("127.0.0.1", self.port)
        return f"http://{host}{path}"

    def asked_for(self, host: str) -> list[str]:
        """The paths a host was asked for, robots.txt left out."""
        return [each.path for each in self.asked if each.host == host and each.path != "/robots.txt"]

    def client(self, *, resolve: Resolver = system_names, seconds: float = 20.0, trust: str = "") -> Client:
        """A client that reaches the sites as if they were out there."""
        return Client(AGENT, Opener(resolve=resolve, world=self.map), seconds=seconds, trust=trust)

    def answer(self, request: Request) -> Reply:
        """What the page says, or that there is none."""
        self.asked.append(request)
        route = self.sites.get(request.host, {}).get(request.path, Reply(b"nothing here", code=404))
        return route if isinstance(route, Reply) else route(request)


@contextlib.contextmanager
def open_world(certificate: Path | None = None) -> Iterator[World]:
    """A world, for as long as the test takes; under TLS if a certificate (with its key) is given."""

    class Play(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._play(b"")

        def do_POST(self) -> None:
            self._play(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def _play(self, body: bytes) -> None:
            name = self.headers.get("Host", "")
            reply = world.answer(Request(name, self.path, dict(self.headers), body))
            if reply.play is not None:
                with contextlib.suppress(OSError):  # the client has had enough
                    reply.play(self.connection)
                self.close_connection = True
                return
            self.send_response(reply.code)
            for header, value in {"Content-Type": reply.kind, **reply.headers}.items():
                self.send_header(header, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what many of these tests are about."""

    server = Server(("127.0.0.1", 0), Play)
    world = World(server.server_address[1])
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    with serving(server):
        yield world
