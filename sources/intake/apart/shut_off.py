"""Shuts a child off from the network, other programs, other processes and files: for good, by the kernel's hand."""

import ctypes
import os
import platform
import struct
import sys
from dataclasses import dataclass
from errno import EPERM
from pathlib import Path
from typing import Any

from sources.intake.apart import read_only

PACKAGE = str(Path(__file__).parents[2])
"""What of the program a child may read: the rooms of readers and rules, not where data lies."""

NEW_PRIVILEGES, FILTERED, FILTER = 38, 22, 2
"""What prctl(2) is asked for: no new privileges from now on; system calls are filtered, by a program of ours."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The kernel's number for a kind of machine, the calls it refuses there, and those that open files.

    ``refused`` are reaching a network, starting, watching or signalling a program, making, moving or removing a file,
    and leaving the room by other names; ``opening`` tells for each call which of its arguments says what for.
    """

    number: int
    refused: tuple[int, ...]
    opening: tuple[tuple[int, int], ...]


MACHINES = {
    "x86_64": Machine(
        0xC000003E,
        (
            # socket, connect, accept, sendto, sendmsg, bind, listen, socketpair
            *(41, 42, 43, 44, 46, 49, 50, 53),
            # clone, fork, vfork, execve, ptrace, unshare, setns, process_vm_readv, _writev, execveat, clone3
            *(56, 57, 58, 59, 101, 272, 308, 310, 311, 322, 435),
            # kill, rt_sigqueueinfo, tkill, tgkill, rt_tgsigqueueinfo, pidfd_send_signal, pidfd_open, pidfd_getfd
            *(62, 129, 200, 234, 297, 424, 434, 438),
            # truncate, ftruncate, rename, mkdir, rmdir, creat, link, unlink, symlink
            *(76, 77, 82, 83, 84, 85, 86, 87, 88),
            # chmod, fchmod, chown, fchown, lchown
            *(90, 91, 92, 93, 94),
            # mknod, mkdirat, mknodat, fchownat, unlinkat, renameat, linkat, symlinkat, fchmodat, renameat2
            *(133, 258, 259, 260, 263, 264, 265, 266, 268, 316),
            # pivot_root, chroot, mount, umount2, add_key, request_key, keyctl, perf_event_open, open_by_handle_at
            *(155, 161, 165, 166, 248, 249, 250, 298, 304),
            # bpf, userfaultfd, io_uring_setup, openat2
            *(321, 323, 425, 437),
        ),
        ((2, 1), (257, 2)),  # open, openat
    ),
    "aarch64": Machine(
        0xC00000B7,
        (
            # socket, socketpair, bind, listen, accept, connect, sendto, sendmsg
            *(198, 199, 200, 201, 202, 203, 206, 211),
            # unshare, ptrace, clone, execve, setns, process_vm_readv, _writev, execveat, clone3
            *(97, 117, 220, 221, 268, 270, 271, 281, 435),
            # kill, tkill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_send_signal, pidfd_open, pidfd_getfd
            *(129, 130, 131, 138, 240, 424, 434, 438),
            # mknodat, mkdirat, unlinkat, symlinkat, linkat, renameat, truncate, ftruncate
            *(33, 34, 35, 36, 37, 38, 45, 46),
            # fchmod, fchmodat, fchownat, fchown, renameat2
            *(52, 53, 54, 55, 276),
            # umount2, mount, pivot_root, chroot, add_key, request_key, keyctl, perf_event_open, open_by_handle_at
            *(39, 40, 41, 51, 217, 218, 219, 241, 265),
            # bpf, userfaultfd, io_uring_setup, openat2
            *(280, 282, 425, 437),
        ),
        ((56, 2),),  # openat
    ),
}
"""By the name the machine gives itself (linux/audit.h, unistd.h)."""

TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_LOAD, _SAME, _AT_LEAST, _ANY, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | EPERM, 0x80000000
_OTHER_WAY_IN = 0x40000000
"""Numbers from here on are the same calls again for 32-bit pointers on x86_64."""

_CALL, _MACHINE, _ARGUMENTS = 0, 4, 16
"""Where in what the kernel shows of a call its number stands, the machine's, and its arguments, eight bytes each."""

_NETWORK = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system")
_LIBC = ctypes.CDLL(None, use_errno=True)


def filter_for(machine: str) -> bytes:
    """The filter as the kernel reads it: eight bytes a step; b"" for a machine we have no numbers of."""
    if machine not in MACHINES:
        return b""
    known = MACHINES[machine]
    first = 5 + len(known.refused)  # of the steps that look at what a file is opened for
    last = first + 3 * len(known.opening)  # allows; the step after it refuses
    steps = [
        (_LOAD, 0, 0, _MACHINE),
        (_SAME, 1, 0, known.number),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _CALL),
        (_AT_LEAST, last - 4, 0, _OTHER_WAY_IN),
        *((_SAME, last - at, 0, number) for at, number in enumerate(known.refused, 5)),
    ]
    for at, (number, argument) in zip(range(first, last, 3), known.opening, strict=True):
        steps += [
            (_SAME, 0, 2, number),
            (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
            (_ANY, last - at - 2, last - at - 3, TO_WRITE),
        ]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


_FILTER = filter_for(platform.machine()) if sys.platform == "linux" else b""


def shut() -> bool:
    """Refuse this process sockets, programs and writing from now on; whether the kernel sees to it, not Python alone.

    A network of its own (unshare) would keep it off too, but containers mostly forbid it, and making one takes longer
    than reading a page. A filter takes some microseconds, needs no rights, and nothing in the process can lift it.
    """
    sys.addaudithook(_refuse)
    if not _FILTER or _LIBC.prctl(NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    read_only.wall_in(sys.prefix, sys.base_prefix, PACKAGE)
    steps = ctypes.create_string_buffer(_FILTER, len(_FILTER))
    program = struct.pack("HxxxxxxP", len(_FILTER) // 8, ctypes.addressof(steps))
    return not _LIBC.prctl(FILTERED, FILTER, ctypes.c_char_p(program), 0, 0)


def _refuse(event: str, _told: tuple[Any, ...]) -> None:
    """On every system, at least Python's own ways out are shut."""
    if event.startswith(_NETWORK):
        raise PermissionError(EPERM, os.strerror(EPERM), event)
