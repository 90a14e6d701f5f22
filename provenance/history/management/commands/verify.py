"""Looks whether anything in the history, the captures or the quotes was altered, and names the first bad row."""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError

from provenance.history.actions import chain
from provenance.history.verification import Outcome, verify
from provenance.management.door import Door
from provenance.management.progress import bar


def head(written: str) -> str:
    """A head as an earlier run printed it, or nothing."""
    if written and not re.fullmatch(r"[1-9]\d*:[0-9a-f]{64}", written):
        raise ArgumentTypeError(f"{written!r} is no head: give NUMBER:HASH as an earlier verify printed it")
    return written


class Command(Door):
    """Verify, telling faults one a line."""

    help = "Recompute the hash chain, captures and quotes and look whether constraints and triggers are in force."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object for machines")
        parser.add_argument(
            "--anchor",
            type=head,
            default="",
            help="NUMBER:HASH noted elsewhere: the chain must still hold it",
        )
        parser.add_argument(
            "--after-restore",
            action="store_true",
            help="first let the feed count on from where it was, once, after a dump was restored on a new server",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["after_restore"]:
            chain.resume()
        with bar("Verifying", total=None, quiet=options["json"]) as progress:
            outcome = verify(
                watch=lambda name, done, total: progress.set(done=done, total=total, label=name),
                anchor=options["anchor"],
            )
        if options["json"]:
            self.stdout.write(json.dumps(self._told(outcome)))
        else:
            self._tell(outcome)
        if outcome.faults:
            raise CommandError(f"{len(outcome.faults)} faults found", returncode=1)

    def _tell(self, outcome: Outcome) -> None:
        for check, fault in outcome.faults:
            self.stderr.write(f"{fault} [not so: {check}]")
        counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in outcome.counts.items())
        self.stdout.write(f"Looked at {counts}; head {outcome.head or 'none yet'}")
        if not outcome.faults:
            self.stdout.write("Nothing was altered")

    def _told(self, outcome: Outcome) -> dict[str, Any]:
        faults = [
            {"check": check, "row": fault.row, "sentence": fault.sentence} for check, fault in outcome.faults
        ]
        return {"faults": faults, "counts": outcome.counts, "head": outcome.head}
