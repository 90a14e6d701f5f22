"""The system calls that reading a document takes, by the kernel's numbers for each machine; all others are refused."""

Numbers = dict[str, tuple[int, int | None]]
"""The number on x86_64 and on aarch64 (asm/unistd_64.h, asm-generic/unistd.h); None: the machine never had it."""

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""What the kernel calls a machine (linux/audit.h); their order is that of the numbers here."""

MEMORY: Numbers = {
    "mmap": (9, 222),
    "munmap": (11, 215),
    "brk": (12, 214),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "mprotect": (10, 226),
    "mincore": (27, 232),
    "membarrier": (324, 283),
}
FILES: Numbers = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "lseek": (8, 62),
    "fstat": (5, 80),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "stat": (4, None),
    "lstat": (6, None),
    "getdents": (78, None),
    "getdents64": (217, 61),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getcwd": (79, 17),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "close_range": (436, 436),
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
}
"""Of what is open, and looking at what may be opened; opening is looked at by what for."""

ITSELF: Numbers = {
    "futex": (202, 98),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "uname": (63, 160),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    "set_robust_list": (273, 99),
    "get_robust_list": (274, 100),
    "set_tid_address": (218, 96),
    "rseq": (334, 293),
    "arch_prctl": (158, None),
}
"""What a process asks of its own threads, time and end."""

ALLOWED: Numbers = {**FILES, **MEMORY, **ITSELF}

OPENINGS: dict[str, tuple[int, int | None, int]] = {"open": (2, None, 1), "openat": (257, 56, 2)}
"""Opens a file; last stands the place, from 0, of what it is opened for. ``openat2`` hides that from a filter."""

TO_WRITE = 0o20001103
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, __O_TMPFILE: the same on both machines (asm-generic/fcntl.h)."""

ORDERS: dict[str, tuple[int, int, int, tuple[int, ...]]] = {
    # FIONCLEX, FIOCLEX, TCGETS: Python asks whether what it opened is a terminal
    "ioctl": (16, 29, 1, (0x5450, 0x5451, 0x5401)),
    # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC; F_SETOWN would have another process signalled
    "fcntl": (72, 25, 1, (0, 1, 2, 3, 4, 1030)),
    # PR_GET_SECCOMP, PR_GET_NO_NEW_PRIVS
    "prctl": (157, 167, 0, (21, 39)),
}
"""Calls that are many in one: the place of the argument that tells them apart, and the orders a reader may give."""
