"""Prints how long each hostile document keeps a child busy and how much memory that takes; run it at a quiet moment.

python -m tests.sources.intake.apart.measure [WORDS OF A NAME]

The last line is for programs: how many there were, the most work of one, the most memory, and how many were above.
"""

import gc
import json
import os
import resource
import sys
import time
from typing import Any

from sources.intake.apart import __main__ as apart
from sources.intake.apart import limits
from sources.intake.apart.warm import warm_up
from tests.sources.intake.apart.hostile import documents

TOLD: dict[str, dict[str, str]] = {
    "page": {"url": "", "encoding": ""},
    "text": {"encoding": "", "language": "", "title": ""},
    "channel": {"url": "", "media": ""},
}
MOST_SECONDS, MOST_MEGABYTES = 5.0, 256.0


def measured(reader: str, content: bytes, memory: int) -> tuple[float, float, float, str]:
    """Seconds by the clock, seconds of work, megabytes at most, and what came of it."""
    used: list[resource.struct_rusage] = []
    wait = os.wait4

    def waited(child: int, options: int) -> tuple[int, int, resource.struct_rusage]:
        ended = wait(child, options)
        used.append(ended[2])
        return ended

    os.wait4 = waited
    began = time.monotonic()
    try:
        answer: dict[str, Any] = json.loads(
            apart._in_a_child({"kind": reader, "told": TOLD[reader]}, content, memory)
        )
    finally:
        os.wait4 = wait
    told = "read" if "read" in answer else str(answer.get("refused") or answer["harmed"])
    return time.monotonic() - began, used[0].ru_utime + used[0].ru_stime, used[0].ru_maxrss / 1024, told


def main(words: str = "") -> None:
    """A row for each document, the slowest first."""
    warm_up()
    gc.collect()
    gc.freeze()
    memory = limits.memory_now() + limits.MEMORY
    rows = [
        (*measured(reader, content, memory), f"{reader}: {name}")
        for name, reader, content in documents()
        if words in name
    ]
    print(
        f"load {os.getloadavg()[0]:.1f}\n{'clock s':>8}{'work s':>8}{'MB':>6}  document, and what came of it"
    )
    for clock, work, size, told, name in sorted(rows, reverse=True):
        print(f"{clock:8.2f}{work:8.2f}{size:6.0f}  {name}: {told[:70]}")
    # On a machine that does other things besides, the clock says little: a document is held to its work.
    over = sum(work > MOST_SECONDS or size > MOST_MEGABYTES for _, work, size, _, _ in rows)
    print(f"{len(rows)} documents, {over} above {MOST_SECONDS:.0f} s of work or {MOST_MEGABYTES:.0f} MB")
    worst = {"work": max(row[1] for row in rows), "memory": max(row[2] for row in rows)}
    read = sum(row[3] == "read" for row in rows)
    print(json.dumps({"documents": len(rows), "read": read, "above": over, **worst}))


if __name__ == "__main__":
    main(*sys.argv[1:])
