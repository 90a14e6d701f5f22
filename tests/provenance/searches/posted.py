"""A mail server on this machine that takes whatever it is handed, or refuses it, for tests of letters."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from tests.serving import serving


@dataclass
class Sink:
    """What came in; ``refusing`` makes it turn the next letters away for now.

    Whoever says the word it was told to ``keep_waiting`` for hears nothing until it may ``go_on``.
    """

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    refusing: bool = False
    slow_at: bytes = b""
    waiting: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def keep_waiting(self, word: bytes) -> None:
        self.waiting.clear()
        self.go_on.clear()
        self.slow_at = word

    def pause(self, word: bytes) -> None:
        """Where this is the word: once, for half a minute at most."""
        if word == self.slow_at:
            self.slow_at = b""
            self.waiting.set()
            self.go_on.wait(30)


@contextmanager
def sink() -> Iterator[Sink]:
    """A server that runs for a while."""
    taken = Sink()

    class Conversation(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline():
                word = line.split()[0].upper() if line.split() else b""
                if word == b"DATA":
                    self._take()
                elif word == b"QUIT":
                    self._say("221 bye")
                    return
                else:
                    taken.pause(word)
                    self._say("451 not now" if word == b"RCPT" and taken.refusing else "250 fine")

        def _take(self) -> None:
            self._say("354 go on")
            lines = iter(self.rfile.readline, b".\r\n")
            body = b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)
            message = message_from_bytes(body, policy=policy.default)
            assert isinstance(message, EmailMessage)
            taken.letters.append(message)
            taken.pause(b"DATA")
            self._say("250 taken")

        def _say(self, line: str) -> None:
            with suppress(ConnectionError):  # whoever was kept waiting may have been killed meanwhile
                self.wfile.write(f"{line}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation)
    server.daemon_threads = True
    taken.port = server.server_address[1]
    with serving(server):
        yield taken
