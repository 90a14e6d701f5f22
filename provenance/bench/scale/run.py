"""A large newsroom beside one of ten thousand articles: what each page, answer and step costs in one and in the other.

Both are made from one pattern (``pattern``): a few hundred invented articles that went through every step, told again
in other words as often as it takes (``impression``), and a sample of either is checked (``checking``). Two processes
answer for them in turns, so that a ratio is taken within a minute; of processor time it is the one to trust.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, cast

from django.db import connection

from provenance.bench.measuring import Watcher, circumstances, load, versions
from provenance.bench.scale import checking, costs, databases
from provenance.embedded.places import PROJECT

SMALL = 10_000
PATTERN = 500
"""Articles of the small newsroom, and of the pattern of both."""
CHECKED = 300
"""Rows of each kind that are made anew."""
ARRIVING = 200
"""Articles that go through every step beside all others."""
GOAL = 1.5
"""How much dearer a page may be in the large newsroom. Our choice."""


PROGRAM = "import django; django.setup(); from provenance.bench.scale.answers import serve; serve()"
"""What a process runs that answers for one newsroom."""


Tellable = Callable[[str], Any]
"""What a process answers to a question."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Those who answer for the small and for the large newsroom."""

    small: Tellable
    large: Tellable


def run(*, size: int, rounds: int, seed: int, keep: bool, watch: Watcher) -> dict[str, Any]:
    """The figures of ``rounds`` rounds; ``size`` is rounded up to whole patterns. A ratio is large to small."""
    before = load()
    size, small_size = -(-size // PATTERN) * PATTERN, min(SMALL, size)
    made = [
        databases.newsroom(articles=articles, of=PATTERN, seed=seed, watch=watch)
        for articles in (small_size, size)
    ]
    try:
        with answering(made[0]) as small, answering(made[1]) as large:
            sides = Sides(small, large)
            rows = [_row(name, sides, rounds) for name in _watched(small("names"), watch)]
            steps = {"small": small(f"line {ARRIVING}"), "large": large(f"line {ARRIVING}")}
            memory = {"small": small("memory"), "large": large("memory")}
        taken = [_taken(name) for name in made]
    finally:
        if not keep:
            databases.drop(*made)
    return {
        "bench": "scale", "size": size, "small": small_size, "rounds": rounds, "rows": rows, "steps": steps,
        "memory_mb": memory, "disk": taken[1]["tables"], "rows_of": taken[1]["rows"],
        "quality": {"small": taken[0]["differing"], "large": taken[1]["differing"]},
        "within": sum(row["ratio_by_cpu"] <= GOAL for row in rows), "seed": seed,
        **circumstances(before, versions("django", "psycopg", server=True)),
    }  # fmt: skip


def _watched(names: list[str], watch: Watcher) -> Iterator[str]:
    for done, name in enumerate(names):
        watch("asking", done, len(names))
        yield name


def _row(name: str, sides: Sides, rounds: int) -> dict[str, Any]:
    """One page: the shortest of the rounds counts, for either."""
    asked = [(sides.small(name), sides.large(name)) for _ in range(rounds)]
    small, large = (min((pair[side] for pair in asked), key=lambda each: each["work_ms"]) for side in (0, 1))
    return {
        "contender": name,
        "per_second": round(1_000 / large["ms"], 1),
        "ratio": round(large["ms"] / small["ms"], 2),
        "ratio_by_cpu": round(large["work_ms"] / small["work_ms"], 2),
        "small": small,
        "large": large,
    }


def _taken(name: str) -> dict[str, Any]:
    with databases.at(name):
        differing = checking.differing(CHECKED)
        tables = costs.taken()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sources_article WHERE NOT unseen")
            articles = cursor.fetchone()[0]
    return {
        "differing": differing,
        "rows": {each.table: each.rows for each in tables},
        "tables": [
            {"table": each.table, "rows": each.rows, "heap": each.heap, "indexes": each.indexes,
             "bytes_each": round((each.heap + each.indexes) / articles)}
            for each in tables
        ],
    }  # fmt: skip


@contextmanager
def answering(name: str) -> Iterator[Tellable]:
    """A process of its own that answers for a newsroom."""
    command = [sys.executable, "-c", PROGRAM, name]
    with subprocess.Popen(  # noqa: S603 (our own interpreter, and the name of a database of ours)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT
    ) as child:
        asking, told = cast("IO[str]", child.stdin), cast("IO[str]", child.stdout)

        def ask(question: str) -> Any:
            asking.write(json.dumps(question) + "\n")
            asking.flush()
            if not (line := told.readline()):
                raise RuntimeError(f"{name} stopped answering at {question!r}: its words are above")
            return json.loads(line)

        yield ask
        asking.close()
