"""Measures how right the program is on a public labelled set, and shows its worst mistakes."""

import csv
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import CommandError

from provenance.embedded.places import PROJECT
from provenance.evaluation import results
from provenance.evaluation.yardstick import Absent, Report
from provenance.evaluation.yardsticks import YARDSTICKS
from provenance.management.door import Door
from provenance.management.progress import bar

WHERE = "PROVENANCE_SHARED"
ALL = "all"
AMISS = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, csv.Error)
"""What comes of files of another shape."""


class Command(Door):
    """Hold the program against one yardstick."""

    help = (
        "Measure the program's own readers and rules on a public labelled set. The sets are not part of the program: "
        f"--data names their folder (by default yardsticks under {WHERE}, or ../shared/yardsticks beside this "
        f"checkout). Yardsticks: {'; '.join(f'{one.name} ({one.question})' for one in YARDSTICKS.values())}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "yardstick", choices=[*sorted(YARDSTICKS), ALL], metavar="YARDSTICK", help=f"which set, or {ALL}"
        )
        parser.add_argument(
            "--data", type=Path, dest="folder", help="the folder that holds the sets", metavar="DIR"
        )
        parser.add_argument(
            "--test", type=Path, help="score this file or folder, shaped like the set's own", metavar="FILE"
        )
        parser.add_argument(
            "--write", type=Path, help="write the table of results to this file", metavar="FILE"
        )
        parser.add_argument("--json", action="store_true", help="print one object for machines (one a line)")

    def handle(
        self, *, yardstick: str, folder: Path | None, test: Path | None, write: Path | None, **options: Any
    ) -> None:
        if yardstick == ALL and test:
            raise CommandError(f"--test goes with one set, not with {ALL}: name the set it is shaped like")
        # All sets together take minutes: what cannot be written is said before.
        if write and not (
            write.parent.is_dir() and os.access(write if write.exists() else write.parent, os.W_OK)
        ):
            raise CommandError(f"{write} cannot be written: name a file in a folder of yours with --write")
        measured = []
        for name in sorted(YARDSTICKS) if yardstick == ALL else [yardstick]:
            report = _measured(name, folder or _usual(), test, quiet=options["json"])
            measured.append((YARDSTICKS[name], report))
            self.stdout.write(
                orjson.dumps(report.as_json()).decode() if options["json"] else "\n".join(_told(report))
            )
        if write:
            proofs = results.proofs_of(write.read_text(encoding="utf-8")) if write.exists() else ""
            write.write_text(results.with_proofs(results.page(measured), proofs), encoding="utf-8")


def _measured(name: str, folder: Path, test: Path | None, *, quiet: bool) -> Report:
    """One set's report. Raises ``CommandError`` where the set is absent or of another shape."""
    with bar(name, total=None, quiet=quiet) as progress:
        try:
            report = YARDSTICKS[name].measure(
                folder, test, lambda done, total: progress.set(done=done, total=total)
            )
        except Absent as absent:
            raise CommandError(str(absent)) from absent
        except AMISS as fault:
            raise CommandError(f"{test or folder} is not shaped like {name}: {_amiss(fault)}") from fault
    if not report.n:
        raise CommandError(
            f"{test or folder} holds nothing that {name} could measure: give a file shaped like the set’s own"
        )
    return report


def _amiss(fault: Exception) -> str:
    """What is wrong with a file, in a few words: never a stretch of it, which may be held-out labels."""
    if isinstance(fault, UnicodeDecodeError):
        return f"it is no text in UTF-8 (at byte {fault.start})"
    if isinstance(fault, KeyError):
        return f"there is no {str(fault.args[0])[:60]!r} in it, or none is known"
    if isinstance(fault, TypeError | AttributeError):
        return "a value in it is missing, or of another kind than in the set’s own"
    return " ".join(str(fault).split())[:200] or type(fault).__name__


def _usual() -> Path:
    return Path(os.environ.get(WHERE, PROJECT.parent / "shared")) / "yardsticks"


def _told(report: Report) -> Iterator[str]:
    """The report as people read it: figures, tables, the worst mistakes."""
    yield f"{report.yardstick}, {report.split}: {report.n:,} measured"
    yield from _figures(report.metrics)
    if report.shipped:
        yield "with the weights the program carries:"
        yield from _figures(report.shipped)
    for name, rows in report.tables.items():
        yield f"{name}:"
        yield from _figures(rows, 40)
    if report.mistakes:
        yield "Worst mistakes:"
    for mistake in report.mistakes:
        yield f"  {mistake.cost:.2f}  {mistake.name}"
        yield f"        expected: {mistake.expected}"
        yield f"        found:    {mistake.found}"


def _figures(figures: dict[str, Any], width: int = 20) -> Iterator[str]:
    for name, figure in figures.items():
        shown = figure
        if isinstance(figure, dict):
            shown = ", ".join(f"{key} {value}" for key, value in figure.items())
        yield f"  {name:<{width}} {shown}"
