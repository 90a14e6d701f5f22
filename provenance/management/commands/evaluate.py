"""Measures how right the program is on a public labelled set, and shows its worst mistakes."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import CommandError

from provenance.embedded.places import PROJECT
from provenance.evaluation.yardstick import Absent, Report
from provenance.evaluation.yardsticks import YARDSTICKS
from provenance.management.door import Door
from provenance.management.progress import bar

WHERE = "PROVENANCE_SHARED"


class Command(Door):
    """Hold the program against one yardstick."""

    help = (
        "Measure the program's own readers and rules on a public labelled set. The sets are not part of the program: "
        f"--data names their folder (by default yardsticks under {WHERE}, or ../shared/yardsticks beside this "
        f"checkout). Yardsticks: {'; '.join(f'{one.name} ({one.question})' for one in YARDSTICKS.values())}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("yardstick", choices=sorted(YARDSTICKS), metavar="YARDSTICK", help="which set")
        parser.add_argument(
            "--data", type=Path, dest="folder", help="the folder that holds the sets", metavar="DIR"
        )
        parser.add_argument(
            "--test", type=Path, help="score this file or folder, shaped like the set's own", metavar="FILE"
        )
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, yardstick: str, folder: Path | None, test: Path | None, **options: Any) -> None:
        with bar(yardstick, total=None, quiet=options["json"]) as progress:
            try:
                report = YARDSTICKS[yardstick].measure(
                    folder or _usual(), test, lambda done, total: progress.set(done=done, total=total)
                )
            except Absent as absent:
                raise CommandError(str(absent)) from absent
            except (OSError, ValueError, KeyError) as fault:
                raise CommandError(
                    f"{test or folder or _usual()} is not shaped like {yardstick}: {fault!r}"
                ) from fault
        self.stdout.write(
            orjson.dumps(report.as_json()).decode() if options["json"] else "\n".join(_told(report))
        )


def _usual() -> Path:
    return Path(os.environ.get(WHERE, PROJECT.parent / "shared")) / "yardsticks"


def _told(report: Report) -> Iterator[str]:
    """The report as people read it: figures, tables, the worst mistakes."""
    yield f"{report.yardstick}, {report.split}: {report.n:,} measured"
    for name, figure in report.metrics.items():
        shown = (
            ", ".join(f"{key} {value}" for key, value in figure.items())
            if isinstance(figure, dict)
            else figure
        )
        yield f"  {name:<20} {shown}"
    for name, rows in report.tables.items():
        yield f"{name}:"
        yield from (f"  {key:<40} {value}" for key, value in rows.items())
    if report.mistakes:
        yield "Worst mistakes:"
    for mistake in report.mistakes:
        yield f"  {mistake.cost:.2f}  {mistake.name}"
        yield f"        expected: {mistake.expected}"
        yield f"        found:    {mistake.found}"
