"""Takes the second factor away from somebody who has lost both app and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from provenance.accounts.actions import second_factors
from provenance.management.door import Door
from provenance.management.people import person


class Command(Door):
    """For who keeps the machine, once they are sure who asks."""

    on_tables = True
    help = (
        "Take the second factor of USERNAME away, recovery codes with it: the password alone opens then, or, where one "
        "is required, only the page to set up another."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USERNAME", help="whose it is")

    def handle(self, *, username: str, **options: Any) -> None:
        second_factors.reset(user=person(username))
        self.stdout.write(f"{username} signs in without a second factor now, or has to set one up")
