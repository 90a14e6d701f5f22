"""Three hosts on this machine, by network namespaces: one with the servers, two with workers, each cut off at will."""

import ctypes
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from provenance.embedded.places import PROJECT
from provenance.embedded.postgres import APP, DATABASE, Postgres
from provenance.embedded.valkey import Valkey
from tests.storage import BUCKET, KEY, SECRET, Storage

SERVERS = "10.213.77.1"
ADDRESSES = {"b": "10.213.77.2", "c": "10.213.77.3"}
PASSWORD = "a-password-for-tests"
CLONE_NEWNET = 0x40000000
NOTICED = re.compile(r"^(tcp_\w+) = (\d+)", re.MULTILINE)
"""How a server of ours notices that somebody is cut off, as ``deploy/postgres`` has it."""


@dataclass(frozen=True)
class Net:
    """Namespaces of a name of our own, those with workers joined to that with the servers by a wire each."""

    name: str

    def of(self, host: str) -> str:
        return f"{self.name}{host}"

    def lay(self) -> None:
        for host in ("a", *ADDRESSES):
            _ip("netns", "add", self.of(host))
            self.within(host, "ip", "link", "set", "lo", "up")
        self.within("a", "ip", "link", "add", "bridge", "type", "bridge")
        for host, address in ADDRESSES.items():
            end = f"{self.name}-{host}"
            far = ("peer", "name", "wire", "netns", self.of(host))
            _ip("link", "add", end, "netns", self.of("a"), "type", "veth", *far)
            self.within("a", "ip", "link", "set", end, "master", "bridge", "up")
            self.within(host, "ip", "address", "add", f"{address}/24", "dev", "wire")
            self.within(host, "ip", "link", "set", "wire", "up")
        self.within("a", "ip", "address", "add", f"{SERVERS}/24", "dev", "bridge")
        self.within("a", "ip", "link", "set", "bridge", "up")

    def within(self, host: str, *command: str) -> None:
        subprocess.run(["ip", "netns", "exec", self.of(host), *command], check=True, capture_output=True)

    def cut_off(self, host: str) -> None:
        """Nothing comes through any more, and nobody is told."""
        self.within("a", "ip", "link", "set", f"{self.name}-{host}", "down")

    def heal(self, host: str) -> None:
        self.within("a", "ip", "link", "set", f"{self.name}-{host}", "up")

    def clear(self) -> None:
        for host in ("a", *ADDRESSES):
            with suppress(subprocess.CalledProcessError):
                _ip("netns", "delete", self.of(host))


def _ip(*command: str) -> None:
    subprocess.run(["ip", *command], check=True, capture_output=True)


@contextmanager
def laid() -> Iterator[Net]:
    """Three hosts; skipped aloud where this machine lets us lay no wires."""
    if os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("laying wires between network namespaces takes root and the program ip")
    net = Net(f"pv{os.getpid()}")
    try:
        net.lay()
    except subprocess.CalledProcessError as refused:
        net.clear()
        pytest.skip(f"no network namespaces here: {refused.stderr.decode().strip()}")
    try:
        yield net
    finally:
        net.clear()


@contextmanager
def inside(net: Net, host: str) -> Iterator[None]:
    """Whatever is started meanwhile stands on that host, and so does whoever asks."""
    libc = ctypes.CDLL(None, use_errno=True)
    with Path("/proc/thread-self/ns/net").open() as here, Path(f"/run/netns/{net.of(host)}").open() as there:
        assert libc.setns(there.fileno(), CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())
        try:
            yield
        finally:
            assert libc.setns(here.fileno(), CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())


class Reached(Postgres):
    """A PostgreSQL that answers on its host's address, by password, and notices who is cut off."""

    def command(self, cluster: Path) -> list[str | Path]:
        told = dict(NOTICED.findall((PROJECT / "deploy/postgres/provenance.conf").read_text()))
        assert "tcp_keepalives_idle" in told
        told |= {"listen_addresses": SERVERS, "port": "5432"}
        rules = cluster / "pg_hba.conf"
        if SERVERS not in rules.read_text():
            with rules.open("a") as opened:
                opened.write(f"host all all {SERVERS}/24 scram-sha-256\n")
        given = (part for name, value in told.items() for part in ("-c", f"{name}={value}"))
        return [*super().command(cluster), *given]


class Asked(Valkey):
    """A Valkey that answers on its host's address, to whoever knows the password."""

    def options(self) -> Sequence[str]:
        return ["--bind", SERVERS, "--port", "6379", "--requirepass", PASSWORD]

    def answers(self) -> bool:
        """Whether it asks for the password."""
        return super().answers() or self.socket.exists()


def environment(app_password: str) -> dict[str, str]:
    """All that a worker on another host is told: database, Redis and object storage, each with its password."""
    return {
        "DATABASE_URL": f"postgres://{APP}:{app_password}@{SERVERS}:5432/{DATABASE}",
        "REDIS_URL": f"redis://:{PASSWORD}@{SERVERS}:6379/0",
        "CAPTURES_URL": f"s3://{BUCKET}/newsroom?endpoint=http://{SERVERS}:9000&region=eu-test-1",
        "CAPTURES_KEY": KEY,
        "CAPTURES_SECRET": SECRET,
    }


def storage_of(folder: Path) -> Storage:
    """The object storage of the host with the servers."""
    return Storage(folder, host=SERVERS, port=9000)


def listening(storage: Storage) -> bool:
    """Whether it takes questions on its host, as its host’s own table has it: 2328 is 9000, 0A is LISTEN."""
    assert storage.running is not None
    told = [Path(f"/proc/{storage.running.pid}/net/{name}").read_text() for name in ("tcp", "tcp6")]
    return bool(re.search(r":2328 \S+ 0A", "".join(told)))
