"""Lets a command use the private servers: joins the ones that run, or has them started, and lets go."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.embedded import children, locks, passwords, places
from provenance.embedded.places import PROJECT, Home
from provenance.embedded.refusal import Refusal

SECONDS_TO_START = 240.0  # a predecessor that stops, then a crash recovery
SECONDS_TO_STOP = 60.0
PAUSE = 0.1

# These measure on invented rows: whatever runs beside them is never touched.
ON_THROWAWAY_SERVERS = {"bench"}
# These look at no row: they need no server.
WITHOUT_SERVERS = {
    "help",
    "version",
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "evaluate",
    "findstatic",
    "make_signet",
    "makemessages",
    "spectacular",
    "startapp",
}
ONLY_WORDS = {"-h", "--help", "--version"}


@dataclass(eq=False)
class Line:
    """Our line to the keeper. While it is open the servers stay; the system cuts it if we die."""

    socket: socket.socket
    addresses: dict[str, str]

    def trouble(self) -> str | None:
        """What the keeper says went wrong, without waiting; None while all is well."""
        try:
            word = hear(self.socket, seconds=0.0)
        except TimeoutError:
            return None
        return str(word.get("failed") if word else "The keeper of the private servers was killed")

    def let_go(self) -> None:
        """Leave. The last to leave waits until the servers are gone, so that nothing runs on after it."""
        with contextlib.suppress(OSError), self.socket:
            self.socket.shutdown(socket.SHUT_WR)
            self.socket.settimeout(SECONDS_TO_STOP)
            while self.socket.recv(4096):
                pass


held: list[Line] = []  # the lines of this process, none or one


def hear(line: socket.socket, seconds: float) -> dict[str, object] | None:
    """One message of the keeper's; None when it has hung up."""
    line.settimeout(seconds)
    heard = b""
    try:
        while not heard.endswith(b"\n"):
            part = line.recv(4096)
            if not part:
                return None
            heard += part
    except BlockingIOError as nothing:
        raise TimeoutError from nothing
    except ConnectionError:
        return None
    message: dict[str, object] = json.loads(heard)
    return message


def take_line(home: Home, *, throwaway: bool = False) -> Line:
    """Join the running servers of this home, or start them; whichever of two commands comes first."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        line = join(home)
        if line is not None:
            return line
        with locks.held(home.start_lock, seconds=PAUSE) as ours:
            line = (join(home) or start_keeper(home, throwaway=throwaway)) if ours else None
        if line is not None:
            return line
    raise Refusal(
        f"The private servers did not start in {SECONDS_TO_START:.0f} s; see the logs in {home.folder}"
    )


def join(home: Home) -> Line | None:
    """A line to the keeper that runs, or None: there is none, or it is just leaving."""
    try:
        folder = Path(json.loads(home.whereabouts.read_text())["folder"])
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(folder / "keeper"))
    except (OSError, ValueError, KeyError):
        return None
    return listen_for_ready(line)


def start_keeper(home: Home, *, throwaway: bool) -> Line | None:
    """Start a keeper in a session of its own, so that Ctrl-C reaches us and not the servers."""
    ours, theirs = socket.socketpair()
    with theirs, children.open_log(home.log("keeper")) as log:
        stay = "throwaway" if throwaway else "lasting"
        keeper = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "provenance.embedded.keeper",
                str(home.folder),
                str(theirs.fileno()),
                stay,
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=PROJECT,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
    keeper.returncode = 0  # it outlives us on purpose: Python need not warn that it still runs
    return listen_for_ready(ours)


def listen_for_ready(line: socket.socket) -> Line | None:
    try:
        word = hear(line, SECONDS_TO_START)
    except TimeoutError as slow:
        line.close()
        raise Refusal(f"The private servers did not answer in {SECONDS_TO_START:.0f} s") from slow
    if word is None:
        line.close()
        return None
    if "failed" in word:
        line.close()
        raise Refusal(str(word["failed"]))
    return Line(line, {str(name): str(value) for name, value in dict(word["ready"]).items()})  # type: ignore[call-overload]


def named(name: str) -> bool:
    """Whether the environment names this address itself, or a file that holds it."""
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def missing_addresses() -> bool:
    return not (named("DATABASE_URL") and named("REDIS_URL"))


def fill_environment(addresses: dict[str, str]) -> None:
    """Name the private servers wherever the environment names none; what is named stays."""
    found = dict(addresses)
    if named("DATABASE_URL"):
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "PROVENANCE_APP_ROLE", "SECRET_KEY", "SIGNET"):
            found.pop(name, None)
    else:
        found["PROVENANCE_EMBEDDED"] = "True"
    if named("REDIS_URL"):
        found.pop("REDIS_URL")
    for name in ("SECRET_KEY", "SIGNET"):
        if named(name):
            found.pop(name, None)
    os.environ.update(found)


@contextlib.contextmanager
def hold() -> Iterator[None]:
    """Use the private servers for a block, where DATABASE_URL or REDIS_URL is missing; else nothing starts."""
    if not missing_addresses():
        yield
        return
    line = take_line(places.ensure(places.home()))
    fill_environment(line.addresses)
    held.append(line)
    try:
        yield
    finally:
        held.remove(line)
        line.let_go()


@contextlib.contextmanager
def throwaway() -> Iterator[None]:
    """Use servers of one's own for a block, gone with all they hold when it ends."""
    line = hold_throwaway()
    if line is None:
        yield
        return
    held.append(line)
    try:
        yield
    finally:
        held.remove(line)
        line.let_go()


def trouble() -> str | None:
    """What has happened to the servers this process holds; None while all is well."""
    return next((word for line in held if (word := line.trouble())), None)


def servers_for(arguments: Sequence[str]) -> contextlib.AbstractContextManager[None]:
    """What manage.py wraps every command in: servers for those that need them."""
    words = arguments[1:]
    if not words or words[0] in WITHOUT_SERVERS or ONLY_WORDS.intersection(words):
        return contextlib.nullcontext()
    if words[0] in ON_THROWAWAY_SERVERS:
        return throwaway()
    if words[0] == "demo":
        settle_for_a_demo()
    return hold()


def settle_for_a_demo() -> None:
    """A demo on servers of one's own still runs on this machine alone, without https."""
    os.environ.setdefault("PROVENANCE_EMBEDDED", "True")
    if not named("SECRET_KEY"):
        os.environ["SECRET_KEY"] = passwords.secret_key(places.ensure(places.home()).secret_key)
    if not named("SIGNET"):
        os.environ["SIGNET"] = passwords.signet(places.ensure(places.home()).signet)


def hold_throwaway() -> Line | None:
    """Servers that forget everything, for tests and measurements; None where the environment names its own."""
    if not missing_addresses():
        return None
    folder = Path(tempfile.mkdtemp(prefix="provenance-tests-"))
    folder.chmod(places.OWN_FOLDER_MODE)
    try:
        line = take_line(Home(folder), throwaway=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    fill_environment(line.addresses)
    return line
