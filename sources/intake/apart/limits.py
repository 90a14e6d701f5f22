"""What a child may use while it reads one document, and the taking away of everything else."""

import os
import resource

from sources.intake.apart import shut_off

MEMORY = 192 * 1024 * 1024
"""Bytes above what the reader itself takes (some fifty million), so that a child never takes more than 256 MB."""

SECONDS_OF_WORK = 3
"""Of the processor's time; real pages take one or two tenths of a second, the costliest of 181 one second.

Where two others share the processor it stays below five by the clock.
"""

SECONDS_IN_ALL = 20.0
"""By the clock, for a child that sleeps, or shares its machine with many others."""

FILES = 16
"""Files a child may open to read: its libraries load a rare table or encoding only where a page asks for it."""

ANSWER = 0
"""The one file that is open in a child from the start: the pipe its answer goes into."""


def memory_now() -> int:
    """Bytes of address space this program takes up."""
    with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 (read in the moment before the doors are shut)
        return int(statm.read().split()[0]) * resource.getpagesize()


def shut_in(answer: int, *, memory: int) -> None:
    """Leave this child one line, a little memory and time; no way to write a file, start a program, ask a network."""
    os.dup2(answer, ANSWER)
    os.closerange(ANSWER + 1, 4096)
    # Python's own trouble must not land in the answer: nothing is left to write it to.
    # At the first limit of its time the kernel ends it by a signal that tells why, at the second by one that does not.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK + 1))
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, FILES),
    ):
        resource.setrlimit(what, (most, most))
    shut_off.shut()
