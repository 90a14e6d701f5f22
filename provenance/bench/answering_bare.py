"""The least an answer could take: one query by psycopg, its rows put into the same fields, written by orjson.

It fetches and writes what the list of claims tells, over a connection of its own, whose statement the database has
planned once and for all. It leaves out everything else: who asks, what is hidden, what may be spent, what else may be
asked, headers, tags, the way from an address to what answers it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import psycopg
from django.db import connection

from provenance.bench.asked import Application
from provenance.partners.exports.export import CHUNK
from provenance.partners.paging import USUAL, Cursor

COUNTS = (
    "credibility", "origins_for", "origins_against", "parties_against", "articles", "asserts", "repeats", "disputes",
    "contradictions",
)  # fmt: skip
ROWS = f"""
SELECT c.public_id, c.text, e.public_id, e.title, m.label, c.low, c.high, c.unit, c.approximate, c.polarity,
    c.as_of_first, c.as_of_last, c.running, c.language, c.judgement, b.score, b.score_low, b.score_high,
    {", ".join(f"b.{name}" for name in COUNTS)}, coalesce(f.number, 0)
FROM claims_claim c JOIN claims_event e ON e.id = c.event_id JOIN claims_measure m ON m.id = c.measure_id
LEFT JOIN claims_corroboration b ON b.claim_id = c.id LEFT JOIN claims_furtherrivals f ON f.claim_id = c.id
WHERE c.merged_into_id IS NULL ORDER BY c.public_id
"""  # noqa: S608 (our own names)
PAGE = f"{ROWS} LIMIT {USUAL + 1}"
Start = Callable[[str, list[tuple[str, str]]], object]


@dataclass(frozen=True, slots=True)
class Bare:
    """The two applications, the first page of the list and all of it as lines, and the connection they ask."""

    line: "psycopg.Connection[Any]"
    page: Application
    whole: Application


@contextmanager
def connected() -> Iterator[Bare]:
    """The limit over the database at hand, until the block ends."""
    given = connection.get_connection_params()
    asked = {name: given[name] for name in ("dbname", "user", "password", "host", "port") if given.get(name)}
    with psycopg.connect(**asked, autocommit=True) as line:
        yield Bare(line, lambda _, start: page(line, start), lambda _, start: whole(line, start))


def page(line: "psycopg.Connection[Any]", start: Start) -> list[bytes]:
    """The first page, with the address of the next."""
    found = line.execute(PAGE).fetchall()
    told = [_told(*row) for row in found[:USUAL]]
    onward = f"http://localhost/api/v1/claims/?cursor={Cursor(told[-1]['id']).token()}"
    body = orjson.dumps({"next": onward if len(found) > USUAL else None, "previous": None, "results": told})
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def whole(line: "psycopg.Connection[Any]", start: Start) -> Iterator[bytes]:
    """All rows as lines, read through a cursor of the database's by as many at once as ours are."""
    start("200 OK", [("Content-Type", "application/x-ndjson")])
    with line.transaction(), line.cursor("bare") as cursor:
        cursor.execute(ROWS)
        while found := cursor.fetchmany(CHUNK):
            yield b"".join(orjson.dumps(_told(*row), option=orjson.OPT_APPEND_NEWLINE) for row in found)


def _number(bound: Any) -> Any:
    return None if bound is None else int(bound) if bound % 1 == 0 else float(bound)


def _told(*row: Any) -> dict[str, Any]:
    (identity, text, event, title, measure, low, high, unit, approximate, polarity, first, last, running, language,
        judgement, score, score_low, score_high, *counted, further) = row  # fmt: skip
    backing = None
    if score is not None:
        backing = {
            "score": score,
            "low": score_low,
            "high": score_high,
            **dict(zip(COUNTS, counted, strict=True)),
        }
        backing["further_contradictions"] = further
        backing["contested"] = bool(backing["contradictions"] or backing["origins_against"])
    return {
        "id": identity, "text": text, "event": event, "event_title": title, "measure": measure,
        "value": {
            "low": _number(low), "high": _number(high), "unit": unit, "approximate": approximate, "polarity": polarity,
        },
        "as_of": {"first": first, "last": last} if first else None, "running": running, "language": language,
        "judgement": judgement, "corroboration": backing,
    }  # fmt: skip
