"""Takes articles in from files, folders and manifests, and says in one line each what it could not take."""

import json
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from provenance.management.door import Door
from provenance.management.progress import bar
from sources.actions import captures
from sources.errors import Refused, Unreadable
from sources.intake import files
from sources.intake.handed import Handed


@dataclass(slots=True)
class Outcome:
    """What came of everything handed in."""

    taken: int = 0
    known: int = 0
    refused: list[Refused] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The shape machines read."""
        faults = [
            {"where": each.where, "field": each.field, "detail": each.sentence} for each in self.refused
        ]
        return {"taken": self.taken, "already_held": self.known, "refused": faults}


class Command(Door):
    """Take articles in; what follows is the pipeline's business (see ``drain``)."""

    help = (
        "Take articles in from .txt, .html, .json, .jsonl and feed files, or from folders of them (a folder's "
        "manifest.jsonl, if it has one, says what each file is). Everything readable is kept; the exit status is 1 if "
        "anything was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file or folder")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        outcome = Outcome()
        with bar("Taking articles in", total=None, quiet=options["json"]) as progress:
            for path in paths:
                for found in self._found(path):
                    self._take(found, outcome)
                    progress.step()
        if options["json"]:
            self.stdout.write(json.dumps(outcome.as_json()))
        else:
            self._tell(outcome)
        if outcome.refused:
            raise CommandError(
                f"{len(outcome.refused)} could not be taken in; mend and run again", returncode=1
            )

    def _found(self, path: str) -> Any:
        if "://" in path:
            yield Unreadable("is an address; save the page as .html and hand in the file", where=path)
        else:
            yield from files.read(Path(path))

    def _take(self, found: Handed | Refused, outcome: Outcome) -> None:
        try:
            if isinstance(found, Refused):
                raise found
            if captures.take(handed=found).new:
                outcome.taken += 1
            else:
                outcome.known += 1
        except Refused as refusal:
            outcome.refused.append(refusal)

    def _tell(self, outcome: Outcome) -> None:
        for refusal in outcome.refused:
            self.stderr.write(str(refusal))
        self.stdout.write(
            f"{outcome.taken} taken in, {outcome.known} already held, {len(outcome.refused)} refused"
        )
