"""Learns from what fact-checkers have settled how often sources are right, and which of them share their mistakes."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from claims.actions.learned import learn
from provenance.management.door import Door
from provenance.management.progress import bar
from sources.actions import source_pairs


class Command(Door):
    """Learn track records and ties."""

    on_tables = True
    help = (
        "Work out from settled claims how often each source was right, and from all answers to comparable questions "
        "which sources share their mistakes. The worker does it every night by itself; claims that a changed tie "
        "touches are weighed again by the worker, or by drain."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, **options: Any) -> None:
        with bar("Learning", total=None, quiet=options["json"]) as progress:
            source_pairs.suggest()
            learned = learn(watch=lambda done, total: progress.set(done=done, total=total))
        if options["json"]:
            self.stdout.write(json.dumps(asdict(learned)))
            return
        self.stdout.write(
            f"{learned.settled} settled claims, {learned.sources} sources with a track record, {learned.ties} ties: "
            f"{learned.changed} rows changed, {learned.asked} claims to be weighed again"
        )
