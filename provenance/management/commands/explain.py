"""Explains a claim's score on a terminal: every origin, every point, every quote, and what would change it."""

import shutil
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from claims.api.claims import CLAIMS
from provenance.history.past.instant import FIELD, REMEDY, instant
from provenance.management import pipes
from provenance.management.door import Door
from provenance.partners import plain
from provenance.partners.explanation import explain, find
from provenance.partners.operator import Operator
from provenance.partners.past import looked_back
from provenance.partners.rendering import encode
from sources.api.audience import Audience
from sources.errors import Refused
from sources.pages.wording import moment

SHOWN = 20  # claims listed where words fit more than one
PIPED = 100  # columns where nobody says how wide the paper is


class Command(Door):
    """Explain one claim, or all."""

    on_tables = True
    help = (
        "Show the arithmetic of a claim's corroboration. CLAIM is its id, the beginning of its id, or words of its "
        "sentence; where several fit, they are listed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("claim", nargs="*", metavar="CLAIM", help="id, beginning of an id, or words")
        parser.add_argument("--all", action="store_true", help="every claim, one after the other")
        parser.add_argument("--json", action="store_true", help="one object a claim, one a line")
        parser.add_argument("--as-of", metavar="WHEN", help=f"as it stood then: {REMEDY}")

    def handle(self, *, claim: list[str], **options: Any) -> None:
        if options["all"] == bool(claim):
            raise CommandError("name one claim, or give --all")
        with pipes.may_close(self.stdout):
            self._answer(" ".join(claim), Audience(Operator(), timezone.now()), options)

    def _answer(self, sought: str, audience: Audience, options: dict[str, Any]) -> None:
        """One claim, now or at an earlier moment, or every claim."""
        if options["as_of"]:
            self._look_back(sought, options["as_of"], audience, as_json=options["json"])
        elif options["all"]:
            every = CLAIMS.rows(audience).order_by("public_id").values_list("public_id", flat=True)
            for place, public_id in enumerate(list(every)):
                self._show(public_id, audience, as_json=options["json"], apart=place > 0)
        else:
            self._show(self._one(sought, audience), audience, as_json=options["json"])

    def _look_back(self, sought: str, when: str, audience: Audience, *, as_json: bool) -> None:
        """One claim as it stood at an earlier moment."""
        if not sought:
            raise CommandError("--as-of is answered for one claim at a time: name it instead of --all")
        public_id = self._one(sought, audience)
        try:
            with looked_back({FIELD: when}, public_id, audience):
                if not as_json:
                    self.stdout.write(f"As it stood on {moment(instant(when, audience.now))} UTC\n\n")
                self._show(public_id, audience, as_json=as_json)
        except Refused as refused:
            raise CommandError(refused.sentence.replace(f"{FIELD} ", "--as-of ", 1)) from None

    def _one(self, sought: str, audience: Audience) -> str:
        found = find(sought, audience, SHOWN + 1)
        if not found:
            raise CommandError(f"no claim has this id or all these words: {sought!r}; try fewer words")
        if len(found) > 1:
            for each in found[:SHOWN]:
                self.stdout.write(f"{each['id']}  {each['text']}")
            count = f"more than {SHOWN}" if len(found) > SHOWN else str(len(found))
            raise CommandError(f"{count} claims fit: choose one by its id, as in explain {found[0]['id']}")
        return str(found[0]["id"])

    def _show(self, public_id: str, audience: Audience, *, as_json: bool, apart: bool = False) -> None:
        explained = explain(public_id, audience)
        if as_json:
            self.stdout.write(encode(explained).decode())
            return
        width = shutil.get_terminal_size((PIPED, 24)).columns
        if apart:
            self.stdout.write("\n" + "-" * width + "\n")
        for line in plain.written(explained, width):
            self.stdout.write(line)
