"""Follows the feeds of a list that a feed reader wrote (OPML), and says what is wrong with those it cannot follow."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from provenance.management.door import Door
from provenance.management.people import person
from sources.actions import feed_lists
from sources.actions.feed_lists import Followed
from sources.errors import Refused, Unreadable
from sources.intake import opml


class Command(Door):
    """Follow feeds; loading the list again changes nothing."""

    on_tables = True
    help = (
        "Follow every feed of an OPML file. A feed belongs to the outlet of its htmlUrl, else to the one it is titled "
        "after. Feeds followed already are left as they are; the exit status is 1 if anything was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the list, as .opml or .xml")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who answers for following them")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, file: Path, by: str, **options: Any) -> None:
        who = person(by)
        try:
            listed, faults = opml.read(_content(file), where=str(file))
        except Refused as refused:
            listed, faults = [], [refused]
        followed = feed_lists.follow(listed=listed, by=who, why=f"Listed in {file.name}.")
        followed.refused[:0] = faults
        self._tell(followed, as_json=options["json"])
        if followed.refused:
            raise CommandError(
                f"{len(followed.refused)} could not be followed; mend and run again", returncode=1
            )

    def _tell(self, followed: Followed, *, as_json: bool) -> None:
        if as_json:
            refused = [
                {"where": each.where, "field": each.field, "detail": each.sentence}
                for each in followed.refused
            ]
            counts = {"new": len(followed.new), "already_followed": len(followed.known)}
            self.stdout.write(json.dumps(counts | {"refused": refused}))
            return
        for each in followed.refused:
            self.stderr.write(str(each))
        self.stdout.write(
            f"{len(followed.new)} feeds followed from now on, {len(followed.known)} followed already, "
            f"{len(followed.refused)} refused"
        )


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(opml.MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror}): check the path", where=str(file)) from error
