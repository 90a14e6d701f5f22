"""How fast a text's known claims are found, beside a well-known library that keeps them all in memory.

Every round puts the same texts to every contender, one text at a time, in an order that rotates; a ratio is taken
within a round, where all met the same neighbours on the machine, and the median counts. Beside it stands the ratio by
the shortest time each text took in any round, which a busy machine disturbs least. All have answered once before.
"""

import hashlib
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from django.db import connection
from django.utils import timezone

from claims.actions import terms
from claims.models import Act, Claim, Event, Measure
from claims.models.lookup import LookUp
from claims.models.recognition import recognised
from claims.rules.lookup.terms import terms_of
from provenance.bench import sayings
from provenance.bench.bm25 import PEERS
from provenance.bench.measuring import Watcher, absent, circumstances, in_turn, load, versions
from provenance.bench.sayings import Asked

QUERIES = 200
ANSWERS = 10
BATCH = 1_000

Answer = Callable[[str], Sequence[int]]
"""From a text to the places of the claims found, best first."""


def run(*, size: int, rounds: int, seed: int, only: Sequence[str], watch: Watcher) -> dict[str, Any]:
    """The figures of ``rounds`` rounds over ``size`` known claims, with the contenders in ``only`` beside ours.

    A ratio is ours to the contender's texts a second: above 1, ours is faster. The claims are put into the database at
    hand, which must be empty.
    """
    before = load()
    claims, asked = sayings.make(size=size, asked=min(size, QUERIES), seed=seed)
    first, listed = store(claims, watch)
    _settle()
    contenders: dict[str, Answer] = {name: make(first) for name, make in OURS.items()}
    contenders |= {
        name: make(claims) for name, (make, installed) in PEERS.items() if installed and name in only
    }
    found = {name: [list(answer(each.text)) for each in asked] for name, answer in contenders.items()}
    waits = _race(contenders, asked, rounds, watch)
    return {
        "bench": "match",
        "size": size,
        "rounds": rounds,
        "queries": len(asked),
        "rows": [*(_row(name, waits, found, asked) for name in contenders), *_absent(only)],
        "quality": {f"recall@{ANSWERS} {name}": recall(found[name], asked) for name in contenders},
        "listed_per_second": listed,
        "bytes_each": _room(size),
        "corpus": hashlib.sha256("\n".join(claims).encode()).hexdigest()[:12],
        "seed": seed,
        **circumstances(before, versions("numpy", "psycopg", "bm25s", server=True)),
    }


def store(claims: Sequence[str], watch: Watcher) -> tuple[int, int]:
    """Put the claims into the tables as the pipeline does; the first one's primary key, and claims listed a second."""
    act = Act.objects.create(key="said")
    event = Event.objects.create(public_id="bench", natural_key="bench", act=act, title="Said")
    measure = Measure.objects.create(event=event, population="", label="said")
    spent, keys = 0.0, []
    for start in range(0, len(claims), BATCH):
        rows = Claim.objects.bulk_create(
            Claim(public_id=f"{number:012}", natural_key=str(number), event=event, measure=measure, text=text)
            for number, text in enumerate(claims[start : start + BATCH], start)
        )
        keys += [row.pk for row in rows]
        began = time.perf_counter()
        terms.keep(claims=[row.pk for row in rows])
        spent += time.perf_counter() - began
        watch("listing", len(keys), len(claims))
    return keys[0], round(len(claims) / spent)


def _settle() -> None:
    """What PostgreSQL does by itself within minutes: only then is an index read without its table."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE claims_term, claims_termcount, claims_claim")


def _ours(first: int) -> Answer:
    """The look-up alone: the best by the rarest words, in one statement."""
    looked = LookUp(None, timezone.now(), guarded=False)
    return lambda text: [claim - first for claim, _ in looked.candidates(terms_of(text), most=ANSWERS)]


def _ranked(first: int) -> Answer:
    """All that a partner waits for: fifty candidates, ranked by all their words, with reasons and figures."""
    now = timezone.now()
    return lambda text: [
        each.claim - first
        for each in recognised(text, language="en", reader=None, now=now, most=ANSWERS, guarded=False)
    ]


OURS: dict[str, Callable[[int], Answer]] = {"ours": _ours, "ours ranked": _ranked}
CONTENDERS = (*OURS, *PEERS)


def _race(
    contenders: dict[str, Answer], asked: Sequence[Asked], rounds: int, watch: Watcher
) -> dict[str, list[list[float]]]:
    """For every contender and round, the seconds each text took."""
    waits: dict[str, list[list[float]]] = {name: [] for name in contenders}
    for name in in_turn(contenders, rounds, watch, "asking"):
        answer, took = contenders[name], []
        for each in asked:
            began = time.perf_counter()
            answer(each.text)
            took.append(time.perf_counter() - began)
        waits[name].append(took)
    return waits


def _row(
    name: str, waits: dict[str, list[list[float]]], found: dict[str, list[list[int]]], asked: Sequence[Asked]
) -> dict[str, Any]:
    whole = [sum(took) for took in waits[name]]
    ratios = [theirs / sum(ours) for theirs, ours in zip(whole, waits["ours"], strict=True)]
    each = np.array(waits[name]) * 1000
    least, ours = each.min(axis=0).sum(), np.array(waits["ours"]).min(axis=0).sum() * 1000
    return {
        "contender": name,
        "per_second": round(len(asked) / statistics.median(whole)),
        "ratio": round(statistics.median(ratios), 2),
        "ratio_range": [round(min(ratios), 2), round(max(ratios), 2)],
        "ratio_least": round(float(least / ours), 2),
        "p50_ms": round(float(np.percentile(each, 50)), 3),
        "p95_ms": round(float(np.percentile(each, 95)), 3),
        "recall": recall(found[name], asked),
    }


def recall(found: Sequence[Sequence[int]], asked: Sequence[Asked]) -> float:
    """The share of texts whose claim is among the first answers."""
    return round(sum(each.claim in got for each, got in zip(asked, found, strict=True)) / len(asked), 4)


def _absent(only: Sequence[str]) -> list[dict[str, Any]]:
    return absent(name for name, (_, installed) in PEERS.items() if not installed and name in only)


def _room(size: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_total_relation_size('claims_term') + pg_total_relation_size('claims_termcount')"
        )
        return round(int(cursor.fetchone()[0]) / size)
