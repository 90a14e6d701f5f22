"""Runs the whole program on one machine: web pages, worker and clock, watched until Ctrl-C."""

from __future__ import annotations

import errno
import http.client
import json
import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from provenance.embedded import children, locks, session
from provenance.embedded.children import Child
from provenance.embedded.places import PROJECT, Home
from provenance.embedded.refusal import Refusal

HOST = "127.0.0.1"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_EVERY = 0.5  # seconds between two looks at the children
SECONDS_FOR_PREDECESSOR = 30.0
SECONDS_FOR_PAGE = 60.0
PYTHON = sys.executable


class Stopped(Exception):
    """Somebody pressed Ctrl-C or asked politely."""


@dataclass
class Stage:
    """The children on stage and the lock they share, which tells a successor when the last has left."""

    home: Home
    port: int
    stage_lock: int
    token: str = field(default_factory=lambda: secrets.token_hex(8))
    cast: list[Child] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    """Called again and again while something is waited for."""

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def environment(self) -> dict[str, str]:
        """What web and worker see: never the owner's address, so they cannot rewrite history."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("DATABASE_OWNER_URL")
        }
        return kept | {"PROVENANCE_INSTANCE": self.token, "PORT": str(self.port), "WEB_GRACE": "5"}

    def prepare(self, *arguments: str) -> None:
        """Run one command to its end, its words in setup.log."""
        step = children.start(
            [PYTHON, "manage.py", *arguments],
            name=f"manage.py {arguments[0]}",
            log=self.home.log("setup"),
            cwd=PROJECT,
            keep_open=[self.stage_lock],
        )
        try:
            while step.alive():
                self.look()
                self.meanwhile()
                time.sleep(0.05)
        finally:
            children.stop([step])
        if step.popen.returncode != 0:
            raise Refusal(f"{step.name} failed: {last_line(step)} (see {step.log})")

    def enter(self, name: str, *command: str, last_word: int) -> None:
        self.cast.append(
            children.start(
                [PYTHON, "-m", *command],
                name=name,
                log=self.home.log(name),
                last_word=last_word,
                env=self.environment(),
                cwd=PROJECT,
                keep_open=[self.stage_lock],
            )
        )

    def raise_curtain(self) -> None:
        """Start web server, worker and clock. Should we be killed, the first ends quickly and the others
        at once: their jobs are leases in the database, which others take up."""
        celery = ("celery", "-A", "provenance.celery", "--quiet")
        self.enter("web", "gunicorn", "-c", "deploy/gunicorn.conf.py", last_word=signal.SIGQUIT)
        self.enter(
            "worker", *celery, "worker", "-c", "2", "-n", f"{self.token}@demo", last_word=signal.SIGKILL
        )
        self.enter("clock", *celery, "beat", "--pidfile=", last_word=signal.SIGKILL)

    def look(self) -> None:
        """Refuse to go on once a child or a server has died."""
        dead = children.first_dead(self.cast)
        if dead is not None:
            raise Refusal(f"The {dead.epitaph()}")
        if trouble := session.trouble():
            raise Refusal(trouble)

    def wait_for(self, reached: Callable[[], bool], *, what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not reached():
            self.look()
            self.meanwhile()
            if time.monotonic() > deadline:
                raise Refusal(f"{what} not after {seconds:.0f} s; see the logs in {self.home.folder}")
            time.sleep(0.1)

    def page_answers(self) -> bool:
        """Whether our own web server answers; the token tells it from a stranger on the port."""
        line = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            line.request("GET", "/healthz")
            return bool(json.load(line.getresponse())["instance"] == self.token)
        except (OSError, ValueError, KeyError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def watch(self) -> None:
        while True:
            self.look()
            time.sleep(LOOK_EVERY)


@contextmanager
def stage(home: Home, port: int) -> Iterator[Stage]:
    """The stage of this folder, for one demo at a time; whatever happens, nobody is left on it."""
    for number in STOP_SIGNALS:
        signal.signal(number, ask_to_stop)
    with locks.held(home.demo_lock, seconds=0) as ours:
        if not ours:
            raise Refusal(
                f"The demo already runs from {home.folder}: stop it, or set PROVENANCE_HOME and PORT"
            )
        stage_lock = locks.take(home.stage_lock, SECONDS_FOR_PREDECESSOR)
        if stage_lock is None:
            raise Refusal(f"An earlier demo from {home.folder} is still stopping: try again in a minute")
        refuse_taken_port(port)
        shown = Stage(home, port, stage_lock)
        broken = False
        try:
            yield shown
        except Refusal:
            broken = True
            raise
        finally:
            for number in STOP_SIGNALS:  # nobody hurries this: it is bounded, and then nothing is left
                signal.signal(number, signal.SIG_IGN)
            children.stop(shown.cast, abruptly=broken)
            os.close(stage_lock)


def last_line(child: Child) -> str:
    """What a command said at its end: its one line of refusal, or the last of a traceback."""
    lines = child.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "without a word"


def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


def refuse_taken_port(port: int) -> None:
    """Bind it once, as the web server will."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as trouble:
            raise Refusal(why_not(port, trouble)) from trouble


def why_not(port: int, trouble: OSError) -> str:
    """Why the pages cannot be served on a port, and which to take instead."""
    if isinstance(trouble, PermissionError):
        return f"Port {port} is for the administrator alone: try PORT={port + 8000} make demo"
    if trouble.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: try PORT={port % 65000 + 1} make demo"
    return f"Port {port} cannot be used ({trouble.strerror}): try PORT=8000 make demo"
