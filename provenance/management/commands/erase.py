"""Erases a private person's words from all that is kept, so that the chain still verifies."""

import json
import shutil
from argparse import ArgumentParser
from typing import Any

from django.core.cache import cache
from django.core.management.base import CommandError

from provenance.history.actions import erasures
from provenance.history.actions.erasures import Found
from provenance.management.door import Door
from provenance.management.people import person
from provenance.telling.dump.shelf import dumps
from sources.actions import clearing, renewing
from sources.errors import Refused
from sources.keeping.store import Away
from sources.models import Removal


class Command(Door):
    """For who keeps the machine, once somebody responsible has decided that a person’s words must go."""

    help = (
        "Show where WORDS (names, or whole sentences as the text has them) stand; with --yes put them out of texts, "
        "quotes, comments, sources and the history, empty the pages they came on, and note it in the chain. "
        "Run as the owner of the tables, best while nobody works."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "words", nargs="+", metavar="WORDS", help="each name or sentence in quotation marks"
        )
        parser.add_argument(
            "--by", metavar="USERNAME", default="", help="who decided it; stands in the history"
        )
        parser.add_argument(
            "--ground", default="", help="why, in words that name nobody; stands in the history"
        )
        parser.add_argument("--yes", action="store_true", help="do it: what is erased cannot be brought back")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, words: list[str], **options: Any) -> None:
        try:
            found = erasures.find(words=words)
            if not options["yes"]:
                self._show(found, as_json=options["json"])
                return
            done = erasures.erase(words=words, by=person(options["by"]), ground=options["ground"])
        except Refused as refused:
            field = f"--{refused.field}: " if refused.field else ""
            raise CommandError(f"{field}{refused.sentence}", returncode=1) from refused
        self._clear()
        cleared = _forget_copies()
        self._tell(found, done.pk if done else None, cleared, as_json=options["json"])

    def _clear(self) -> None:
        """Have the bytes of pages go that were erased, now that nothing can bring them back."""
        try:
            renewing.renew()
            clearing.clear()
        except Away as away:
            self.stderr.write(
                f"The store of pages is away ({away.cause}): run manage.py clear once it is back"
            )
        except Refused as refused:
            self.stderr.write(
                f"The bytes lie in the store still: {refused.sentence}; then run manage.py clear"
            )

    def _show(self, found: list[Found], *, as_json: bool) -> None:
        rows = {each.table: each.rows for each in found}
        if as_json:
            self.stdout.write(json.dumps({"erased": False, "rows": rows}))
            return
        for each in found:
            self.stdout.write(f"{each.rows:>7} in {each.table}, among them {', '.join(each.first)}")
        told = "Nothing was changed: look whether all of it is about this person, then add --yes"
        self.stdout.write(told if found else "The words stand nowhere")

    def _tell(
        self, found: list[Found], erasure: int | None, cleared: tuple[int, int], *, as_json: bool
    ) -> None:
        rows = {each.table: each.rows for each in found}
        if as_json:
            self.stdout.write(
                json.dumps(
                    {
                        "erased": bool(erasure),
                        "rows": rows,
                        "dumps_removed": cleared[0],
                        "dumps_left": cleared[1],
                        "files_waiting": Removal.objects.due().count(),
                    }
                )
            )
            return
        if erasure is None:
            self.stdout.write("The words stand nowhere: nothing was changed")
            return
        self.stdout.write(
            f"Erasure {erasure}: put out of {sum(rows.values())} rows of {len(rows)} tables; {cleared[0]} dumps gone. "
            "Partners are told with the next changes. Backups from before still hold the words: let them lapse, and "
            "run this again after restoring one"
        )
        if cleared[1]:
            self.stderr.write(
                f"{cleared[1]} dumps belong to somebody else: remove them from the folder DUMPS by hand"
            )


def _forget_copies() -> tuple[int, int]:
    """Take away remembered pages and dumps from before; how many dumps are gone, and how many could not be removed."""
    cache.clear()
    old = dumps()
    for each in old:
        shutil.rmtree(each.folder, ignore_errors=True)
    left = sum(each.folder.exists() for each in old)
    return len(old) - left, left
