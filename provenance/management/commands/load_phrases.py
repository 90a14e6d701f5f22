"""Brings the table of credit phrases in line with those that come with this version of the program."""

from argparse import ArgumentParser
from typing import Any

from provenance.management.door import Door
from sources.actions import phrases
from sources.rules.phrasebook import shipped_phrases


class Command(Door):
    """Load the shipped phrases."""

    help = (
        "Write down on the desk the credit phrases that have come with the program since; what curators have written, "
        "changed or put to rest stays as it is. Run it after migrate; running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """No options of its own."""

    def handle(self, **options: Any) -> None:
        new, changed, rested = phrases.load(shipped=shipped_phrases())
        self.stdout.write(f"{new} phrases new, {changed} changed, {rested} put to rest")
