"""How the time to hold the claims of one event against each other grows with their number.

Two shapes: claims about many groups, eight for each, whose figures partly meet; and a disputed event, in which all
give a figure for one group, each another, by another outlet, for one of sixty days. Beside ours stands the plain
comparison of every two claims, as far as it can be waited for; both must find as many contradictions for each claim.
"""

import math
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
from django.db import connection

from claims.actions import comparing, contradictions
from claims.models import Act, Appearance, Claim, Contradiction, Event, FurtherRivals, Measure
from claims.vocabulary import Outcome, Stance
from provenance.bench.measuring import Watcher, circumstances, load, versions
from sources.models import Article, Capture, RawPage, Source
from sources.vocabulary import SectionKind, SourceKind

SHAPES = {"many groups": 8, "one group": 0}
"""Claims about one group; nought where all are about one."""
DAYS = 60
OUTLETS = 50
PLAIN = 250
"""Claims up to which the plain comparison is waited for."""
STEPS = 4
WORDS = "Four were killed."


def run(*, size: int, rounds: int, seed: int, watch: Watcher) -> dict[str, Any]:
    """Seconds for events of an eighth to all of ``size`` claims, compared for the first time and again.

    The events are put into the database at hand, which must be empty; the exponent is taken from the smallest to the
    largest.
    """
    before = load()
    sizes = [max(8, size >> step) for step in reversed(range(STEPS))]
    rows, quality = [], {}
    for at, shape in enumerate(SHAPES):
        timed = []
        for step, claims in enumerate(sizes):
            timed.append(_timed(claims, rounds, seed + at * STEPS + step, shape))
            watch("comparing", at * STEPS + step + 1, STEPS * len(SHAPES))
        for name in ("first", "again"):
            growth = math.log(timed[-1][name] / timed[0][name]) / math.log(sizes[-1] / sizes[0])
            quality[f"{shape}, {name}"] = round(growth, 2)
        rows += timed
    return {
        "bench": "contradictions",
        "size": size,
        "rounds": rounds,
        "rows": rows,
        "quality": quality,
        "seed": seed,
        **circumstances(before, versions("numpy", server=True)),
    }


def _timed(claims: int, rounds: int, seed: int, shape: str) -> dict[str, Any]:
    event = make(claims, seed, SHAPES[shape] or claims)
    row: dict[str, Any] = {"contender": f"{claims} claims, {shape}", "first": _seconds(event)}
    row["again"] = min(_seconds(event) for _ in range(rounds))
    found = _found(event)
    row["kept"] = Contradiction.objects.filter(one__event=event).count()
    row["contradict"] = sum(found.values()) // 2
    row["per_second"] = round(claims / row["again"])
    if claims <= PLAIN:
        usual = comparing.LOOKED_THROUGH
        comparing.LOOKED_THROUGH = claims
        row["plain"] = _seconds(event)
        comparing.LOOKED_THROUGH = usual
        row["same"] = _found(event) == found
    return row


def _seconds(event: Event) -> float:
    began = time.perf_counter()
    contradictions.compare(event_id=event.pk)
    return round(time.perf_counter() - began, 3)


def _found(event: Event) -> Counter[int]:
    """How many claims contradict each: the pairs that are kept, and those only counted."""
    pairs = Contradiction.objects.filter(one__event=event, outcome=Outcome.CONTRADICTS)
    found = Counter(end for pair in pairs.values_list("one", "other") for end in pair)
    found.update(dict(FurtherRivals.objects.filter(claim__event=event).values_list("claim", "number")))
    return found


def make(claims: int, seed: int, group: int) -> Event:
    """An event with so many claims, so many of them about one group, each said once, in an article of its own."""
    chance = np.random.default_rng(seed)
    act, _ = Act.objects.get_or_create(key="counted")
    event = Event.objects.create(
        public_id=f"e{seed % 1000:03}", natural_key=f"e{seed}", act=act, title="Bench"
    )
    captures = _captures(claims, seed)
    measures = Measure.objects.bulk_create(
        Measure(event=event, population=f"group{number}", label=f"group{number} counted")
        for number in range(-(-claims // group))
    )
    rows = Claim.objects.bulk_create(
        Claim(
            public_id=f"{seed % 1000:03}{number:09}", natural_key=f"{seed}/{number}", event=event,
            text=f"{low} counted.", measure=measures[number // group], low=low, high=low + wide,
            as_of_first=as_of, as_of_last=as_of,
        )
        for number, (low, wide, as_of) in enumerate(_figures(chance, claims, group))
    )  # fmt: skip
    Appearance.objects.bulk_create(
        Appearance(
            public_id=row.public_id, claim=row, capture=capture, quote=WORDS, start=0, end=len(WORDS), act=act,
            section=SectionKind.BODY, stance=Stance.ASSERTS, measure_label="bench", claim_text=row.text, method="bench",
            origin_article=capture.article,
        )
        for row, capture in zip(rows, captures, strict=True)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, claims_appearance, claims_contradiction, sources_article")
    return event


def _figures(chance: np.random.Generator, claims: int, group: int) -> Iterator[tuple[int, int, date | None]]:
    """Low, width and moment; where all count one group, every other claim gives a moment and hardly two one figure."""
    lows = chance.integers(1, max(40, group), claims).tolist()
    for number, low in enumerate(lows):
        day = date(2026, 1, 1) + timedelta(days=int(chance.integers(DAYS)))
        yield low, int(chance.integers(3)), day if group == claims and number % 2 else None


def _captures(claims: int, seed: int) -> list[Capture]:
    raw, _ = RawPage.objects.get_or_create(
        sha256="0" * 64, defaults={"content": WORDS.encode(), "media": "text/plain"}
    )
    outlets = Source.objects.bulk_create(
        Source(
            public_id=f"s{seed % 1000:03}{number:08}", name=f"Outlet {seed}-{number}", kind=SourceKind.OUTLET
        )
        for number in range(OUTLETS)
    )
    articles = Article.objects.bulk_create(
        Article(
            public_id=f"a{seed % 1000:03}{number:08}",
            address=f"a{seed}-{number}",
            title="Bench",
            source=outlets[number % OUTLETS],
        )
        for number in range(claims)
    )
    return Capture.objects.bulk_create(
        Capture(
            public_id=f"c{seed % 1000:03}{number:08}", article=article, raw=raw, text=WORDS, text_hash="0" * 64,
            extractor="bench", language="en",
        )
        for number, article in enumerate(articles)
    )  # fmt: skip
