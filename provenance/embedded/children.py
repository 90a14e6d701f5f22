"""Starts each server as a child that cannot outlive the program that started it, and stops it again."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.embedded.account import Account
from provenance.embedded.refusal import Refusal

PR_SET_PDEATHSIG = 1  # linux/prctl.h
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
SECONDS_TO_LEAVE = 20.0
PAUSE = 0.05  # seconds between two looks
LOG_BYTES_KEPT = 5_000_000  # a longer log starts afresh


def die_with_parent(farewell: int, parent: int) -> None:
    """Ask the kernel to send `farewell` to this process when its parent dies (Linux only)."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, farewell)
        if os.getppid() != parent:  # the parent died before the kernel was asked
            os._exit(1)


@dataclass(frozen=True)
class Child:
    """One running server: its name, its log, the signal it takes as a polite goodbye, and the abrupt one."""

    name: str
    popen: subprocess.Popen[bytes]
    log: Path
    farewell: int = signal.SIGTERM
    last_word: int = signal.SIGTERM

    def alive(self) -> bool:
        return self.popen.poll() is None

    def epitaph(self) -> str:
        return f"{self.name} stopped by itself; its last words are in {self.log}"

    def ask_to_leave(self, *, abruptly: bool) -> None:
        if self.alive():
            self.popen.send_signal(self.last_word if abruptly else self.farewell)

    def wait_until_gone(self) -> None:
        """Give the child its time to leave, then end it and whatever it left in its process group."""
        try:
            self.popen.wait(SECONDS_TO_LEAVE)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.popen.pid, signal.SIGKILL)


def start(
    command: Sequence[str | Path],
    *,
    name: str,
    log: Path,
    farewell: int = signal.SIGTERM,
    last_word: int | None = None,
    account: Account | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    keep_open: Sequence[int] = (),
) -> Child:
    """Start a child in a session of its own. `last_word` is what it gets if we die; `keep_open` are
    locks it shares with us, so that whoever comes next knows when the last of us is gone."""
    parent = os.getpid()
    with open_log(log) as output:
        popen = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            cwd=cwd,
            pass_fds=keep_open,
            start_new_session=True,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            preexec_fn=lambda: die_with_parent(last_word or farewell, parent),
        )
    return Child(name=name, popen=popen, log=log, farewell=farewell, last_word=last_word or farewell)


@contextlib.contextmanager
def open_log(log: Path) -> Iterator[int]:
    """The log to append to; one that has grown too long starts afresh."""
    fresh = log.exists() and log.stat().st_size > LOG_BYTES_KEPT
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if fresh else 0)
    try:
        output = os.open(log, flags, 0o600)
    except PermissionError as closed:
        raise Refusal(
            f"{log} belongs to another account: run this as that one, or set PROVENANCE_HOME"
        ) from closed
    try:
        yield output
    finally:
        os.close(output)


def stop(children: Sequence[Child], *, abruptly: bool = False) -> None:
    """Stop the children, the last started first; abruptly where something they need has died."""
    for child in reversed(children):
        child.ask_to_leave(abruptly=abruptly)
    for child in reversed(children):
        child.wait_until_gone()


def first_dead(children: Sequence[Child]) -> Child | None:
    return next((child for child in children if not child.alive()), None)


def wait_until(ready: Callable[[], bool], *, child: Child, seconds: float) -> None:
    """Wait for `ready`; a child that dies meanwhile, or the end of patience, refuses by naming its log."""
    deadline = time.monotonic() + seconds
    while not ready():
        if not child.alive():
            raise Refusal(child.epitaph())
        if time.monotonic() > deadline:
            raise Refusal(f"{child.name} was not ready after {seconds:.0f} s; see {child.log}")
        time.sleep(PAUSE)
