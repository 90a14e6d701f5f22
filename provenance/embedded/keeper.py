"""Keeps the two servers running for as long as any command uses them, and not a moment longer."""

from __future__ import annotations

import json
import os
import selectors
import shutil
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from provenance.embedded import children, ground, locks, passwords, places
from provenance.embedded.children import Child
from provenance.embedded.places import Home
from provenance.embedded.postgres import APP, OWNER, Postgres
from provenance.embedded.refusal import Refusal
from provenance.embedded.valkey import Valkey

SECONDS_FOR_PREDECESSOR = 60.0  # a keeper that is still stopping, or whose servers are
LOOK_EVERY = 0.5  # seconds between two looks at the servers
STOPPED = "The private servers were stopped"


@dataclass
class Keeper:
    """Every command that uses the servers holds one line to the keeper. The system cuts a dead
    command's line, so a count of lines is a count of living users, and no line means: stop."""

    home: Home
    throwaway: bool
    lines: list[socket.socket] = field(default_factory=list)
    servers: list[Child] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)
    sockets: Path | None = None
    asked_to_stop: bool = False

    def start_servers(self, lock: int) -> Path:
        """Start both and wait until they answer; returns the folder of the sockets."""
        settled = ground.settle(self.home)
        self.sockets = places.socket_folder()
        whereabouts = {"folder": str(self.sockets), "keeper": os.getpid()}
        places.write_private(self.home.whereabouts, json.dumps(whereabouts) + "\n")
        rooms = self.sockets / "servers"
        settled.make_private(rooms)
        secret = passwords.remember(self.home.passwords)
        postgres = Postgres(settled, rooms, secret, self.throwaway)
        valkey = Valkey(settled, rooms, self.throwaway)
        self.servers.append(postgres.start(log=self.home.log("postgres"), keep_open=[lock]))
        self.servers.append(valkey.start(log=self.home.log("valkey"), keep_open=[lock]))
        postgres.wait_until_ready(self.servers[0])
        valkey.wait_until_ready(self.servers[1])
        postgres.settle_roles()
        self.addresses = {
            "DATABASE_URL": postgres.url(APP, secret.app),
            "DATABASE_OWNER_URL": postgres.url(OWNER, secret.owner),
            "REDIS_URL": valkey.url,
            "PROVENANCE_APP_ROLE": APP,
            "SECRET_KEY": passwords.secret_key(self.home.secret_key),
            "SIGNET": passwords.signet(self.home.signet),
        }
        return self.sockets

    def listen(self, folder: Path) -> socket.socket:
        door = socket.socket(socket.AF_UNIX)
        door.bind(str(folder / "keeper"))
        (folder / "keeper").chmod(0o600)
        door.listen(64)
        return door

    def welcome(self, line: socket.socket) -> None:
        self.lines.append(line)
        self.say(line, {"ready": self.addresses})

    def say(self, line: socket.socket, message: dict[str, object]) -> None:
        try:
            line.sendall(json.dumps(message).encode() + b"\n")
        except OSError:
            self.drop(line)

    def drop(self, line: socket.socket) -> None:
        if line in self.lines:
            self.lines.remove(line)
        line.close()

    def stay(self, door: socket.socket) -> str | None:
        """Serve until the last line is cut (None), or say why the servers must stop before that."""
        with selectors.DefaultSelector() as ears:
            ears.register(door, selectors.EVENT_READ)
            for line in self.lines:
                ears.register(line, selectors.EVENT_READ)
            while self.lines:
                for key, _ in ears.select(LOOK_EVERY):
                    if self.hear(ears, door, key.fileobj):
                        return None
                dead = children.first_dead(self.servers)
                if dead is not None:
                    return dead.epitaph()
                if self.asked_to_stop:
                    return STOPPED
        return None

    def hear(self, ears: selectors.BaseSelector, door: socket.socket, source: object) -> bool:
        """Let a new user in, or see one off; True when that was the last, whose line stays open until
        the servers are gone, so that it can wait for that."""
        if source is door:
            line, _ = door.accept()
            ears.register(line, selectors.EVENT_READ)
            self.welcome(line)
            return False
        line = next(known for known in self.lines if known is source)
        ears.unregister(line)
        if len(self.lines) == 1:
            return True
        self.drop(line)
        return False

    def close(self, last_word: str | None) -> None:
        """Stop answering, stop the servers, tell whoever still listens, and leave nothing behind."""
        children.stop(self.servers)
        if self.sockets is not None:
            shutil.rmtree(self.sockets, ignore_errors=True)
        # Last: should we be killed before, it names what is left.
        self.home.whereabouts.unlink(missing_ok=True)
        if self.throwaway:
            shutil.rmtree(self.home.folder, ignore_errors=True)
        for line in list(self.lines):
            if last_word is not None:
                self.say(line, {"failed": last_word})
            if line in self.lines:
                line.detach()  # the system cuts it when we are gone, and whoever waits for that sees all of us gone

    def on_stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked_to_stop = True


def clear_up_after(home: Home) -> None:
    """Remove the socket folder of a keeper that was killed; its lock is ours, so it is dead."""
    try:
        folder = Path(json.loads(home.whereabouts.read_text())["folder"])
    except (OSError, ValueError, KeyError):
        return
    home.whereabouts.unlink(missing_ok=True)
    ours = (
        folder.name.startswith(places.SOCKET_PREFIX)
        and folder.exists()
        and folder.stat().st_uid == os.geteuid()
    )
    if ours:
        shutil.rmtree(folder, ignore_errors=True)


def keep(home: Home, first_line: socket.socket, *, throwaway: bool) -> None:
    """Start the servers for the first user, serve every user, stop after the last."""
    keeper = Keeper(home, throwaway, lines=[first_line])
    lock = locks.take(home.servers_lock, SECONDS_FOR_PREDECESSOR)
    if lock is None:
        late = f"The servers of {home.folder} are still stopping: try again in a minute"
        keeper.say(first_line, {"failed": late})
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, keeper.on_stop)
    last_word: str | None = None
    try:
        clear_up_after(home)
        with keeper.listen(keeper.start_servers(lock)) as door:
            keeper.say(first_line, {"ready": keeper.addresses})
            last_word = keeper.stay(door)
    except Refusal as refusal:
        last_word = str(refusal)
    except Exception as trouble:
        last_word = f"The private servers could not be started ({trouble}); see {home.log('keeper')}"
        raise
    finally:
        keeper.close(last_word)


def main(arguments: list[str]) -> None:
    """Called by session.py with the home, the number of the first user's line, and the kind of stay."""
    folder, line, stay = arguments
    keep(Home(Path(folder)), socket.socket(fileno=int(line)), throwaway=stay == "throwaway")


if __name__ == "__main__":
    main(sys.argv[1:])
