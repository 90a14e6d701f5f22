"""Shuts a child off from the network, other programs, other processes and files: for good, by the kernel's hand."""

import ctypes
import os
import platform
import struct
import sys
from errno import EPERM
from pathlib import Path
from typing import Any

from sources.intake.apart import calls, read_only

PACKAGE = str(Path(__file__).parents[2])
"""What of the program a child may read: the rooms of readers and rules, not where data lies."""

NEW_PRIVILEGES, FILTERED, FILTER = 38, 22, 2
"""What prctl(2) is asked for: no new privileges from now on; system calls are filtered, by a program of ours."""


_LOAD, _SAME, _AT_LEAST, _ANY_OF, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | EPERM, 0x80000000
_OTHER_WAY_IN = 0x40000000
"""Numbers from here on are the same calls again for 32-bit pointers on x86_64."""

_CALL, _MACHINE, _ARGUMENTS = 0, 4, 16
"""Where in what the kernel shows of a call its number stands, the machine's, and its arguments, eight bytes each."""

_Step = tuple[int, int, int, int]
"""What to do, how many steps to leave out where it holds and where it does not, and with which number."""

_NETWORK = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system")
_LIBC = ctypes.CDLL(None, use_errno=True)


def filter_for(machine: str) -> bytes:
    """The filter as the kernel reads it: eight bytes a step; b"" for a machine we have no numbers of."""
    if machine not in calls.MACHINES:
        return b""
    at = list(calls.MACHINES).index(machine)
    steps = [
        (_LOAD, 0, 0, _MACHINE),
        (_SAME, 1, 0, calls.MACHINES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _CALL),
        *_where(_AT_LEAST, _OTHER_WAY_IN, _REFUSE),
        *(step for told in calls.ALLOWED.values() for step in _where(_SAME, told[at], _ALLOW)),
        *(step for *numbers, place in calls.OPENINGS.values() for step in _opening(numbers[at], place)),
        *(
            step
            for *numbers, place, orders in calls.ORDERS.values()
            for step in _orders(numbers[at], place, orders)
        ),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _where(test: int, number: int | None, answer: int) -> list[_Step]:
    """Give this answer where the test holds for what was loaded last; nothing for a call the machine never had."""
    return [] if number is None else [(test, 0, 1, number), (_RETURN, 0, 0, answer)]


def _opening(number: int | None, place: int) -> list[_Step]:
    return _looked_at(number, place, [*_where(_ANY_OF, calls.TO_WRITE, _REFUSE), (_RETURN, 0, 0, _ALLOW)])


def _orders(number: int, place: int, allowed: tuple[int, ...]) -> list[_Step]:
    chosen = [step for order in allowed for step in _where(_SAME, order, _ALLOW)]
    return _looked_at(number, place, [*chosen, (_RETURN, 0, 0, _REFUSE)])


def _looked_at(number: int | None, place: int, steps: list[_Step]) -> list[_Step]:
    """Steps that look at the lower half of one of the call's arguments: the kernel takes no more of these."""
    if number is None:
        return []
    return [(_SAME, 0, len(steps) + 1, number), (_LOAD, 0, 0, _ARGUMENTS + 8 * place), *steps]


_FILTER = filter_for(platform.machine()) if sys.platform == "linux" else b""


def shut() -> bool:
    """Refuse this process all but what reading takes, from now on; whether the kernel sees to it, not Python alone.

    A call that is not on the list fails as one without the right to it does: Python then goes another way, or says so.

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
