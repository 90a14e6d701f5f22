"""Stands between a program and its database, as a bad network does: hands everything on, and breaks lines off."""

import asyncio
import contextlib
import random
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

AT_ONCE = 65_536
AT_ONCE_GONE = struct.pack("ii", 1, 0)
"""SO_LINGER that has a closed line end in a reset (RST), as a router does that has forgotten it."""


@dataclass
class FaultProxy:
    """Lines from a port of this machine to a server’s unix socket, each of which may be reset at any moment."""

    server: Path
    port: int = 0
    resets: int = 0
    lines: dict[int, tuple[asyncio.StreamWriter, asyncio.StreamWriter]] = field(default_factory=dict)
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    opened: int = 0

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand a new line on to the server, both ways, until either side has done."""
        try:
            far_reader, far_writer = await asyncio.open_unix_connection(str(self.server))
        except OSError:
            self._break(writer)
            return
        self.opened += 1
        number, self.lines[self.opened] = self.opened, (writer, far_writer)
        await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer), return_exceptions=True)
        self.lines.pop(number, None)

    def reset(self, chance: random.Random) -> bool:
        """Reset one of the lines that are open; False where none is."""
        return asyncio.run_coroutine_threadsafe(self._reset(chance), self.loop).result(10)

    async def _reset(self, chance: random.Random) -> bool:
        if not self.lines:
            return False
        near, far = self.lines.pop(chance.choice(sorted(self.lines)))
        self._break(near)
        self._break(far)
        self.resets += 1
        return True

    @staticmethod
    def _break(writer: asyncio.StreamWriter) -> None:
        line: socket.socket = writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE_GONE)
        writer.transport.abort()

    async def serve(self, ready: threading.Event) -> None:
        """Stand there until it is over; then no line is left."""
        server = await asyncio.start_server(self.take, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self.over.wait()
        server.close()
        for near, far in self.lines.values():
            self._break(near)
            self._break(far)
        ours = asyncio.current_task()
        if left := [task for task in asyncio.all_tasks() if task is not ours]:
            await asyncio.wait(left, timeout=5)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while told := await reader.read(AT_ONCE):
            writer.write(told)
            await writer.drain()
    finally:
        with contextlib.suppress(OSError, RuntimeError):
            writer.close()


@contextlib.contextmanager
def open_proxy(server: Path) -> Iterator[FaultProxy]:
    """A proxy before a server’s socket, in a thread of its own, for as long as the block takes."""
    proxy, ready = FaultProxy(server), threading.Event()

    thread = threading.Thread(target=lambda: proxy.loop.run_until_complete(proxy.serve(ready)), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield proxy
    finally:
        proxy.loop.call_soon_threadsafe(proxy.over.set)
        thread.join(10)
        proxy.loop.close()
