"""Writes claims, appearances, judgements and the like as lines, or evidence as a web archive."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from claims.api.claims import CLAIMS
from provenance.management import pipes
from provenance.management.door import Door
from provenance.management.progress import Bar, bar
from provenance.partners.evidence import holdings, warc
from provenance.partners.evidence.holdings import Holding
from provenance.partners.exports import EXPORTS, Export, writing
from provenance.partners.exports.annotations import annotation
from provenance.partners.exports.export import Line
from provenance.partners.operator import Operator
from provenance.partners.standards import reviewed, schemaorg
from provenance.partners.standards.prov import documents
from provenance.partners.standards.site import settled
from sources.api.audience import Audience

FORMATS = ("jsonl", "csv", "annotations", "claimreview", "prov")
OF = {"annotations": "appearances", "claimreview": "claims", "prov": "claims"}
"""Forms of others', and what is written in them."""
EVIDENCE = "evidence"
EVIDENCE_OF = {"article": holdings.of_article, "claim": holdings.of_claim, "event": holdings.of_event}
Counting = Callable[[Iterable[Any]], Iterator[Any]]


class Command(Door):
    """Write an export to a file or to the output."""

    on_tables = True
    help = (
        "Write every line of one kind, in an order and in bytes that content alone decides. Only what is published, "
        "unless --unpublished is given. In CSV, a cell that a spreadsheet could take for a formula begins with '. "
        "The evidence of one article, claim or event is a web archive (.warc.gz) that other tools read too."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=sorted([*EXPORTS, EVIDENCE]), help="what to write")
        which = parser.add_mutually_exclusive_group()
        for kind in EVIDENCE_OF:
            which.add_argument(f"--{kind}", metavar="ID", help="whose evidence to write")
        parser.add_argument("--format", choices=FORMATS, help="of lines: jsonl unless you say otherwise")
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
        output, quiet = options["output"], options["json"] or options["output"] is None
        if options["json"] and output is None:
            raise CommandError("--json tells of a file: give --output FILE with it")
        audience = Audience(Operator() if options["unpublished"] else None, timezone.now())
        tally = Tally()
        with bar(f"Writing {what}", total=None, quiet=quiet) as progress:
            written = self._written(what, options, audience, lambda lines: _counted(lines, tally, progress))
            if output:
                _to_file(written, output)
            else:
                self._to_output(written)
        noun = "records of evidence" if what == EVIDENCE else what
        if options["json"]:
            told = {"export": what, "lines": tally.lines, "file": str(output)}
            self.stdout.write(writing.one_line(told))
        elif output:
            self.stdout.write(f"{tally.lines} {noun} in {output}")

    def _written(
        self, what: str, options: dict[str, Any], audience: Audience, counted: Counting
    ) -> Iterator[bytes]:
        chosen, whose = options["format"], {kind: options[kind] for kind in EVIDENCE_OF if options[kind]}
        if what == EVIDENCE:
            if chosen:
                raise CommandError("--format is for lines; evidence is always a web archive")
            if self.stdout.isatty() and options["output"] is None:
                raise CommandError("evidence is no text for a terminal: give --output FILE.warc.gz")
            return counted(warc.written(_holding(whose, audience)))
        if whose:
            raise CommandError("--article, --claim and --event go with evidence only")
        if OF.get(chosen, what) != what:
            raise CommandError(f"--format {chosen} is offered for {OF[chosen]} only")
        if chosen in EVERYBODY:
            if options["unpublished"]:
                raise CommandError(f"{chosen} tells what everybody may see: leave --unpublished out")
            return writing.as_jsonl(counted(EVERYBODY[chosen](audience)))
        export = EXPORTS[what]
        return _as_lines(counted(export.lines(audience)), export, chosen)

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


def _holding(whose: dict[str, str], audience: Audience) -> Holding:
    for kind, public_id in whose.items():
        found = EVIDENCE_OF[kind](public_id, audience)
        if found is None:
            raise CommandError(f"there is no {kind} {public_id!r} to see; --unpublished shows drafts too")
        return found
    raise CommandError("say whose evidence: give --article ID, --claim ID or --event ID")


def _reviews(audience: Audience) -> Iterator[Line]:
    """Every review that stands, under the address the program is known by."""
    return (schemaorg.claim_told(each, settled()) for each in reviewed.every(audience.now))


def _bundles(audience: Audience) -> Iterator[Line]:
    """Where each claim comes from, a bundle of PROV for each."""
    found = CLAIMS.rows(audience).order_by("public_id").values_list("public_id", flat=True)
    return (documents.of_claim(public_id, audience, settled()) for public_id in list(found))


EVERYBODY = {"claimreview": _reviews, "prov": _bundles}
"""Forms of others’ in which never anything is told but what everybody may see."""


def _counted(lines: Iterable[Any], tally: Tally, progress: Bar) -> Iterator[Any]:
    for line in lines:
        tally.lines += 1
        progress.step()
        yield line


def _as_lines(lines: Iterable[Line], export: Export, chosen: str | None) -> Iterator[bytes]:
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
