"""Makes a fresh signet, for whoever keeps the machine to put where only the program reads it."""

from typing import Any

from provenance.management.door import Door
from provenance.partners import signing


class Command(Door):
    """For who keeps the machine, before anything is signed; and when a signet is to be replaced."""

    help = (
        "Print a fresh signet as SIGNET takes it, and its public half. Nothing is written anywhere. Replacing one: put "
        "the public half of the old one (it stands at /api/v1/signets/) into SIGNETS_BEFORE, so that what it signed "
        "can still be checked."
    )

    def handle(self, **options: Any) -> None:
        secret, made = signing.fresh()
        self.stdout.write(f"SIGNET={secret}")
        self.stdout.write(f"its public half, {made.id}: {made.written}")
