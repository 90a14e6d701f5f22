"""Writes a full dump of what everybody may see, signed, or checks one."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from provenance.management.door import Door
from provenance.management.progress import bar
from provenance.partners.signing import Unsigned
from provenance.telling.actions.telling import tell
from provenance.telling.dump import checking, shelf, writing
from provenance.telling.dump.shelf import Dump


class Command(Door):
    """For who keeps the machine; the workers do it every night."""

    on_tables = True
    help = (
        "Tell what has not been told, then write everything that everybody may see into a folder of its own: a packed "
        "file of JSON lines for each resource, a manifest with their SHA-256 and the place in the change feed to go on "
        "from, and its signature. Older dumps are taken away as at night. --check says whether one is as it was signed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", type=Path, metavar="FOLDER", help="check a dump, and write none")
        parser.add_argument("--folder", type=Path, help="where to put it; DUMPS unless you say otherwise")
        parser.add_argument("--json", action="store_true", help="for machines")

    def handle(self, **options: Any) -> None:
        if options["check"]:
            self._check(options["check"], machine=options["json"])
            return
        dump = self._written(options["folder"], quiet=options["json"])
        told = {"dump": dump.id, "folder": str(dump.folder)}
        told |= {name: dump.manifest[name] for name in ("rows", "after")}
        if options["json"]:
            self.stdout.write(orjson.dumps(told).decode())
            return
        for name, rows in dump.manifest["rows"].items():
            self.stdout.write(f"{rows:>12,} {name}")
        self.stdout.write(f"in {dump.folder}")

    def _written(self, folder: Path | None, *, quiet: bool) -> Dump:
        now = timezone.now()
        tell()
        try:
            with bar("Writing the dump", total=None, quiet=quiet) as progress:
                dump = writing.write(now=now, folder=folder, watch=lambda _name, _rows: progress.step())
        except (Unsigned, OSError) as trouble:
            raise CommandError(str(trouble)) from trouble
        shelf.clear(now=now, days=settings.DUMP_DAYS, shelf=folder)
        return dump

    def _check(self, folder: Path, *, machine: bool) -> None:
        found = list(checking.faults(folder))
        if machine:
            self.stdout.write(orjson.dumps({"folder": str(folder), "faults": found}).decode())
        for each in found:
            self.stderr.write(each)
        if found:
            raise CommandError(f"{folder} is not as it was signed")
        if not machine:
            self.stdout.write(f"{folder} is as it was signed.")
