"""Shuts a child off from the network, from other programs and from other processes: for good, by the kernel's hand."""

import ctypes
import os
import platform
import struct
import sys
from errno import EPERM
from typing import Any

NEW_PRIVILEGES, FILTERED, FILTER = 38, 22, 2
"""What prctl(2) is asked for: no new privileges from now on; system calls are filtered, by a program of ours."""

MACHINES = {
    "x86_64": (
        0xC000003E,
        # socket, connect, accept, sendto, sendmsg, bind, listen, socketpair
        (
            *(41, 42, 43, 44, 46, 49, 50, 53),
            # fork, vfork, execve, ptrace, process_vm_readv, _writev, execveat, io_uring_setup, pidfd_getfd
            *(57, 58, 59, 101, 310, 311, 322, 425, 438),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        # socket, socketpair, bind, listen, accept, connect, sendto, sendmsg
        (
            *(198, 199, 200, 201, 202, 203, 206, 211),
            # execve, ptrace, process_vm_readv, _writev, execveat, io_uring_setup, pidfd_getfd
            *(221, 117, 270, 271, 281, 425, 438),
        ),
    ),
}
"""The kernel's number for each machine, and those of the calls it refuses there (linux/audit.h, unistd.h)."""

_LOAD, _SAME, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | EPERM, 0x80000000
_OTHER_WAY_IN = 0x40000000
"""Numbers from here on are the same calls again for 32-bit pointers on x86_64."""

_NETWORK = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system")
_LIBC = ctypes.CDLL(None, use_errno=True)


def filter_for(machine: str) -> bytes:
    """The filter as the kernel reads it: eight bytes a step; b"" for a machine we have no numbers of."""
    if machine not in MACHINES:
        return b""
    kernel, refused = MACHINES[machine]
    steps = [
        (_LOAD, 0, 0, 4),  # the machine the call is made for
        (_SAME, 1, 0, kernel),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),  # the call's number
        (_AT_LEAST, len(refused) + 1, 0, _OTHER_WAY_IN),
        *((_SAME, len(refused) - at, 0, number) for at, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


_FILTER = filter_for(platform.machine()) if sys.platform == "linux" else b""


def shut() -> bool:
    """Refuse this process sockets and programs from now on; whether the kernel sees to it, and not Python alone.

    A network of its own (unshare) would keep it off too, but containers mostly forbid it, and making one takes longer
    than reading a page. A filter takes some microseconds, needs no rights, and nothing in the process can lift it.
    """
    sys.addaudithook(_refuse)
    if not _FILTER or _LIBC.prctl(NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    steps = ctypes.create_string_buffer(_FILTER, len(_FILTER))
    program = struct.pack("HxxxxxxP", len(_FILTER) // 8, ctypes.addressof(steps))
    return not _LIBC.prctl(FILTERED, FILTER, ctypes.c_char_p(program), 0, 0)


def _refuse(event: str, _told: tuple[Any, ...]) -> None:
    """On every system, at least Python's own ways out are shut."""
    if event.startswith(_NETWORK):
        raise PermissionError(EPERM, os.strerror(EPERM), event)
