"""A whole newsroom to break: servers of its own that stay down until they are raised, workers killed as groups."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from provenance.embedded import ground, passwords
from provenance.embedded.children import Child, die_with_parent
from provenance.embedded.places import OWN_FOLDER_MODE, PROJECT
from provenance.embedded.postgres import APP, OWNER, Postgres
from provenance.embedded.valkey import Valkey
from tests.instance import Instance, until

GONE = 30
"""Seconds within which a process that was killed is gone, on a busy machine."""
WORKER = ("-m", "celery", "-A", "provenance.celery", "worker", "-c", "1", "-B", "--loglevel", "ERROR")
WEB = ("-m", "gunicorn", "-c", "deploy/gunicorn.conf.py")


@dataclass
class Rig:
    """A home with its tables, and what runs on it: each part can be killed (SIGKILL) and raised without the others.

    ``lasting`` servers keep what they acknowledge through any crash, as in operation; others are as fast as in tests.
    Valkey keeps nothing on disk in either.
    """

    instance: Instance
    lasting: bool = False
    parts: list[subprocess.Popen[bytes]] = field(default_factory=list)
    database: Child | None = None
    broker: Child | None = None
    line: psycopg.Connection[tuple[Any, ...]] | None = None
    """The owner's, kept open: questions are asked many times a second, and a line costs more than an answer."""
    asking: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Find the servers' places; nothing is started."""
        settled = ground.settle(self.instance.home)
        rooms = self.instance.folder / "rooms"
        settled.make_private(rooms)
        self.secret = passwords.remember(self.instance.home.passwords)
        self.postgres = Postgres(settled, rooms, self.secret, throwaway=not self.lasting)
        self.valkey = Valkey(settled, rooms, throwaway=True)
        self.instance.extra |= {
            "DATABASE_URL": self.postgres.url(APP, self.secret.app),
            "DATABASE_OWNER_URL": self.postgres.url(OWNER, self.secret.owner),
            "REDIS_URL": self.valkey.url,
            "PROVENANCE_APP_ROLE": APP,
            "PROVENANCE_EMBEDDED": "True",
            "SECRET_KEY": passwords.secret_key(self.instance.home.secret_key),
            "SIGNET": passwords.signet(self.instance.home.signet),
        }

    def log(self, name: str) -> Path:
        """Where a part says what it has to say."""
        return self.instance.home.log(name)

    def raise_database(self) -> None:
        """Start PostgreSQL on what is there; it answers when this returns."""
        self.database = self.postgres.start(log=self.log("postgres"), keep_open=[])
        self.postgres.wait_until_ready(self.database)

    def kill_database(self) -> None:
        """End every process of the cluster at the same moment, none of which can say goodbye."""
        assert self.database is not None
        self.hang_up()
        head = self.database.popen.pid
        os.kill(head, signal.SIGSTOP)  # it starts no other while the rest are counted
        cluster = [*children_of(head), head]
        for pid in cluster:
            os.kill(pid, signal.SIGKILL)
        self.database.popen.wait()
        assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in cluster), GONE)

    def raise_broker(self) -> None:
        """Start Valkey, which remembers nothing."""
        self.broker = self.valkey.start(log=self.log("valkey"), keep_open=[])
        self.valkey.wait_until_ready(self.broker)

    def kill_broker(self) -> None:
        """All that lies in it dies with it."""
        assert self.broker is not None
        self.broker.popen.kill()
        self.broker.popen.wait()

    def begin(self, name: str, *command: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a command of the program’s as the head of a group of its own; what it says goes to its log."""
        parent = os.getpid()
        with self.log(name).open("ab") as told:
            part = subprocess.Popen(
                [sys.executable, *command],
                cwd=PROJECT,
                env=self.instance.environment() | more,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(signal.SIGKILL, parent),  # noqa: PLW1509 (it takes no lock)
            )
        self.parts.append(part)
        return part

    def begin_worker(self, number: int = 0) -> subprocess.Popen[bytes]:
        """A worker with its clock, as it is deployed, with one process that works."""
        return self.begin(f"worker{number}", *WORKER, "-n", f"worker{number}@rig")

    def begin_web(self, **more: str) -> int:
        """A web server as it is deployed, with one process; its port, once it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        self.begin("web", *WEB, "-b", f"127.0.0.1:{port}", **more)
        assert until(lambda: answers(port), GONE * 2), self.log("web").read_text()
        return port

    def run(self, code: str, *, seconds: float = 600) -> str:
        """Run some code once the program is ready; what it prints. Fails with what it said."""
        done = self.instance.run("-c", f"import django; django.setup()\n{code}", seconds=seconds)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def manage(self, *command: str, seconds: float = 600) -> str:
        """Run a command to its end; what it prints."""
        done = self.instance.run("manage.py", *command, seconds=seconds)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def asked(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """What the database answers the owner of its tables."""
        with self.asking:
            if self.line is None or self.line.closed:
                self.line = psycopg.connect(self.instance.extra["DATABASE_OWNER_URL"], autocommit=True)
            answer = self.line.execute(question.encode(), values or None)
            return answer.fetchall() if answer.description else []

    def hang_up(self) -> None:
        """Let the line go, as the server that is about to end will."""
        if self.line is not None:
            self.line.close()

    def end(self) -> None:
        """Kill whatever still runs."""
        for part in self.parts:
            kill_group(part)
        if self.broker is not None and self.broker.alive():
            self.kill_broker()
        if self.database is not None and self.database.alive():
            self.kill_database()
        self.hang_up()
        self.instance.end()


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def kill_group(head: subprocess.Popen[bytes]) -> None:
    """End a part with all its children at the same moment."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(head.pid, signal.SIGKILL)
    head.wait(timeout=GONE)


def children_of(parent: int) -> Sequence[int]:
    """The processes that one has started and not yet buried."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
    return found


@contextlib.contextmanager
def standing(tables: Path, *, lasting: bool = False) -> Iterator[Rig]:
    """A rig on a copy of a home that has its tables, whose servers run; it is ended whatever happens."""
    with tempfile.TemporaryDirectory(prefix="instances-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(OWN_FOLDER_MODE)
        home = Path(folder) / "home"
        subprocess.run(["cp", "-a", tables, home], check=True)  # the servers' account keeps what is its own
        rig = Rig(Instance(home, {"DJANGO_SETTINGS_MODULE": "provenance.settings"}), lasting=lasting)
        try:
            rig.raise_database()
            rig.postgres.settle_roles()
            rig.raise_broker()
            yield rig
        finally:
            rig.end()
