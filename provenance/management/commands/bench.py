"""Measures how fast the program is, on an invented corpus in a scratch database."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.management.base import CommandError
from django.db import connection

from provenance.bench import answering, copies, match, reading, rescoring, rivals, showing, throughput
from provenance.bench.measuring import Watcher
from provenance.bench.scale import run as scale
from provenance.bench.tables import TABLES
from provenance.management.door import Door
from provenance.management.progress import Bar, bar

LARGEST = {
    "line": 100_000,
    "copies": 1_000_000,
    "match": 1_000_000,
    "read": 20_000,
    "rescore": 1_000_000,
    "contradictions": 4_000,
    "pages": 2_000,
    "api": 100_000,
    "scale": 10_000_000,
}
USUAL = {
    "line": 2_000,
    "copies": 10_000,
    "match": 50_000,
    "read": 500,
    "rescore": 50_000,
    "contradictions": 2_000,
    "pages": 400,
    "api": 20_000,
    "scale": 100_000,
}
ROUNDS = {
    "line": 1,
    "copies": 1,
    "match": 5,
    "read": 1,
    "rescore": 5,
    "contradictions": 3,
    "pages": 5,
    "api": 9,
    "scale": 1,
}
CONTENDERS = {"copies": copies.CONTENDERS, "match": match.CONTENDERS}


class Command(Door):
    """Measure one thing."""

    help = (
        "Measure ingest-to-scored throughput (line), the search for copies (copies) or the look-up of known claims "
        "(match) beside well-known libraries, a full rescore (rescore) beside a Django loop and the limit, "
        "the comparison of one event's claims (contradictions), the pages beside the least they could take (pages), "
        "the answers to partners beside the least an answer could take and the usual way to write one (api), "
        "what every page, answer and step costs in a large newsroom beside one of ten thousand articles (scale), "
        "on an invented corpus, in a scratch database that is dropped; "
        "or the pace of the reader (read), which needs no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "name",
            choices=sorted(LARGEST),
            metavar="NAME",
            help=(
                "line: from handing in to score; copies: finding who shares text with whom; match: finding the known "
                "claims a text repeats; read: sentences a second; rescore: checking every score; "
                "contradictions: comparing the claims of one event; pages: drawing the pages of a crowded newsroom; "
                "api: answering partners’ programs; scale: a newsroom of so many articles beside a small one"
            ),
        )
        parser.add_argument(
            "--size",
            type=int,
            help="articles (2000 for line, 10000 for copies, 500 for read, 100000 for scale), or claims "
            "(50000 for match, rescore; 20000 for api; 2000 for contradictions), or articles that carry one claim "
            "(400 for pages)",
        )
        parser.add_argument(
            "--rounds",
            type=int,
            help="times copies (1), match (5), read (1), rescore (5), contradictions (3), pages (5), api (9) or "
            "scale (1) is run anew, 1 to 20",
        )
        parser.add_argument(
            "--only", help="contenders of copies or match, by name, with commas between them (all)"
        )
        parser.add_argument(
            "--keep",
            action="store_true",
            help="leave the databases of scale for its next run, of the same --seed",
        )
        parser.add_argument("--seed", type=int, default=throughput.SEED, help="makes the corpus")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(
        self,
        *,
        name: str,
        size: int | None,
        rounds: int | None,
        only: str | None,
        seed: int,
        keep: bool,
        **options: Any,
    ) -> None:
        size = USUAL[name] if size is None else size
        rounds = ROUNDS[name] if rounds is None else rounds
        if not 1 <= size <= LARGEST[name]:
            raise CommandError(f"--size is {size}: give 1 to {LARGEST[name]}")
        if not 1 <= rounds <= 20:
            raise CommandError(f"--rounds is {rounds}: give 1 to 20")
        wanted = _contenders(name, only)
        benches: dict[str, Callable[[Watcher], dict[str, Any]]] = {
            "line": lambda watch: throughput.run(size=size, seed=seed, watch=watch),
            "copies": lambda watch: copies.run(size=size, rounds=rounds, seed=seed, only=wanted, watch=watch),
            "match": lambda watch: match.run(size=size, rounds=rounds, seed=seed, only=wanted, watch=watch),
            "read": lambda watch: reading.run(size=size, rounds=rounds, seed=seed, watch=watch),
            "rescore": lambda watch: rescoring.run(size=size, rounds=rounds, seed=seed, watch=watch),
            "pages": lambda watch: showing.run(size=size, rounds=rounds, watch=watch),
            "api": lambda watch: answering.run(size=size, rounds=rounds, seed=seed, watch=watch),
            "scale": lambda watch: scale.run(size=size, rounds=rounds, seed=seed, keep=keep, watch=watch),
            "contradictions": lambda watch: rivals.run(size=size, rounds=rounds, seed=seed, watch=watch),
        }
        if name == "scale":
            _refuse_without_power()
        room = nullcontext() if name in ("read", "scale") else _scratch()
        with room, bar(name, total=size, quiet=options["json"]) as progress:
            figures = benches[name](_watcher(progress))
        self.stdout.write(json.dumps(figures) if options["json"] else TABLES[name](figures))


def _contenders(name: str, only: str | None) -> list[str]:
    """Those asked for by name; all there are, if none is."""
    known = CONTENDERS.get(name, ())
    wanted = [each.strip() for each in only.split(",")] if only else list(known)
    if strange := set(wanted) - set(known):
        raise CommandError(f"--only names {min(strange)!r}: give some of {', '.join(known)}")
    return wanted


def _watcher(progress: Bar) -> Watcher:
    return lambda label, done, total: progress.set(done=done, total=total, label=label)


@contextmanager
def _scratch() -> Iterator[None]:
    """A database of its own, dropped afterwards."""
    _refuse_without_power()
    original = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(str(original), verbosity=0)


def _refuse_without_power() -> None:
    """A role that may not make a database cannot measure in one of its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
        )
        role, allowed = cursor.fetchone()
    if not allowed:
        raise CommandError(
            f"{role} may not create the scratch database: name a role with CREATEDB in DATABASE_OWNER_URL, "
            "or unset DATABASE_URL to measure on private servers"
        )
