"""Tells whoever keeps the machine what is wrong, and how to mend it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from provenance.management.door import Door
from provenance.operating.diagnosis import Diagnosis, Health
from provenance.operating.doctor import examine, faulty

SIGNS = {Health.FINE: "  ok    ", Health.WARNING: "  warn  ", Health.FAULT: "  FAULT "}


class Command(Door):
    """Examine everything; ends in exit status 1 where something needs seeing to now."""

    help = (
        "Look at database, broker, workers, clock, work that waits, chain, backups, disks, mail and settings, and say "
        "of each in a sentence how it is, and what mends it. Exit status 1: something needs seeing to now."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(examine())
        if options["json"]:
            self.stdout.write(
                json.dumps({"well": not faulty(found), "diagnoses": [each.as_json() for each in found]})
            )
        else:
            self._tell(found)
        if faulty(found):
            raise CommandError("something needs seeing to now", returncode=1)

    def _tell(self, found: list[Diagnosis]) -> None:
        for each in found:
            self.stdout.write(f"{SIGNS[each.health]}{each.sentence}")
            if each.remedy:
                self.stdout.write(f"        → {each.remedy}")
