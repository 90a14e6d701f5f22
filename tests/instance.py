"""An instance of the program in a folder of its own, run from outside as a person would run it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from provenance.embedded.keeper import clear_up_after
from provenance.embedded.places import OWN_FOLDER_MODE, PROJECT, Home

OURS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "SIGNET",
    "PROVENANCE_EMBEDDED",
    "PYTEST_XDIST_WORKER",
)


@dataclass
class Instance:
    """One PROVENANCE_HOME and what was started with it."""

    folder: Path
    extra: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def home(self) -> Home:
        return Home(self.folder)

    def environment(self) -> dict[str, str]:
        """A person's environment: none of this test run's servers in it."""
        clean = {name: value for name, value in os.environ.items() if name not in OURS}
        return clean | {"PROVENANCE_HOME": str(self.folder)} | self.extra

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a command and go on."""
        popen = subprocess.Popen(
            [sys.executable, *command],
            env=self.environment(),
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(popen)
        return popen

    def run(self, *command: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        popen = self.start(*command)
        out, err = popen.communicate(timeout=seconds)
        return subprocess.CompletedProcess(command, popen.returncode, out, err)

    def using(self, code: str) -> tuple[str, ...]:
        """A command that runs a line of Python with this instance's servers."""
        return ("-m", "provenance.embedded", sys.executable, "-c", code)

    def living(self) -> dict[int, str]:
        """Every process that has a file of this instance open or names it in its environment."""
        return {pid: command for pid, command in commands().items() if self.concerns(pid)}

    def concerns(self, pid: int) -> bool:
        try:
            if f"PROVENANCE_HOME={self.folder}".encode() in Path(f"/proc/{pid}/environ").read_bytes():
                return True
            return any(str(self.folder) in str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir())
        except OSError:  # it has just gone
            return False

    def pid_of(self, word: str) -> int:
        """The one living process with this word in its command."""
        found = [pid for pid, command in self.living().items() if word in command]
        assert found, f"no {word} among {self.living()}"
        return min(found)

    def gone_within(self, seconds: float) -> bool:
        return until(lambda: not self.living(), seconds)

    def kill_everything(self) -> None:
        """Kill every part without warning; some may go by themselves while it happens."""
        for pid in self.living():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def end(self, patience: float = 20) -> None:
        """End whatever is left of it: what has not gone by itself within so many seconds is killed."""
        for popen in self.started:
            popen.kill()
            popen.wait()
        if not self.gone_within(patience):
            self.kill_everything()
        # Emptied last: a child forked in the moment its parent was killed keeps the parent's pipes open.
        for popen in self.started:
            popen.communicate(timeout=20)
        clear_up_after(self.home)


def commands() -> dict[int, str]:
    """Every process of this machine and the command it shows."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            shown = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            found[int(folder.name)] = shown
    return found


@pytest.fixture
def new_instance() -> Iterator[Callable[..., Instance]]:
    """Makes instances in a folder of this test's own, and ends them whatever happens."""
    made: list[Instance] = []
    with tempfile.TemporaryDirectory(prefix="instances-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(OWN_FOLDER_MODE)

        def make(name: str = "home", **extra: str) -> Instance:
            made.append(Instance(Path(folder) / name, extra))
            return made[-1]

        yield make
        for instance in made:
            instance.end()


@pytest.fixture(scope="session")
def of_the_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all parts of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def tables(of_the_run: Path) -> Iterator[Path]:
    """A home whose tables are made, at rest: making them takes longer than most of what is tried on them."""
    with kept_for_all(of_the_run / "tables", "manage.py", "migrate") as kept:
        yield kept


@pytest.fixture(scope="session")
def begun(of_the_run: Path) -> Iterator[Path]:
    """A home whose servers have been up once, at rest, with nothing in them."""
    with kept_for_all(of_the_run / "begun", *Instance(of_the_run).using("")) as kept:
        yield kept


@contextlib.contextmanager
def kept_for_all(kept: Path, *command: str) -> Iterator[Path]:
    """A home after a command, which whoever comes first runs for all parts of a run; the last takes it away."""
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        while not kept.exists():  # another part may let go between two locks
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                lay_down(kept, *command)
            fcntl.flock(lock, fcntl.LOCK_SH)
        yield kept
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(kept)


def lay_down(kept: Path, *command: str) -> None:
    """Run a command where the servers' account may go, and lay the home down in a place that it need not reach."""
    with tempfile.TemporaryDirectory(prefix="instances-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(OWN_FOLDER_MODE)
        made = Instance(Path(folder) / "home")
        done = made.run(*command, seconds=240)
        assert done.returncode == 0, done.stderr
        made.end()
        laid = kept.with_suffix(".laid")
        subprocess.run(["cp", "-a", made.folder, laid], check=True)
        laid.rename(kept)


@pytest.fixture
def new_newsroom(new_instance: Callable[..., Instance], tables: Path) -> Callable[..., Instance]:
    """Makes instances that have their tables already, for tests of what happens after that."""

    def make(name: str = "home", **extra: str) -> Instance:
        return copied(tables, new_instance(name, **extra))

    return make


@pytest.fixture
def begun_instance(new_instance: Callable[..., Instance], begun: Path) -> Instance:
    """An instance that has been up once, for tests of what happens after that."""
    return copied(begun, new_instance())


def copied(kept: Path, made: Instance) -> Instance:
    """An instance whose home is a copy of one that was laid down."""
    subprocess.run(["cp", "-a", kept, made.folder], check=True)  # the servers' account keeps what is its own
    return made


@pytest.fixture
def instance(new_instance: Callable[..., Instance]) -> Instance:
    return new_instance()


def until(reached: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
