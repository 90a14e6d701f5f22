"""Asks one newsroom for its pages through every layer, and measures what each costs.

It is a process of its own: two of them are asked in turns, so that whatever else the machine does befalls both alike.
"""

import json
import re
import resource
import sys
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import matching
from claims.models import Act, Claim, Event
from provenance.accounts.models import User
from provenance.bench.measuring import worked
from provenance.bench.scale import beat
from provenance.bench.scale.pages import READER, Asked, asked
from provenance.pipeline.line import drain
from sources.actions import captures
from sources.models import Article

HOST = "localhost"
NEXT = re.compile(r'href="([^"]*[?&](?:amp;)?after=[^"]+)"')
MOST_A_MINUTE = 1_000_000
LONG = 20.0
"""Seconds of work after which a page is not asked again: how long it takes is known."""


class Answers:
    """One newsroom, by the name of its database."""

    def __init__(self, database: str) -> None:
        connection.settings_dict["NAME"] = database
        settings.CACHES["default"]["KEY_PREFIX"] = database
        settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = [HOST], False
        settings.STRANGERS_A_MINUTE = MOST_A_MINUTE
        settings.STORAGES["staticfiles"] = {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        }
        # What workers beside it do of a question is no time of the process that is measured.
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
        self.pages = {page.name: page for page in asked()}
        self.clients = {who: self._client(who) for who in {page.who for page in self.pages.values()}}
        self.places: dict[str, str] = {}

    def _client(self, who: str) -> Client:
        client = Client(SERVER_NAME=HOST)
        if who != READER:
            client.force_login(User.objects.get(username=who))
        return client

    def answer(self, name: str) -> Any:
        """The cost of a page by name; ``names`` for all names, ``memory`` for what the process holds (MB)."""
        if name == "names":
            return list(self.pages)
        if name == "memory":
            return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024, 1)
        if name.startswith("line "):
            return self._line(int(name.removeprefix("line ")))
        return self._cost(self.pages[name])

    def _cost(self, page: Asked) -> dict[str, Any]:
        """Asked once for it to be warm, unless that takes long, once for its queries, and then measured."""
        address, client = self.place(page), self.clients[page.who]
        ms, work = self._spent(client, address)
        if work < LONG * 1_000:
            ms, work = min(self._spent(client, address) for _ in range(2))
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(address) if work < LONG * 1_000 else None
        in_database = sum(float(query["time"]) for query in caught.captured_queries) * 1_000
        return {
            "ms": round(ms, 1), "work_ms": round(work, 1), "database_ms": round(in_database, 1),
            "queries": len(caught), "status": answer.status_code if answer else None, "address": address,
        }  # fmt: skip

    def place(self, page: Asked) -> str:
        """Where a page stands, looked for once."""
        if page.name not in self.places:
            self.places[page.name] = self._deep(page)
        return self.places[page.name]

    def _line(self, size: int) -> dict[str, Any]:
        """So many articles more, through every step: how many a second, and each step’s seconds."""
        sort_once()
        seed = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
        handed = list(beat.make(size=size, seed=seed, until=timezone.now()))
        began, before = time.perf_counter(), worked()
        for each in handed:
            captures.take(handed=each)
        taken = time.perf_counter() - began
        tally = drain()
        seconds, work = time.perf_counter() - began, worked() - before
        return {
            "articles": size, "per_second": round(size / seconds, 2), "per_second_by_cpu": round(size / work, 2),
            "failed": tally.failed,
            "seconds": {"take": round(taken, 2), **{step.value: round(s, 2) for step, s in tally.seconds.items()}},
        }  # fmt: skip

    def _spent(self, client: Client, address: str) -> tuple[float, float]:
        began, before = time.perf_counter(), worked()
        client.get(address)
        return (time.perf_counter() - began) * 1_000, (worked() - before) * 1_000

    def _deep(self, page: Asked) -> str:
        """The address so many pages further down, as its own links lead there."""
        at, client = page.address, self.clients[page.who]
        for _ in range(page.deep):
            found = NEXT.findall(client.get(at).content.decode())
            if not found:
                break
            link = found[-1].replace("&amp;", "&")
            at = link if link.startswith("/") else f"{urlsplit(page.address).path}{link}"
        return at


def sort_once() -> None:
    """Have every act sorted as it would stand in a newsroom of this size, which is no cost of what arrives later.

    A word is the rarer the more statements there are, and so some belong elsewhere than in the pattern. What moves
    would be listed, compared and weighed anew, once: that is ticked off.
    """
    for act in Act.objects.order_by("pk").values_list("pk", flat=True):
        matching.sort_anew(act_id=act)
    Claim.objects.unlisted().update(terms_done=F("terms_due"))
    Claim.objects.stale().update(score_done=F("score_due"))
    Event.objects.uncompared().update(compare_done=F("compare_due"))


def serve() -> None:
    """Answer line by line for the database that the command names: a question in JSON, its answer in JSON."""
    answers = Answers(sys.argv[1])
    for line in sys.stdin:
        print(json.dumps(answers.answer(json.loads(line))), flush=True)
