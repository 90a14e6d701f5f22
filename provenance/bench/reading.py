"""How many sentences a second the reader works through on one core, and which part of reading takes longest."""

import gc
import hashlib
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from claims.rules.language.tokens import tokenize
from claims.rules.reader import accusations, denials, reading
from claims.rules.speaking import attribution
from claims.rules.speaking.attribution import Context
from claims.rules.speaking.voices import read_directory
from claims.rules.statement import Piece, Statement
from claims.rules.text import quotations
from claims.rules.text.sentences import split
from claims.rules.values.figures import figures_in
from provenance.bench import pressroom
from provenance.bench.measuring import Watcher, load
from sources.rules.page_text import read_text


def run(*, size: int, rounds: int, seed: int, watch: Watcher) -> dict[str, Any]:
    """Read ``size`` invented articles; figures in sentences per second of processor time, the best of the rounds.

    The rows give each stage's seconds and its share of the whole, each stage measured by itself over all articles, the
    stages that are made of others as what is left of them. ``found`` is a hash of everything that was read.
    """
    before_load = load()
    articles = list(pressroom.make(size=size, seed=seed))
    pieces = [_piece(text, language) for text, language in articles]
    sentences = sum(len(split(piece.text, piece.sections, piece.language)) for piece in pieces)
    before = _memory()
    found = [reading.read(piece) for piece in pieces]  # also warms what is remembered between articles
    stages = min((_stages(articles, pieces, watch) for _ in range(rounds)), key=lambda each: each["all"])
    total = stages.pop("all")
    return {
        "bench": "read",
        "size": size,
        "rounds": rounds,
        "rows": [
            {
                "contender": stage,
                "per_second": round(sentences / seconds) if seconds else None,
                "ratio": round(seconds / total, 3),
                "seconds": round(seconds, 2),
            }
            for stage, seconds in sorted(stages.items(), key=lambda pair: -pair[1])
        ],
        "quality": {
            "sentences": sentences,
            "statements": sum(map(len, found)),
            "found": _digest(each for statements in found for each in statements),
        },
        "per_second": round(sentences / total),
        "seconds": round(total, 2),
        "slowest": max(stages, key=lambda stage: stages[stage]),
        "peak_memory_mb": _memory(),
        "grown_mb": _memory() - before,
        "corpus": hashlib.sha256(repr(articles).encode()).hexdigest()[:12],
        "load_before": round(before_load, 2),
    }


def _digest(statements: Iterable[Statement]) -> str:
    told = [
        (one.start, one.end, one.measure, one.value, one.stance, one.voice, one.when) for one in statements
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _piece(text: str, language: str) -> Piece:
    return Piece(text, read_text(text, language=language).sections, language)


def _stages(articles: Sequence[tuple[str, str]], pieces: Sequence[Piece], watch: Watcher) -> dict[str, float]:
    """Seconds of processor time of each stage, and of all of them."""
    contexts = [context for piece in pieces if (context := attribution.context_for(piece))]
    parts: dict[str, Callable[[], object]] = {
        "sections": lambda: [_piece(*article) for article in articles],
        "sentences": lambda: [split(one.text, one.sections, one.language) for one in pieces],
        "quotations": lambda: [quotations.find(one.text, one.sections) for one in pieces],
        "names": lambda: [read_directory(one.piece.text, one.pack) for one in contexts],
        "words": lambda: [tokenize(one.text, one.start) for each in contexts for one in each.sentences],
        "attribution": lambda: [attribution.context_for(one) for one in pieces],
        "figures": lambda: [figures_in(each, one.pack) for one in contexts for each in one.tokens],
        "accusations": lambda: [_charged(one) for one in contexts],
        "statements": lambda: [reading.read(one) for one in pieces],
    }
    spent: dict[str, float] = {}
    for done, (stage, work) in enumerate(parts.items(), 1):
        spent[stage] = _seconds(work)
        watch(stage, done * len(articles) // len(parts), len(articles))
    whole, prepared = spent["statements"], spent["attribution"]
    within = sum(spent[stage] for stage in ("sentences", "quotations", "names", "words"))
    return {
        **spent,
        "attribution": max(0.0, prepared - within),
        "statements": max(0.0, whole - prepared - spent["figures"] - spent["accusations"]),
        "all": whole + spent["sections"],
    }


def _charged(context: Context) -> list[object]:
    places = range(len(context.sentences))
    return [denials.find(place, context) or accusations.find(place, context) for place in places]


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began
