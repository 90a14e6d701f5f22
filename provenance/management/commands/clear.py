"""Takes out of the store of pages what nothing needs any more."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from provenance.management.door import Door
from provenance.management.progress import bar
from sources.actions import clearing, renewing
from sources.errors import Refused
from sources.keeping.store import Away


class Command(Door):
    """The worker does it every night; for whoever cannot wait until then."""

    help = (
        "Take out of the store of pages what was erased, and what nobody came to keep a day ago and more. Archives "
        "that hold what was erased are written anew, which takes the owner of the tables. Where the store is away "
        "the rest waits; the exit status is then 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, **options: Any) -> None:
        try:
            with bar("Taking away", total=None, quiet=options["json"]) as progress:
                renewed = renewing.renew() if renewing.waiting() else 0
                gone = clearing.clear(watch=lambda _: progress.step())
            left = clearing.clear_left()
        except Away as away:
            raise CommandError(f"the store is away ({away.cause}): run this again", returncode=1) from away
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=1) from refused
        if options["json"]:
            self.stdout.write(json.dumps({"renewed": renewed, "asked_for": gone, "left_behind": left}))
        else:
            self.stdout.write(
                f"{renewed} archives written anew, {gone} files gone that were asked for, {left} that nobody had come "
                "to keep"
            )
