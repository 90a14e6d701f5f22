"""How many articles a second go from being handed in to being scored, and which step takes longest."""

import hashlib
import resource
import time
from typing import Any

from claims.models import Appearance, Claim
from provenance.bench import corpus
from provenance.bench.measuring import Watcher, load
from provenance.pipeline import line
from sources.actions import captures
from sources.models import Derivation

SEED = 20260101


def run(*, size: int, seed: int = SEED, watch: Watcher) -> dict[str, Any]:
    """Hand ``size`` invented articles in and drain the line; figures in articles per second of wall time.

    The rows give each step's seconds and its share of the whole; ``quality`` tells how many copies were found.
    """
    before = load()
    reports = list(corpus.make(size=size, seed=seed))
    digest = hashlib.sha256(b"".join(report.handed.content for report in reports)).hexdigest()[:12]
    began = time.monotonic()
    for number, report in enumerate(reports, 1):
        captures.take(handed=report.handed)
        watch("taking in", number, size)
    taken = time.monotonic() - began
    tally = line.drain(
        watch=lambda done, left: watch("draining", sum(done.taken.values()), sum(done.taken.values()) + left)
    )
    total = time.monotonic() - began
    spent = {"take": taken, **{step.value: seconds for step, seconds in tally.seconds.items()}}
    slowest = max(spent, key=lambda step: spent[step])
    return {
        "bench": "line",
        "size": size,
        "rounds": 1,
        "rows": [
            {
                "contender": step,
                "per_second": round(size / seconds, 1) if seconds else None,
                "ratio": round(seconds / total, 3),
                "seconds": round(seconds, 2),
            }
            for step, seconds in sorted(spent.items(), key=lambda pair: -pair[1])
        ],
        "quality": {**_quality(reports), "failed": tally.failed},
        "per_second": round(size / total, 1),
        "seconds": round(total, 1),
        "slowest": slowest,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "corpus": digest,
        "load_before": round(before, 2),
    }


def _quality(reports: list[corpus.Report]) -> dict[str, Any]:
    """Of the copies made, the share that was traced to something; and what the rest of the line made of the corpus."""
    copied = {report.handed.file for report in reports if report.copied_from >= 0}
    traced = set(Derivation.objects.values_list("downstream__captures__file", flat=True))
    return {
        "copies": len(copied),
        "copies_traced": round(len(copied & traced) / len(copied), 4) if copied else None,
        "own_traced": len(traced - copied),
        "claims": Claim.objects.filter(merged_into=None).count(),
        "appearances": Appearance.objects.exclude(claim=None).count(),
    }
