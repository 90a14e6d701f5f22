"""Proofs: tests that are tried at their full size by ``make proofs``, and the table of what each came to.

``make proofs`` tries all of them, ``make proofs ONLY="T08 T28"`` some; every other row stays as it was. A test tells
its figure by the fixture ``proved``, at any size; only here is it written down, in ``deploy/results.md``.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance.embedded.places import PROJECT
from provenance.evaluation.results import PROOFS_BELOW, with_proofs
from tests.provable import PROOFS

PAGE = PROJECT / "deploy" / "results.md"
# As long as it takes: a usual run ends a test that takes a quarter of an hour.
TRIED = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=0")
BOOK = "PROVED"
"""Names the file that figures are told to."""

HEAD = f"""{PROOFS_BELOW}

What was tried at its full size, beyond what every change is tried with, and what came of it. All chance comes from
seeds that stand in the tests. `make proofs` makes the whole table anew, `make proofs ONLY="T08 T28"` some rows of it.

| test | asks | size | figure | machine | date |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    asks: str
    size: str
    figure: str
    machine: str
    date: str

    def written(self) -> str:
        cells = (self.name, self.asks, self.size, self.figure, self.machine, self.date)
        return f"| {' | '.join(each.replace('|', '/') for each in cells)} |\n"


def only(name: str, variable: str, quick: str) -> pytest.MarkDecorator:
    """Has a test tried as a proof alone, or by hand with ``variable`` set: a usual run has no minutes for it."""
    why = f"takes minutes: make proofs ONLY={name}, or {variable}={quick}"
    return pytest.mark.skipif(not os.environ.get(variable), reason=why)


def tell(name: str, *, size: str, figure: str) -> None:
    """Have a figure written down, where somebody asked for it."""
    if name not in PROOFS:
        raise KeyError(f"{name} has no row in tests/provable.py")
    if book := os.environ.get(BOOK):
        with Path(book).open("a") as lines:
            lines.write(json.dumps({"name": name, "size": size, "figure": figure}) + "\n")


def told_of(name: str, book: Iterable[str]) -> list[dict[str, str]]:
    """What tests told of one proof: the same test may tell of several."""
    return [each for each in map(json.loads, book) if each["name"] == name]


def machine() -> str:
    """What it runs on, in a few words."""
    try:
        names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line]
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (OSError, ValueError):
        return platform.platform(terse=True)
    name = names[0].partition(":")[2].strip() if names else platform.machine()
    return f"{os.cpu_count()} cores {name}, {memory:.0f} GiB, Python {platform.python_version()}"


def attempt(name: str) -> Row:
    """Try one proof at its full size; its row says so where it fails."""
    proof = PROOFS[name]
    with tempfile.NamedTemporaryFile("r+") as book:
        done = subprocess.run(
            [*TRIED, *proof.tests],
            check=False,
            cwd=PROJECT,
            env={**os.environ, **proof.full, BOOK: book.name},
        )
        told = told_of(name, book)
    sizes, figures = ("; ".join(dict.fromkeys(each[key] for each in told)) for key in ("size", "figure"))
    if done.returncode or not told:
        full = ", ".join(f"{key}={value}" for key, value in proof.full.items())
        sizes, figures = sizes or full, f"FAILED{': ' + figures if figures else ''}"
    return Row(name, proof.asks, sizes, figures, machine(), f"{datetime.now(UTC):%Y-%m-%d}")


def rows_of(page: str) -> dict[str, str]:
    """The lines of the table on a page, by the name of their proof."""
    table = page.partition(PROOFS_BELOW)[2]
    named = {line.split(" | ")[0].removeprefix("| "): line + "\n" for line in table.splitlines()}
    return {name: line for name, line in named.items() if name in PROOFS}


def renewed(page: str, rows: Iterable[Row]) -> str:
    """A page with these rows in place of what stood there of the same tests; in the order of the proofs."""
    lines = rows_of(page) | {each.name: each.written() for each in rows}
    return with_proofs(page, HEAD + "".join(lines[name] for name in PROOFS if name in lines))


def main(names: Iterable[str]) -> int:
    """Try these proofs, or all; each row is written as soon as it is known. How many failed."""
    failed = 0
    for name in list(names) or list(PROOFS):
        row = attempt(name)
        failed += row.figure.startswith("FAILED")
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), [row]), encoding="utf-8")
        print(row.written(), end="", flush=True)
    return failed


if __name__ == "__main__":
    unknown = sorted(set(sys.argv[1:]) - set(PROOFS))
    if unknown:
        sys.exit(f"{', '.join(unknown)}: no such proof; there are {', '.join(PROOFS)}")
    sys.exit(min(main(sys.argv[1:]), 100))
