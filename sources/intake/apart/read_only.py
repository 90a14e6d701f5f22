"""Leaves a child nothing of the file system but some folders to read: no process's memory, no data, no secret."""

import ctypes
import os
import struct
import sys

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""Landlock's calls, the same on every machine (linux/landlock.h); in kernels since 5.13, if it is switched on."""

READ = 1 << 2 | 1 << 3
"""Reading files and lists of files."""

BENEATH, VERSION = 1, 1
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files a version knows, from its number on; all of them are taken away."""

TALK, SIGNALS = 1, 2
"""Scopes since version 6: sockets of others by name, and signals to others."""

LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/share/zoneinfo", "/etc/ld.so.cache")

_LIBC = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """Which Landlock this kernel has; below 1 where it has none."""
    return _call(CREATE_RULESET, None, 0, VERSION) if sys.platform == "linux" else -1


def wall_in(*folders: str) -> bool:
    """Let this process read beneath the folders and system libraries, and nothing else; False where no kernel helps.

    New privileges must be given up before. Where it is False the filter of system calls still refuses to write.
    """
    known = version()
    if known < 1:
        return False
    asked = struct.pack("QQQ", (1 << RIGHTS.get(known, 16)) - 1, 0, TALK | SIGNALS)
    rules = _call(CREATE_RULESET, asked, 24 if known >= 6 else 8, 0)
    if rules < 0:
        return False
    for folder in (*folders, *LIBRARIES):
        _allow(rules, folder)
    held = _call(RESTRICT_SELF, rules, 0)
    os.close(rules)
    return held == 0


def _allow(rules: int, path: str) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = READ if os.path.isdir(path) else 1 << 2  # noqa: PTH112 (a child has little room for more imports)
    _call(ADD_RULE, rules, BENEATH, struct.pack("=Qi", rights, opened), 0)
    os.close(opened)


def _call(number: int, *told: int | bytes | None) -> int:
    return int(
        _LIBC.syscall(number, *(ctypes.c_long(each) if isinstance(each, int) else each for each in told))
    )
