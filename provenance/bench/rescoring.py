"""How fast every score is worked out again: from the database, row by row as Django programs do, and at the very limit.

The limit has every appearance in memory, joined and numbered, before the clock starts, and so have our sums alone: what
is left of ours is what fetching takes. Every round asks all contenders, in an order that rotates; a ratio is taken
within a round, and the median counts. The loop, far slower than the rest, is asked about a part of the claims.
"""

import math
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from django.db import connection, transaction

from claims.actions import rescoring
from claims.models import Appearance, Claim, Corroboration
from claims.models.backings import FIGURES, OF_SOME, VALUES, differing_between
from claims.rules.weighing import columns
from provenance.bench.backers import NOON, First, Newsroom, make, multiply, store
from provenance.bench.backers_by_row import loop
from provenance.bench.backers_in_memory import figures, hold, rows
from provenance.bench.measuring import Watcher, circumstances, in_turn, load, versions

LOOPED = 1_000
"""Claims the loop is asked about in a round."""

ARRIVALS = 100
"""New appearances, one after the other."""


def run(*, size: int, rounds: int, seed: int, watch: Watcher) -> dict[str, Any]:
    """The figures of ``rounds`` rounds over ``size`` claims with ten appearances each in the mean.

    A ratio is ours to the contender's claims a second: above 1, ours is faster. The claims are put into the database at
    hand, which must be empty.
    """
    before = load()
    room = make(claims=size, seed=seed)
    first = store(room, watch)
    score(room, first)
    contenders = _contenders(room, first)
    spent: dict[str, list[float]] = {name: [] for name in contenders}
    busy: dict[str, list[float]] = {name: [] for name in contenders}
    for name in in_turn(contenders, rounds, watch, "rescoring"):
        asked, answer = contenders[name]
        began, worked = time.perf_counter(), _worked()
        answer()
        spent[name].append((time.perf_counter() - began) / asked)
        busy[name].append((_worked() - worked) / asked)
    return {
        "bench": "rescore",
        "size": size,
        "appearances": len(room.said.claim),
        "rounds": rounds,
        "rows": [_row(name, spent, busy) for name in contenders],
        "arrival": arrivals(room, first),
        "exponent": _exponent(spent),
        "quality": {"differing": sum(1 for _ in rescoring.differing()), **agreement(room, first)},
        "seed": seed,
        **circumstances(before, versions("numpy", server=True)),
    }


def score(room: Newsroom, first: First) -> None:
    """Store what is found, so that a full rescore has nothing to change"""
    last = first.claim + room.claims - 1
    keys = dict(Claim.objects.values_list("public_id", "pk"))
    found = [
        (keys[each.claim], each.worked)
        for start in range(first.claim - 1, last + 1, rescoring.STRETCH)
        for each in differing_between(start, min(last, start + rescoring.STRETCH - 1)).differing
    ]
    (key, worked), *rest = found
    pattern = Corroboration.objects.create(
        claim_id=key, ledger=[], moves=[], method="bench", scored_at=NOON, **worked
    )
    by_column = {name: [each[name] for _, each in rest] for name in FIGURES}
    multiply(pattern, {"claim_id": [key for key, _ in rest], **by_column})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_corroboration")


def _contenders(room: Newsroom, first: First) -> dict[str, tuple[int, Callable[[], object]]]:
    """Each with the number of claims it is asked about."""
    held, ready, tenth = hold(room), rows(room), max(1, room.claims // 10)
    few = list(range(first.claim, first.claim + min(LOOPED, room.claims)))
    return {
        "ours": (room.claims, lambda: list(rescoring.differing())),
        "ours, a tenth": (tenth, lambda: differing_between(first.claim, first.claim + tenth - 1)),
        "Django loop": (len(few), lambda: loop(few)),
        "our sums alone": (room.claims, lambda: columns.figures(*ready)),
        "limit": (room.claims, lambda: figures(held)),
    }


def _exponent(spent: dict[str, list[float]]) -> float:
    """With which power of the claims our time grows, from a tenth of them to all."""
    whole, tenth = statistics.median(spent["ours"]), statistics.median(spent["ours, a tenth"])
    return round(1 + math.log10(whole / tenth), 2)


def _worked() -> float:
    """Seconds of work so far, ours and that of the server process that serves us, however busy the machine is.

    The server's is known where it runs on this machine, in hundredths of a second.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        figures = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    ticks = figures.read_text().rpartition(")")[2].split()[11:13] if figures.exists() else []
    return time.process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _row(name: str, spent: dict[str, list[float]], busy: dict[str, list[float]]) -> dict[str, Any]:
    ratios = [theirs / ours for theirs, ours in zip(spent[name], spent["ours"], strict=True)]
    by_work = [theirs / ours for theirs, ours in zip(busy[name], busy["ours"], strict=True) if ours]
    return {
        "contender": name,
        "per_second": round(1 / statistics.median(spent[name])),
        "ratio": round(statistics.median(ratios), 3),
        "ratio_range": [round(min(ratios), 3), round(max(ratios), 3)],
        "ratio_by_cpu": round(statistics.median(by_work), 3) if by_work else None,
    }


def arrivals(room: Newsroom, first: First) -> dict[str, float]:
    """What one new appearance takes, in milliseconds: the bare statement, our action and the loop, half within that."""
    took: dict[str, list[float]] = {"bare": [], "ours": [], "loop": []}
    places = np.random.default_rng(1).integers(0, room.claims, min(ARRIVALS, room.claims))
    for number, place in enumerate(places.tolist()):
        claim = first.claim + place
        with transaction.atomic():
            _arrive(claim, number)
            # The loop writes what it finds, so that it comes last.
            for name in (*("bare", "ours")[:: 1 - 2 * (number % 2)], "loop"):
                began = time.perf_counter()
                ASKED[name](claim)
                took[name].append((time.perf_counter() - began) * 1_000)
            transaction.set_rollback(True)
    half = {f"{name}_p50_ms": round(statistics.median(each), 2) for name, each in took.items()}
    return half | {"to_bare": round(statistics.median(took["ours"]) / statistics.median(took["bare"]), 2)}


def _bare(claim: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(OF_SOME, {**VALUES, "claims": [claim]})
        return cursor.fetchall()


ASKED: dict[str, Callable[[int], object]] = {
    "bare": _bare,
    "ours": lambda claim: list(rescoring.differing(claims=[claim])),
    "loop": lambda claim: loop([claim]),
}


def _arrive(claim: int, number: int) -> None:
    """One more outlet says it."""
    row = Appearance.objects.filter(claim=claim).order_by("pk")[0]
    last = Appearance.objects.order_by("-pk").values_list("pk", flat=True)[0]
    row.pk, row.public_id, row.superseded_at = last + 1, f"arrival{number:05}", None
    row.save(force_insert=True)


def agreement(room: Newsroom, first: First) -> dict[str, int]:
    """In how many claims the limit, and the ledger's own arithmetic, come to other figures than are stored."""
    found = figures(hold(room))
    stored = list(Claim.objects.filter(pk__gte=first.claim).order_by("pk").values_list(
        *(f"corroboration__{name}" for name in FIGURES)
    ))  # fmt: skip
    alike = np.ones(len(stored), bool)
    for name, column in zip(FIGURES, zip(*stored, strict=True), strict=True):
        alike &= np.array(column) == found[name]
    few = list(range(first.claim, first.claim + min(LOOPED, room.claims)))
    return {"limit_differs": int((~alike).sum()), "ledger_differs": loop(few)}
