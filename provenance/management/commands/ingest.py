"""Takes articles in from files, folders and addresses, and says in one line each what it could not take."""

import json
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from provenance.management.door import Door
from provenance.management.progress import Bar, bar
from provenance.pipeline import outside
from sources.actions import captures, put_away, visits
from sources.errors import Refused, Unreadable
from sources.fetching import asking
from sources.intake import files
from sources.intake.files import Found
from sources.intake.handed import PassedOver
from sources.models import Visit
from sources.vocabulary import VisitOutcome

MOST_TOLD = 1_000
"""Refusals told one by one; an archive may hold millions, and nobody mends a thousand by hand."""


@dataclass(slots=True)
class Outcome:
    """What came of everything handed in; of what was ``known``, so many ``returned`` to what they had said before."""

    taken: int = 0
    known: int = 0
    returned: int = 0
    refusals: int = 0
    refused: list[Refused] = field(default_factory=list)
    passed: list[PassedOver] = field(default_factory=list)

    def refuse(self, refusal: Refused) -> None:
        """Count a refusal, and keep it to be told unless there are too many."""
        self.refusals += 1
        if len(self.refused) < MOST_TOLD:
            self.refused.append(refusal)

    def as_json(self) -> dict[str, Any]:
        """The shape machines read."""
        faults = [
            {"where": each.where, "field": each.field, "detail": each.sentence} for each in self.refused
        ]
        passed = [{"where": each.where, "count": each.count, "detail": each.sentence} for each in self.passed]
        return {
            "taken": self.taken,
            "already_held": self.known,
            "back_to_an_earlier_text": self.returned,
            "refused": faults,
            "refused_in_all": self.refusals,
            "passed_over": passed,
        }


class Command(Door):
    """Take articles in; what follows is the pipeline's business (see ``drain``)."""

    on_tables = True
    help = (
        "Take articles in from .txt, .html, .json, .jsonl, feed and web archive (.warc, .warc.gz) files, or from "
        "folders of them (a folder's manifest.jsonl, if it has one, says what each file is). Everything readable is "
        "kept; the exit status is 1 if anything was refused. Addresses (https://…) are asked for politely, one page "
        "of a host at a time, and looked at again later for changes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH|URL", help="file, folder or address")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        outcome = Outcome()
        addresses = [path for path in paths if "://" in path]
        with bar("Taking articles in", total=None, quiet=options["json"]) as progress:
            for path in paths:
                for found in files.read(Path(path)) if path not in addresses else ():
                    self._take(found, outcome)
                    progress.step()
            self._look(addresses, outcome, progress)
        if options["json"]:
            self.stdout.write(json.dumps(outcome.as_json()))
        else:
            self._tell(outcome)
        if outcome.refusals:
            raise CommandError(f"{outcome.refusals} could not be taken in; mend and run again", returncode=1)

    def _look(self, addresses: list[str], outcome: Outcome, progress: Bar) -> None:
        """Have the addresses looked at now, and tell what came of each."""
        asked: list[int] = []
        for address in addresses:
            try:
                asked.append(visits.ask(url=address).pk)
            except Refused as refusal:
                outcome.refuse(refusal)

        def watch(left: int) -> None:
            progress.set(done=len(asked) - left, total=len(asked), label="Looking at addresses")

        outside.see_to(visits=asked, client=asking.client(), watch=watch)
        for visit in Visit.objects.filter(pk__in=asked).order_by("pk"):
            self._looked_at(visit, outcome)

    def _looked_at(self, visit: Visit, outcome: Outcome) -> None:
        if visit.outcome == VisitOutcome.CAPTURED:
            outcome.taken += 1
        elif visit.outcome == VisitOutcome.UNCHANGED:
            outcome.known += 1
        else:
            told = (
                visit.told or "Not looked at yet: its host is busy; a running worker will, or run this again"
            )
            outcome.refuse(Unreadable(told, where=visit.address))

    def _take(self, found: Found, outcome: Outcome) -> None:
        if isinstance(found, PassedOver):
            outcome.passed.append(found)
            return
        try:
            if isinstance(found, Refused):
                raise found
            taken = captures.take(handed=found)
            outcome.taken += taken.new
            outcome.known += not taken.new
            outcome.returned += taken.changed and not taken.new
        except Refused as refusal:
            put_away.keep(refusal=refusal)
            outcome.refuse(refusal)

    def _tell(self, outcome: Outcome) -> None:
        for refusal in outcome.refused:
            self.stderr.write(str(refusal))
        if outcome.refusals > len(outcome.refused):
            self.stderr.write(f"… and {outcome.refusals - len(outcome.refused):,} more refused")
        for passed in outcome.passed:
            self.stdout.write(str(passed))
        back = f" ({outcome.returned} back to an earlier text)" if outcome.returned else ""
        self.stdout.write(
            f"{outcome.taken} taken in, {outcome.known} already held{back}, {outcome.refusals} refused"
        )
