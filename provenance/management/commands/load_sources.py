"""Loads a list of sources with their names, domains, owners and grades: all of it, or nothing and a list of faults."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from provenance.management.door import Door
from provenance.management.people import person
from sources.actions import catalogue
from sources.actions.catalogue import Faulty, Loaded
from sources.errors import Refused
from sources.intake.catalogue import FIELDS, read


class Command(Door):
    """Load a list of sources; loading it again changes nothing."""

    on_tables = True
    help = (
        "Load sources from a .jsonl, .csv or .xlsx file, one on each line or row with "
        f"{', '.join(FIELDS)} (all but the name optional; in a table the first row names the columns, and several "
        "names stand in one cell, parted by “;”). "
        "Names and domains are added, never taken away; a grade's reason may open with the day it was given "
        "(2026-09-01: …). If anything is wrong, every fault is listed, nothing is loaded and the exit status is 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the list, as .jsonl, .csv or .xlsx")
        parser.add_argument(
            "--by", required=True, metavar="USERNAME", help="who answers for names and grades"
        )
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, file: Path, by: str, **options: Any) -> None:
        who = person(by)
        try:
            listed, faults = read(file)
            if faults:
                raise Faulty(faults)
            loaded = catalogue.load(listed=listed, by=who, why=f"Listed in {file.name}.")
        except Refused as refusal:
            self._refuse([refusal], as_json=options["json"])
        except Faulty as faulty:
            self._refuse(faulty.faults, as_json=options["json"])
        else:
            self._tell(loaded, len(listed), as_json=options["json"])

    def _tell(self, loaded: Loaded, rows: int, *, as_json: bool) -> None:
        counts = {
            "rows": rows,
            "new": len(loaded.new),
            "changed": len(loaded.changed),
            "graded": loaded.graded,
        }
        if as_json:
            self.stdout.write(json.dumps(counts | {"refused": []}))
        else:
            self.stdout.write(
                f"{rows} sources listed: {counts['new']} new, {counts['changed']} changed, {loaded.graded} graded"
            )

    def _refuse(self, faults: Sequence[Refused], *, as_json: bool) -> None:
        if as_json:
            refused = [{"where": each.where, "field": each.field, "detail": each.sentence} for each in faults]
            self.stdout.write(json.dumps({"refused": refused}))
        else:
            for each in faults:
                self.stderr.write(str(each))
        raise CommandError(f"{len(faults)} to mend; nothing was loaded", returncode=1)
