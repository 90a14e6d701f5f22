"""Moves old pages out of the database, and out of files of their own, into web archives in the store."""

import json
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from claims.models import OutsideReview
from provenance.management.door import Door
from provenance.management.progress import bar
from sources.actions import archiving, clearing, renewing
from sources.actions.archiving import Outcome
from sources.errors import Refused
from sources.keeping.store import Away
from sources.rules import dates
from sources.vocabulary import Precision

MEGABYTE = 1_000_000
SHOWN = 20  # pages listed that were left
FINELY = frozenset({Precision.DAY, Precision.INSTANT})


class Command(Door):
    """For who keeps the machine, and for a timer of theirs."""

    on_tables = True
    help = (
        "Move pages into web archives (WARC) in the store that CAPTURES_URL names: those of captures taken before "
        "DATE, by default ARCHIVE_DAYS ago. Each archive is read back before the database lets go of anything; all "
        "that reads pages finds them there. Archives that hold what was erased since are written anew. May be broken "
        "off at any moment and run again. The exit status is 1 if the store is away, or a page was left as it is not "
        "as it came."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--before", metavar="DATE", help="a day (its beginning, UTC) or an instant, as 2026-03-01"
        )
        which.add_argument(
            "--all",
            action="store_true",
            help="every page, however young: also those kept before CAPTURES_URL was set",
        )
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, **options: Any) -> None:
        before = self._before(options["before"], every=options["all"])
        but = OutsideReview.objects.order_by().values("raw")
        try:
            renewed = renewing.renew()
            total = archiving.count(before=before, but=but)
            with bar("Archiving", total=total, quiet=options["json"]) as progress:
                done = archiving.archive(
                    before=before,
                    but=but,
                    most=settings.ARCHIVE_MEGABYTES * MEGABYTE,
                    watch=lambda _: progress.step(),
                )
            gone = self._clear()
        except Away as away:
            told = f"the store is away ({away.cause}): what was moved stays moved, run this again"
            raise CommandError(told, returncode=1) from away
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=1) from refused
        self._tell(done, renewed, gone, as_json=options["json"])
        if done.left:
            raise CommandError(
                f"{len(done.left)} pages were left, as they are not as they came: see verify", returncode=1
            )

    def _clear(self) -> int:
        """Have the files go that nothing needs now; a store that does not let go keeps them until the night."""
        try:
            return clearing.clear()
        except Away as away:
            self.stderr.write(
                f"Files that nothing needs now wait in the store ({away.cause}): see manage.py clear"
            )
            return 0

    def _before(self, written: str | None, *, every: bool) -> datetime:
        if every:
            return timezone.now() + timedelta(days=1)
        if written is None:
            if not settings.ARCHIVE_DAYS:
                raise CommandError("say how old: --before DATE or --all, or set ARCHIVE_DAYS")
            return timezone.now() - timedelta(days=settings.ARCHIVE_DAYS)
        try:
            moment = dates.parse(written)
        except ValueError as error:
            raise CommandError(f"--before: {error}") from error
        if moment.precision not in FINELY:
            raise CommandError(f"--before: {written!r} is no day: write it as 2026-03-01")
        return moment.at

    def _tell(self, done: Outcome, renewed: int, gone: int, *, as_json: bool) -> None:
        if as_json:
            left = [{"page": page, "cause": cause} for page, cause in done.left]
            told = {"archives": done.archives, "pages": done.pages, "bytes_of_pages": done.came_as}
            told |= {"bytes_of_archives": done.packed, "renewed": renewed, "files_gone": gone}
            self.stdout.write(json.dumps(told | {"left": left}))
            return
        for page, cause in done.left[:SHOWN]:
            self.stderr.write(f"page {page}: {cause}")
        self.stdout.write(
            f"{done.pages} pages moved into {done.archives} archives, {done.came_as / MEGABYTE:.1f} MB packed into "
            f"{done.packed / MEGABYTE:.1f}; {renewed} archives written anew without what was erased, {gone} files gone "
            "from the store"
        )
