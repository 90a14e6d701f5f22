"""A child that reads a document can reach no network, start no program and look into no other process."""

import json
import os
import re
import socket
from collections.abc import Iterator
from errno import EACCES
from pathlib import Path

import pytest

from sources.intake.apart import calls, limits, read_only, shut_off

apart = pytest.importorskip("sources.intake.apart.__main__")
RAW = "__import__('ctypes').CDLL(None, use_errno=True)"
LINUX = pytest.mark.skipif(not shut_off._FILTER, reason="this machine's kernel has no filter of ours")


@pytest.fixture
def canary() -> Iterator[socket.socket]:
    """Somebody who listens on this machine, and tells whether anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def tried(deed: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a child answers that has been taken over and does this."""

    def wild(content: bytes) -> bytes:
        return json.dumps(str(eval(content))).encode()  # noqa: S307 (the deeds stand below)

    monkeypatch.setitem(apart.READERS, "wild", wild)
    told: dict[str, str] = json.loads(
        apart._in_a_child({"kind": "wild", "told": {}}, deed.encode(), limits.memory_now() + limits.MEMORY)
    )
    return told


def visited(canary: socket.socket) -> bool:
    try:
        canary.accept()[0].close()
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize(
    "deed",
    [
        "__import__('socket').create_connection(('127.0.0.1', {port}), 1)",
        "__import__('socket').socket().connect(('127.0.0.1', {port}))",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:{port}/')",
        "__import__('subprocess').run(['true'])",
        "__import__('os').execv('/bin/true', ['true'])",
        "__import__('os').system('true')",
    ],
)
def test_python_has_no_way_out(deed: str, canary: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tried(deed.format(port=canary.getsockname()[1]), monkeypatch)

    assert "PermissionError" in told["fault"]
    assert not visited(canary)


@LINUX
@pytest.mark.parametrize(
    "call",
    [
        "socket(2, 1, 0)",
        "socket(10, 2, 0)",
        "socket(1, 1, 0)",
        "connect(0, b'', 0)",
        "syscall({iouring}, 1, 0)",
        "ptrace(16, {parent}, 0, 0)",
        "execv(b'/bin/true', 0)",
        "fork()",
        "kill({parent}, 0)",
        "syscall(434, {parent}, 0)",
        "open(b'/tmp/written', 65, 384)",
        "open(b'/etc/hostname', 2)",
        "truncate(b'/etc/hostname', 0)",
        "unlink(b'/tmp/written')",
        "rename(b'/tmp/written', b'/tmp/moved')",
        "mkdir(b'/tmp/made', 448)",
        "prlimit({parent}, 7, 0, 0)",
        "sched_setaffinity({parent}, 8, b'1')",
        "setpriority(0, {parent}, 1)",
        "fcntl(0, 8, {parent})",
        "utimensat(-100, b'/etc/hostname', 0, 0)",
        "setxattr(b'/etc/hostname', b'user.a', b'b', 1, 0)",
        "memfd_create(b'a', 0)",
        "shmget(0, 4096, 896)",
        "syscall(430, b'tmpfs', 0)",
        "syscall(428, -100, b'/', 0)",
        "syscall(9999)",
        "prctl(4, 1, 0, 0, 0)",
        "ioctl(0, 0x5412, b'x')",
    ],
)
def test_the_kernel_refuses_what_is_asked_of_it_past_python(
    call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = call.format(iouring=425, parent=os.getpid())
    told = tried(f"({RAW}.{asked}, __import__('ctypes').get_errno())", monkeypatch)

    assert told["read"] == "(-1, 1)"


@LINUX
def test_a_socket_that_the_program_has_open_is_gone_in_the_child(
    canary: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tried(f"{RAW}.send({canary.fileno()}, b'x', 1, 0)", monkeypatch)

    assert told["read"] == "-1"


def test_the_program_itself_is_not_shut_off(canary: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tried("1 + 1", monkeypatch) == {"read": "2"}

    with socket.create_connection(canary.getsockname(), 1):
        assert visited(canary)


@LINUX
def test_the_filter_holds_for_every_child(monkeypatch: pytest.MonkeyPatch) -> None:
    seccomp, no_new_privileges = 21, 39

    assert tried(f"{RAW}.prctl({seccomp}, 0, 0, 0, 0)", monkeypatch) == {"read": "2"}
    assert tried(f"{RAW}.prctl({no_new_privileges}, 0, 0, 0, 0)", monkeypatch) == {"read": "1"}


@pytest.mark.skipif(read_only.version() < 1, reason="this machine's kernel has no Landlock")
@pytest.mark.parametrize(
    "path", ["/proc/{parent}/environ", "/proc/{parent}/mem", "/proc/self/environ", "/etc/passwd"]
)
def test_nothing_can_be_read_but_what_python_is_read_from(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = path.format(parent=os.getpid())

    assert tried(f"({RAW}.open({asked.encode()!r}, 0), __import__('ctypes').get_errno())", monkeypatch) == {
        "read": f"(-1, {EACCES})"
    }
    assert tried(f"len(open({read_only.__file__!r}).read()) > 0", monkeypatch) == {"read": "True"}


def test_a_machine_we_have_no_numbers_of_gets_no_filter() -> None:
    assert shut_off.filter_for("riscv64") == b""
    assert [len(shut_off.filter_for(machine)) % 8 for machine in calls.MACHINES] == [0, 0]


@pytest.mark.parametrize(
    ("machine", "header"),
    [
        ("x86_64", "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
        ("aarch64", "/usr/include/asm-generic/unistd.h"),
    ],
)
def test_the_numbers_are_those_of_the_kernel(machine: str, header: str) -> None:
    if not Path(header).exists():
        pytest.skip(f"{header} is not here to compare with")
    found = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", Path(header).read_text())
    theirs = {"newfstatat" if name == "fstatat" else name: int(number) for name, number in found}
    at = list(calls.MACHINES).index(machine)

    for name, told in (calls.ALLOWED | calls.OPENINGS | calls.ORDERS).items():
        assert theirs.get(name) == told[at], name
