"""How long the pages take beside the least they could: the same HTML, drawn from what one query brings.

A page is asked for as a reader asks for it, through every layer. The floor beside it runs one query for the rows the
page is about and draws the same template from values that stand ready. Each round asks both, taking turns; a ratio is
taken within a round, and the median counts; once by the clock, once by processor time, the database's included, which
says the same on a busy machine.
"""

import gzip
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest import mock

from django.db import connection
from django.http import HttpRequest
from django.template.backends.django import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from provenance.bench.crowd import Crowd, store
from provenance.bench.measuring import Watcher, circumstances, load, versions, worked

FIGURES = 40
"""Figures of the event."""
ELSEWHERE = 60
"""Further events: a list is a page of rows, not one."""
HOST = "localhost"
TIMES = 3
"""Times a page is asked for in a round."""
MOMENT = re.compile(rb"as it stood on [^<]*? UTC")

APPEARANCES = """
SELECT * FROM claims_appearance a JOIN sources_capture c ON c.id = a.capture_id
JOIN sources_article p ON p.id = c.article_id LEFT JOIN sources_source s ON s.id = p.source_id
WHERE a.claim_id = %s ORDER BY p.published_at, a.public_id LIMIT 400
"""
CLAIMS = """
SELECT * FROM claims_claim c JOIN claims_event e ON e.id = c.event_id JOIN claims_measure m ON m.id = c.measure_id
LEFT JOIN claims_corroboration b ON b.claim_id = c.id ORDER BY b.articles DESC NULLS LAST, c.public_id LIMIT 25
"""
EVENTS = "SELECT * FROM claims_event e ORDER BY e.when_first DESC NULLS LAST, e.public_id LIMIT 25"
ARTICLES = """
SELECT * FROM sources_article p LEFT JOIN sources_source s ON s.id = p.source_id
ORDER BY p.published_at DESC NULLS LAST, p.public_id LIMIT 25
"""
SOURCES = "SELECT * FROM sources_source s ORDER BY s.name, s.id LIMIT 25"
FIGURES_OF = """
SELECT * FROM claims_claim c LEFT JOIN claims_corroboration b ON b.claim_id = c.id
LEFT JOIN claims_contradiction x ON x.one_id = c.id WHERE c.event_id = %s ORDER BY c.low, c.public_id
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name in the table, its address, and the one query of the floor."""

    name: str
    address: str
    query: str
    given: tuple[int, ...] = ()


def run(*, size: int, rounds: int, watch: Watcher) -> dict[str, Any]:
    """Milliseconds of each page and of its floor, where ``size`` articles carry the most carried claim.

    The articles are put into the database at hand, which must be empty.
    """
    before = load()
    crowd = store(carriers=size, figures=FIGURES, elsewhere=ELSEWHERE)
    rows = []
    pages = _pages(crowd, size)
    with override_settings(ALLOWED_HOSTS=[HOST], SECURE_SSL_REDIRECT=False):
        for done, page in enumerate(pages):
            rows.append(measured(page, rounds))
            watch("drawing", done + 1, len(pages))
    return {
        "bench": "pages",
        "size": size,
        "rounds": rounds,
        "rows": rows,
        "quality": {"worst": max(row["ratio"] for row in rows), "same": all(row["same"] for row in rows)},
        **circumstances(before, versions("django", server=True)),
    }


def _pages(crowd: Crowd, size: int) -> list[Page]:
    most, dozen = crowd.claims[:2]
    return [
        Page(f"claim, {size} appearances", f"/claims/{most.public_id}/", APPEARANCES, (most.pk,)),
        Page("claim, 12 appearances", f"/claims/{dozen.public_id}/", APPEARANCES, (dozen.pk,)),
        Page(f"event, {FIGURES} figures", f"/events/{crowd.event.public_id}/", FIGURES_OF, (crowd.event.pk,)),
        Page("claims", "/claims/", CLAIMS),
        Page("events", "/events/", EVENTS),
        Page("articles", "/articles/", ARTICLES),
        Page("sources", "/sources/", SOURCES),
    ]


def measured(page: Page, rounds: int) -> dict[str, Any]:
    """One row of the table: ``ratio`` is our time to that of the floor."""
    client = Client(SERVER_NAME=HOST)
    floor = prepared(page)
    with CaptureQueriesContext(connection) as caught:
        html = bytes(client.get(page.address).content)
    queries = len(caught)
    same = MOMENT.sub(b"", html) == MOMENT.sub(b"", floor())
    ours: list[tuple[float, float]] = []
    least: list[tuple[float, float]] = []
    for turn in range(rounds):
        asked = [(ours, lambda: client.get(page.address)), (least, floor)]
        for spent, ask in asked[:: 1 - 2 * (turn % 2)]:
            spent.append(_seconds(ask))
    ratios, by_work = (
        [one[which] / other[which] for one, other in zip(ours, least, strict=True)] for which in (0, 1)
    )
    ms, floor_ms = (statistics.median(clock for clock, _ in spent) * 1_000 for spent in (ours, least))
    return {
        "contender": page.name,
        "per_second": round(1_000 / ms, 1),
        "ms": round(ms, 1),
        "floor_ms": round(floor_ms, 1),
        "ratio": round(statistics.median(ratios), 2),
        "ratio_range": [round(min(ratios), 2), round(max(ratios), 2)],
        "by_work": round(statistics.median(by_work), 2),
        "queries": queries,
        "kb": round(len(html) / 1_000, 1),
        "kb_sent": round(len(gzip.compress(html)) / 1_000, 1),
        "same": same,
    }


def prepared(page: Page) -> Callable[[], bytes]:
    """The floor of a page: the one query, and its template drawn from the values the page was drawn from."""
    template, values, request = _drawn(page.address)

    def floor() -> bytes:
        with connection.cursor() as cursor:
            cursor.execute(page.query, page.given)
            cursor.fetchall()
        return template.render(values, request).encode()

    return floor


Drawn = tuple[Template, dict[str, Any] | None, HttpRequest | None]


def _drawn(address: str) -> Drawn:
    """The template of a page, and the values and the request it was drawn from."""
    seen: list[Drawn] = []
    usual = Template.render

    def noting(
        self: Template, context: dict[str, Any] | None = None, request: HttpRequest | None = None
    ) -> str:
        seen.append((self, context, request))
        return usual(self, context, request)

    with mock.patch.object(Template, "render", noting):
        answer = Client(SERVER_NAME=HOST).get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answers {answer.status_code}")
    return seen[0]


def _seconds(ask: Callable[[], object]) -> tuple[float, float]:
    """How long it takes by the clock, and by processor time."""
    began, before = time.perf_counter(), worked()
    for _ in range(TIMES):
        ask()
    return (time.perf_counter() - began) / TIMES, (worked() - before) / TIMES
