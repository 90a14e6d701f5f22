"""Ancestry: everything some articles were taken from, all the way up, read in one query."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from sources.vocabulary import DerivationKind

# Kinds in which the whole piece is somebody else's: what it says in its own voice entered the news further up.
TAKEN_WHOLE = (
    DerivationKind.REPUBLICATION,
    DerivationKind.SYNDICATION,
    DerivationKind.REWRITE,
    DerivationKind.TRANSLATION,
)
# Kinds in which only a part is: they count for the words that were taken, and for those alone.
TAKEN_IN_PART = (DerivationKind.EXCERPT, DerivationKind.QUOTATION)


@dataclass(frozen=True, slots=True)
class Upstream:
    """One step up: articles by primary key, merged captures already counted as one; spans in the downstream text."""

    downstream: int
    upstream: int
    kind: DerivationKind
    spans: tuple[tuple[int, int], ...]
    capture: int | None


# The same join twice: once from the articles asked about, once from whatever they turn out to rest on. A common
# table expression used twice would be worked out for every derivation there is.
STEP = """
    SELECT coalesce(below.merged_into_id, below.id) AS down, coalesce(above.merged_into_id, above.id) AS up,
           d.kind, d.spans::text AS spans, d.downstream_capture_id AS capture
    FROM {start}
    JOIN sources_article below ON below.id = {node} OR below.merged_into_id = {node}
    JOIN sources_derivation d ON d.downstream_id = below.id
    JOIN sources_article above ON above.id = d.upstream_id
    WHERE d.judgement <> 'rejected' AND NOT d.ring AND d.kind = ANY(%(kinds)s)
"""
ANCESTRY = f"""
WITH RECURSIVE upward AS (
    {STEP.format(start="unnest(%(articles)s::bigint[]) AS asked(id)", node="asked.id")}
    UNION
    {STEP.format(start="upward", node="upward.up")}
)
SELECT down, up, kind, spans, capture FROM upward WHERE down <> up
"""  # noqa: S608 (made of the constants above; every value is a parameter)


def upstreams_of(articles: Iterable[int]) -> list[Upstream]:
    """Every step up from some (canonical) articles to their roots, along derivations nobody has rejected."""
    kinds = [kind.value for kind in (*TAKEN_WHOLE, *TAKEN_IN_PART)]
    with connection.cursor() as cursor:
        cursor.execute(ANCESTRY, {"kinds": kinds, "articles": sorted(set(articles))})
        rows = cursor.fetchall()
    return [
        Upstream(
            down, up, DerivationKind(kind), tuple((run[0], run[1]) for run in json.loads(spans)), capture
        )
        for down, up, kind, spans, capture in rows
    ]
