"""Writes claims, appearances, contradictions, derivations or changes as lines for other programs."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from provenance.management import pipes
from provenance.management.door import Door
from provenance.management.progress import Bar, bar
from provenance.partners.exports import EXPORTS, Export, writing
from provenance.partners.exports.annotations import annotation
from provenance.partners.exports.export import Line
from provenance.partners.operator import Operator
from sources.api.audience import Audience

FORMATS = ("jsonl", "csv", "annotations")


class Command(Door):
    """Write an export to a file or to the output."""

    help = (
        "Write every line of one kind, in an order and in bytes that content alone decides. Only what is published, "
        "unless --unpublished is given. In CSV, a cell that a spreadsheet could take for a formula begins with '."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=sorted(EXPORTS), help="what to write")
        parser.add_argument(
            "--format", choices=FORMATS, default="jsonl", help="jsonl unless you say otherwise"
        )
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="the file to write; the output without it"
        )
        parser.add_argument(
            "--unpublished", action="store_true", help="also what is drafted, embargoed or withdrawn"
        )
        parser.add_argument(
            "--json", action="store_true", help="tell machines how many lines went into the file"
        )

    def handle(self, *, what: str, **options: Any) -> None:
        chosen, output = options["format"], options["output"]
        if chosen == "annotations" and what != "appearances":
            raise CommandError("--format annotations is offered for appearances only")
        if options["json"] and output is None:
            raise CommandError("--json tells of a file: give --output FILE with it")
        audience = Audience(Operator() if options["unpublished"] else None, timezone.now())
        export = EXPORTS[what]
        tally = Tally()
        with bar(f"Writing {what}", total=None, quiet=options["json"] or output is None) as progress:
            counted = _counted(export.lines(audience), tally, progress)
            written = _written(counted, export, chosen)
            if output:
                _to_file(written, output)
            else:
                self._to_output(written)
        if options["json"]:
            told = {"export": what, "lines": tally.lines, "file": str(output)}
            self.stdout.write(writing.one_line(told))
        elif output:
            self.stdout.write(f"{tally.lines} {what} in {output}")

    def _to_output(self, chunks: Iterable[bytes]) -> None:
        """Straight to the output's bytes, so that no locale and no line ending changes them."""
        raw = getattr(self.stdout, "buffer", None)
        with pipes.may_close(self.stdout):
            for chunk in chunks:
                if raw is None:
                    self.stdout.write(chunk.decode(), ending="")
                else:
                    raw.write(chunk)


@dataclass(slots=True)
class Tally:
    """How many lines have been written."""

    lines: int = 0


def _counted(lines: Iterable[Line], tally: Tally, progress: Bar) -> Iterator[Line]:
    for line in lines:
        tally.lines += 1
        progress.step()
        yield line


def _written(lines: Iterable[Line], export: Export, chosen: str) -> Iterator[bytes]:
    if chosen == "csv":
        return writing.as_csv(lines, export.form)
    return writing.as_jsonl(map(annotation, lines) if chosen == "annotations" else lines)


def _to_file(chunks: Iterable[bytes], output: Path) -> None:
    """All of it or nothing: written beside the file and put in its place at the end."""
    beside = output.with_name(f".{output.name}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(chunks)
        beside.replace(output)
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
