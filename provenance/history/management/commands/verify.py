"""Looks whether anything was altered, or any score is not what comes out again, and names the first bad row."""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError

from claims.models import Claim
from provenance.history.actions import chain, verifications
from provenance.history.verification import Outcome, verify
from provenance.management.door import Door
from provenance.management.progress import bar
from provenance.pipeline.rescoring import busy, stretch

SHOWN = 20  # scores listed that differ


def head(written: str) -> str:
    """A head as an earlier run printed it, or nothing."""
    if written and not re.fullmatch(r"([1-9]\d*:)?[0-9a-f]{64}", written):
        raise ArgumentTypeError(
            f"{written!r} is no head: give NUMBER:HASH as an earlier verify printed it, or the hash in a bundle"
        )
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
            help="NUMBER:HASH noted elsewhere, or the hash in a signed bundle: the chain must still hold it",
        )
        parser.add_argument(
            "--after-restore",
            action="store_true",
            help="first let the feed count on from where it was, once, after a dump was restored on a new server",
        )

        parser.add_argument(
            "--scores",
            action="store_true",
            help="work every score out again instead: nothing may change; the worker does so every night by itself",
        )
        parser.add_argument(
            "--after", default="", metavar="CLAIM", help="with --scores: go on behind the claim of this id"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["after"] and not options["scores"]:
            raise CommandError("--after goes with --scores: give both")
        if options["scores"]:
            self._rescore(options["after"], as_json=options["json"])
            return
        if options["after_restore"]:
            chain.resume()
        with bar("Verifying", total=None, quiet=options["json"]) as progress:
            outcome = verify(
                watch=lambda name, done, total: progress.set(done=done, total=total, label=name),
                anchor=options["anchor"],
            )
        if not verifications.note(outcome):
            self.stderr.write("Not noted as checked: that takes the tables’ owner, see DATABASE_OWNER_URL")
        if options["json"]:
            self.stdout.write(json.dumps(self._told(outcome)))
        else:
            self._tell(outcome)
        if outcome.faults:
            raise CommandError(f"Faults found: {len(outcome.faults)}", returncode=1)

    def _rescore(self, after: str, *, as_json: bool) -> None:
        """Work every score out again, by the full arithmetic, and keep nothing of it."""
        begin = Claim.objects.filter(public_id=after).values_list("pk", flat=True).first() if after else 0
        if begin is None:
            raise CommandError(f"--after: no claim has the id {after!r}; give one that verify printed")
        with bar("Rescoring", total=None, quiet=as_json) as progress:
            done = stretch(after=begin, watch=lambda at, total: progress.set(done=at, total=total))
        waiting = bool(done.found) and busy()
        if as_json:
            found = [each.as_json() for each in done.found]
            self.stdout.write(
                json.dumps({"claims": done.looked_at, "differing": found, "work_waiting": waiting})
            )
        else:
            for each in done.found[:SHOWN]:
                self.stderr.write(str(each))
            self.stdout.write(f"Worked {done.looked_at} claims out again")
        if done.found:
            remedy = "; work is waiting, so run drain and try again" if waiting else ""
            raise CommandError(
                f"{len(done.found)} scores differ, the first of claim {done.found[0].claim}{remedy}",
                returncode=1,
            )
        if not as_json:
            self.stdout.write("A full rescore changes nothing")

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
