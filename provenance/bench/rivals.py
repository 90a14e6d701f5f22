"""How the time to hold the claims of one event against each other grows with their number.

Each group of people or things has eight claims, whose figures partly meet. Beside ours stands the plain comparison of
every two claims, as far as it can be waited for; both must find the same contradictions.
"""

import math
import time
from typing import Any

import numpy as np
from django.db import connection

from claims.actions import contradictions
from claims.models import Act, Appearance, Claim, Contradiction, Event, Measure
from claims.vocabulary import Outcome, Stance
from provenance.bench.measuring import Watcher, circumstances, load
from sources.models import Article, Capture, RawPage
from sources.vocabulary import SectionKind

GROUP = 8
"""Claims about one group."""
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
    sizes = [max(GROUP, size >> step) for step in reversed(range(STEPS))]
    rows = []
    for step, claims in enumerate(sizes):
        rows.append(_timed(claims, rounds, seed + step))
        watch("comparing", step + 1, STEPS)
    return {
        "bench": "contradictions",
        "size": size,
        "rounds": rounds,
        "rows": rows,
        "quality": {
            name: round(math.log(rows[-1][name] / rows[0][name]) / math.log(sizes[-1] / sizes[0]), 2)
            for name in ("first", "again")
        },
        "seed": seed,
        **circumstances(before, {"numpy": np.__version__}),
    }


def _timed(claims: int, rounds: int, seed: int) -> dict[str, Any]:
    event = make(claims, seed)
    row: dict[str, Any] = {"contender": f"{claims} claims", "first": _seconds(event)}
    row["again"] = min(_seconds(event) for _ in range(rounds))
    row["kept"], row["contradict"] = (
        Contradiction.objects.filter(one__event=event).count(),
        len(_found(event)),
    )
    row["per_second"] = round(claims / row["again"])
    if claims <= PLAIN:
        found, usual = _found(event), contradictions.LOOKED_THROUGH
        contradictions.LOOKED_THROUGH = claims
        row["plain"] = _seconds(event)
        contradictions.LOOKED_THROUGH = usual
        row["same"] = _found(event) == found
    return row


def _seconds(event: Event) -> float:
    began = time.perf_counter()
    contradictions.compare(event_id=event.pk)
    return round(time.perf_counter() - began, 3)


def _found(event: Event) -> set[tuple[str, str]]:
    rows = Contradiction.objects.filter(one__event=event, outcome=Outcome.CONTRADICTS)
    return set(rows.values_list("public_id", "reason"))


def make(claims: int, seed: int) -> Event:
    """An event with so many claims, each said once, in one article."""
    chance = np.random.default_rng(seed)
    act, _ = Act.objects.get_or_create(key="counted")
    event = Event.objects.create(public_id=f"e{seed}", natural_key=f"e{seed}", act=act, title="Bench")
    raw, _ = RawPage.objects.get_or_create(
        sha256="0" * 64, defaults={"content": WORDS.encode(), "media": "text/plain"}
    )
    article = Article.objects.create(public_id=f"a{seed}", address=f"a{seed}", title="Bench")
    capture = Capture.objects.create(
        public_id=f"c{seed}", article=article, raw=raw, text=WORDS, text_hash="0" * 64, extractor="bench",
        language="en",
    )  # fmt: skip
    measures = Measure.objects.bulk_create(
        Measure(event=event, population=f"group{number}", label=f"group{number} counted")
        for number in range(-(-claims // GROUP))
    )
    rows = Claim.objects.bulk_create(
        Claim(
            public_id=f"{seed % 1000:03}{number:09}", natural_key=f"{seed}/{number}", event=event,
            text=f"{low} counted.", measure=measures[number // GROUP], low=low, high=low + wide,
        )
        for number, (low, wide) in enumerate(chance.integers([1, 0], [40, 3], (claims, 2)).tolist())
    )  # fmt: skip
    Appearance.objects.bulk_create(
        Appearance(
            public_id=row.public_id, claim=row, capture=capture, quote=WORDS, start=0, end=len(WORDS), act=act,
            section=SectionKind.BODY, stance=Stance.ASSERTS, measure_label="bench", claim_text=row.text, method="bench",
            origin_article=article,
        )
        for row in rows
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, claims_appearance, claims_contradiction")
    return event
