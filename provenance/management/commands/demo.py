"""Shows the whole program at work on this machine, with an invented corpus: what `make demo` runs."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.core.management.base import CommandError
from django.db import connections
from django.db.models import F

from claims.actions import ratings
from claims.models import Reading
from provenance.accounts.actions import people
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.celery import HEARTBEAT
from provenance.embedded import places, sign_ins
from provenance.embedded.demo import SECONDS_FOR_PAGE, Stage, Stopped, stage
from provenance.embedded.places import PROJECT
from provenance.embedded.sign_ins import SignIn
from provenance.management import sandbox
from provenance.management.door import Door
from provenance.management.telling import Telling
from provenance.pipeline import line
from sources.actions import phrases
from sources.models import Article
from sources.rules.phrasebook import shipped_phrases

SECONDS_TO_DRAIN = 600.0
LARGEST_PORT = 65535


class Command(Door):
    help = "Starts everything, reads the demo's corpus, and prints the address and the sign-ins. Ctrl-C stops it all."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        port = os.environ.get("PORT") or "8000"
        parser.add_argument("--port", default=port, help="where the pages are served (PORT, else 8000)")
        corpus = PROJECT / "demo" / "corpus"
        parser.add_argument("--corpus", type=Path, default=corpus, help="the folder of articles to read")
        parser.add_argument("--json", action="store_true", help="print one JSON object when all is ready")

    def handle(self, *args: Any, **options: Any) -> None:
        home = places.ensure(places.home())
        try:
            with stage(home, port_of(options["port"])) as shown:
                self.perform(shown, options["corpus"], as_json=options["json"])
        except Stopped:
            self.say("Stopped.")

    def perform(self, shown: Stage, corpus: Path, *, as_json: bool) -> None:
        """Prepare the database, start everything, read the corpus, wait for the worker, then watch."""
        telling = Telling(sys.stdout)
        shown.meanwhile = telling.look
        with telling.doing("Preparing the database"):
            shown.prepare("migrate", "--no-input")
            phrases.load(shipped=shipped_phrases())
            known = sign_ins.remember(shown.home.folder / "sign-ins")
            settle(known)
            key = sandbox.key(
                shown.home.folder / "partner-key", by=User.objects.get(username=sign_ins.KEEPER)
            )
            ratings.begin()
            shown.raise_curtain()
        with telling.doing(f"Taking in {corpus.name}", taken_in):
            if (listed := corpus.parent / "sources.jsonl").exists():
                shown.prepare("load_sources", str(listed), "--by", sign_ins.CURATOR)
            shown.prepare("ingest", str(corpus))
        with telling.doing("Opening the pages"):
            shown.wait_for(shown.page_answers, what="The web pages answer", seconds=SECONDS_FOR_PAGE)
        with telling.doing("Reading and tracing what was taken in", read):
            shown.wait_for(drained, what="The worker has drained", seconds=SECONDS_TO_DRAIN)
        connections.close_all()
        self.announce(shown, known, key, as_json=as_json)
        shown.watch()

    def say(self, line: str) -> None:
        """What is going on, for a person at a terminal."""
        if self.stdout.isatty():
            self.stdout.write(f"{line} …" if not line.endswith(".") else line)
            self.stdout.flush()

    def announce(self, shown: Stage, known: list[SignIn], key: str, *, as_json: bool) -> None:
        if as_json:
            people_known = [
                {"username": one.username, "role": one.role, "password": one.password} for one in known
            ]
            self.stdout.write(
                json.dumps({"address": shown.address, "sign_ins": people_known, "partner_key": key})
            )
        else:
            self.stdout.write(f"Ready at {shown.address}")
            for one in known:
                self.stdout.write(f"  sign in as {one.username:<6} password {one.password}  ({one.role})")
            self.stdout.write(
                f"  a partner’s key: curl -H 'Authorization: Bearer {key}' {shown.address}api/v1/key/"
            )
            self.stdout.write("Ctrl-C stops everything.")
        self.stdout.flush()


def port_of(written: str) -> int:
    """The port somebody wrote, in PORT or after --port."""
    if not (
        written.isascii() and written.isdigit() and len(written) < 6 and 1 <= int(written) <= LARGEST_PORT
    ):
        raise CommandError(
            f"PORT is {written!r}: give a number from 1 to {LARGEST_PORT}, as in PORT=8000 make demo"
        )
    return int(written)


def settle(known: list[SignIn]) -> None:
    for one in known:
        people.settle(username=one.username, password=one.password, role=Role(one.role))


def taken_in() -> str:
    """How many articles are held."""
    return f"{Article.objects.filter(unseen=False).count()} articles"


def read() -> str:
    """How many of the articles held have been read through."""
    held = Article.objects.filter(unseen=False)
    through = Reading.objects.filter(article__in=held, text_revision__gte=F("article__text_revision"))
    return f"{through.count()} of {held.count()} articles read"


def drained() -> bool:
    """Whether a worker is at work and nothing is left for it to do."""
    return cache.get(HEARTBEAT) is not None and line.settled()
