"""Starts the private Valkey, which carries the worker's wake-ups and the page cache."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from provenance.embedded import children
from provenance.embedded.children import Child
from provenance.embedded.ground import Ground

SECONDS_TO_LOAD = 30.0


@dataclass(frozen=True)
class Valkey:
    """One private server on a unix socket inside a closed folder; it listens on no port."""

    ground: Ground
    sockets: Path
    throwaway: bool = False

    @property
    def socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def url(self) -> str:
        return f"unix://{quote(str(self.socket))}?db=0"

    def start(self, *, log: Path, keep_open: Sequence[int]) -> Child:
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.ground.room("valkey")),
            "appendonly": "no" if self.throwaway else "yes",
            "save": "",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        options = [part for name, value in settings.items() for part in (f"--{name}", value)]
        options += self.options()
        return children.start(
            [self.ground.programs.valkey, *options],
            name="Valkey",
            log=log,
            account=self.ground.account,
            cwd=Path("/"),
            keep_open=keep_open,
        )

    def options(self) -> Sequence[str]:
        """What else it is told."""
        return []

    def wait_until_ready(self, child: Child) -> None:
        children.wait_until(self.answers, child=child, seconds=SECONDS_TO_LOAD)

    def answers(self) -> bool:
        """Whether it says PONG; while it reads its file back it says LOADING."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(2)
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(64).startswith(b"+PONG")
        except OSError:
            return False
