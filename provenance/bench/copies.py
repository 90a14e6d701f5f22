"""How fast copies are found, beside the libraries others use, on one invented newsstand in one run.

The contenders take turns: each slice of the corpus goes to every one of them, in an order that rotates, before the
next slice does. A ratio is taken within a slice, where both met the same neighbours on the machine; the median counts.
"""

import hashlib
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from provenance.bench import durable, newsstand
from provenance.bench.marks import Marks
from provenance.bench.measuring import Watcher, absent, circumstances, load, rotated, versions
from provenance.bench.newsstand import Printed
from provenance.bench.peers import PEERS
from sources.actions.shingles import StoredPostings
from sources.models import Shingle
from sources.rules.postings import Postings
from sources.rules.screening import BATCH, Index, Pair, Piece, Screen, arrive

SLICES = 20
ARRIVALS = 400
"""Pieces that come one by one when everything is in, to see how long one has to wait."""


class Contender(Protocol):
    """Takes pieces as they come and names, for each, the earlier ones it shares text with."""

    name: str

    def take(self, pieces: Sequence[Piece]) -> list[Pair]:
        """The pairs these pieces form with everything taken before and among themselves."""


class Ours:
    """Our own search, over postings kept in memory or in tables, by the batch."""

    def __init__(self, name: str, index: Index, pieces: Sequence[Piece]) -> None:
        self.name = name
        self.screen = Screen(postings=index)
        self._pieces = pieces

    def take(self, pieces: Sequence[Piece]) -> list[Pair]:
        """Look up a batch at a time."""
        pairs: list[Pair] = []
        for first in range(0, len(pieces), BATCH):
            found, self.screen = arrive(self.screen, pieces[first : first + BATCH], self._known)
            pairs += found
        return pairs

    def _known(self, numbers: Sequence[int]) -> list[Piece]:
        return [self._pieces[number] for number in numbers]


@dataclass(slots=True)
class Score:
    """What one contender did so far: its marks, and for each slice its seconds by the clock and of the processor."""

    marks: Marks
    walls: list[float] = field(default_factory=list)
    works: list[float] = field(default_factory=list)


INDEXES: dict[str, Callable[[], Index]] = {"ours": Postings, "ours in tables": StoredPostings}
CONTENDERS = (*INDEXES, *(peer.name for peer in PEERS))


def run(*, size: int, rounds: int, seed: int, only: Sequence[str], watch: Watcher) -> dict[str, Any]:
    """The figures of ``rounds`` runs over ``size`` pieces, with the contenders in ``only`` beside ours.

    Ratios are the time of each to that of ours in memory. The tables are those of the database at hand, emptied first.
    """
    before = load()
    printed = []
    for number, piece in enumerate(newsstand.make(size=size + ARRIVALS, seed=seed), 1):
        printed.append(piece)
        watch("printing", number, size + ARRIVALS)
    pieces = [Piece(piece.text, piece.outlet) for piece in printed]
    passes = []
    for turn in range(rounds):
        contenders = _contenders(only, pieces)
        passes.append((contenders, _race(contenders, printed[:size], pieces, turn, watch)))
    told = circumstances(before, versions("numpy", "psycopg", "datasketch", "rensa"))
    return {
        "bench": "copies",
        "size": size,
        "rounds": rounds,
        "rows": [*_rows(passes, size), *_absent(only)],
        "quality": passes[-1][1][0].marks.result(size),
        "one_arrival": _one_by_one(passes[-1][0][0], pieces[size:]),
        "durable": durable.measure(pieces[:size]),
        "pace": [round(size / SLICES / wall) for wall in passes[-1][1][0].walls],
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "corpus": hashlib.sha256("\n".join(piece.text for piece in pieces[:size]).encode()).hexdigest()[:12],
        "seed": seed,
        **told,
        "noisy": told["noisy"] or _uneven(passes),
    }


def _contenders(only: Sequence[str], pieces: Sequence[Piece]) -> list[Contender]:
    """Ours in memory first, to which all others are compared; then those asked for and at hand."""
    Shingle.objects.all().delete()
    found: list[Contender] = [
        Ours(name, make(), pieces) for name, make in INDEXES.items() if make is Postings or name in only
    ]
    return found + [peer() for peer, installed in PEERS.items() if installed and peer.name in only]


def _race(
    contenders: Sequence[Contender],
    printed: Sequence[Printed],
    pieces: Sequence[Piece],
    turn: int,
    watch: Watcher,
) -> list[Score]:
    scores = [Score(Marks(printed)) for _ in contenders]
    borders = np.linspace(0, len(printed), SLICES + 1).astype(int).tolist()
    for number, (start, end) in enumerate(pairwise(borders)):
        for place in rotated(range(len(contenders)), number + turn):
            began, worked = time.perf_counter(), time.process_time()
            found = contenders[place].take(pieces[start:end])
            scores[place].walls.append(time.perf_counter() - began)
            scores[place].works.append(time.process_time() - worked)
            scores[place].marks.add(found)
            watch(contenders[place].name, end, len(printed))
    return scores


def _rows(passes: Sequence[tuple[list[Contender], list[Score]]], size: int) -> list[dict[str, Any]]:
    return [_row(passes, place, size) for place in range(len(passes[0][0]))]


def _row(passes: Sequence[tuple[list[Contender], list[Score]]], place: int, size: int) -> dict[str, Any]:
    contender, score = passes[-1][0][place], passes[-1][1][place]
    ratios = [
        theirs / ours
        for _, scores in passes
        for ours, theirs in zip(scores[0].walls, scores[place].walls, strict=True)
    ]
    by_work = [
        theirs / ours
        for _, scores in passes
        for ours, theirs in zip(scores[0].works, scores[place].works, strict=True)
    ]
    low, middle, high = statistics.quantiles(ratios, n=4)
    return {
        "contender": contender.name,
        "per_second": round(size / sum(score.walls)),
        "cpu_seconds": round(sum(score.works), 2),
        "ratio": round(middle, 2),
        "ratio_quartiles": [round(low, 2), round(high, 2)],
        "ratio_by_cpu": round(statistics.median(by_work), 2),
        "exponent": exponent(score.walls),
        "exponent_by_cpu": exponent(score.works),
        **_room(contender, size),
        **score.marks.result(size),
    }


def exponent(seconds: Sequence[float]) -> float:
    """How the whole time grows with the number of pieces: 1 in line with it, 2 with its square.

    The slope between the logarithms of pieces and of time, from the first fifth of the slices on.
    """
    total = np.cumsum(seconds)
    first = len(total) // 5
    pieces = np.arange(1, len(total) + 1)
    return round(float(np.polyfit(np.log(pieces[first:]), np.log(total[first:]), 1)[0]), 3)


def _room(contender: Contender, size: int) -> dict[str, Any]:
    return {"bytes_each": round(contender.screen.size / size)} if isinstance(contender, Ours) else {}


def _one_by_one(contender: Contender, pieces: Sequence[Piece]) -> dict[str, float]:
    """Milliseconds one piece waits when it comes alone: the median, and what 95 in a hundred stay below."""
    waits = []
    for piece in pieces:
        began = time.perf_counter()
        contender.take([piece])
        waits.append(1000 * (time.perf_counter() - began))
    middle, late = np.percentile(waits, [50, 95]).tolist()
    return {"p50_ms": round(middle, 2), "p95_ms": round(late, 2), "p95_to_p50": round(late / middle, 2)}


def _absent(only: Sequence[str]) -> list[dict[str, Any]]:
    return absent(peer.name for peer, installed in PEERS.items() if not installed and peer.name in only)


def _uneven(passes: Sequence[tuple[list[Contender], list[Score]]]) -> bool:
    """Whether our own slices took times too far from one another to judge by."""
    low, _, high = statistics.quantiles(passes[-1][1][0].walls, n=4)
    return high > 2 * low
