"""Makes the index by which copies are found anew: nothing in it is more than can be read out of the captures."""

from argparse import ArgumentParser
from typing import Any

from provenance.management.door import Door
from sources.actions import screenings


class Command(Door):
    """Screen everything again."""

    help = (
        "Throw away who resembles whom and find it again from the captures' fingerprints; every lineage is then looked "
        "for again by the worker, or by drain."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """No options of its own."""

    def handle(self, **options: Any) -> None:
        asked = screenings.begin_again()
        self.stdout.write(f"{asked} articles will be screened and traced again")
