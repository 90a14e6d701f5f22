"""Kinship: everything that some articles were taken from or that was taken from them, read in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

MOST = 600  # derivations; a family larger than this is not drawn anyway


@dataclass(frozen=True, slots=True)
class Tie:
    """One derivation, by primary key, between two articles; merged captures already stand for one article."""

    derivation: int
    downstream: int
    upstream: int


NONE_KEPT = "ARRAY[]::bigint[]"
"""Stands in the questions for the articles that are kept from whoever asks: no way leads through these."""
LINK = f"""
    JOIN sources_derivation d ON d.{{near}}_id = near.id AND NOT d.ring
        AND d.judgement <> 'rejected' AND d.kind <> 'same_article'
    JOIN sources_article far ON far.id = d.{{far}}_id AND far.id <> ALL({NONE_KEPT})
        AND (far.merged_into_id IS NULL OR far.merged_into_id <> ALL({NONE_KEPT})) AND near.id <> ALL({NONE_KEPT})
"""
CANONICAL = "coalesce({0}.merged_into_id, {0}.id)"
UP = f"SELECT d.id, {CANONICAL.format('near')} AS down, {CANONICAL.format('far')} AS up"
DOWN = f"SELECT d.id, {CANONICAL.format('far')} AS down, {CANONICAL.format('near')} AS up"
ABOVE = LINK.format(near="downstream", far="upstream")
BELOW = LINK.format(near="upstream", far="downstream")

UPWARD = f"""
upward AS (
    {UP} FROM sources_article near {ABOVE}
    WHERE near.id = ANY(%(articles)s) OR near.merged_into_id = ANY(%(articles)s)
    UNION
    {UP} FROM upward JOIN sources_article near ON near.id = upward.up OR near.merged_into_id = upward.up {ABOVE}
)"""
DOWNWARD = f"""
heads AS (SELECT up AS id FROM upward UNION SELECT unnest(%(articles)s::bigint[])),
downward AS (
    {DOWN} FROM heads JOIN sources_article near ON near.id = heads.id OR near.merged_into_id = heads.id {BELOW}
    UNION
    {DOWN} FROM downward JOIN sources_article near ON near.id = downward.down OR near.merged_into_id = downward.down
    {BELOW}
)"""  # noqa: S608 (made of the constants above; every value is a parameter)
ANCESTORS = f"""
WITH RECURSIVE {UPWARD}
SELECT id, down, up FROM upward WHERE down <> up ORDER BY id LIMIT {MOST}
"""  # noqa: S608 (as above)
FAMILY = f"""
WITH RECURSIVE {UPWARD}, {DOWNWARD}
SELECT id, down, up FROM (SELECT * FROM upward UNION SELECT * FROM downward) tie WHERE down <> up
ORDER BY id LIMIT {MOST}
"""  # noqa: S608 (as above)

# Everything taken from some articles, each with the article asked about; merged captures stand for one piece.
BELOW_EACH = f"""
WITH RECURSIVE down AS (
    SELECT asked.id AS asked, asked.id AS at FROM unnest(%(articles)s::bigint[]) AS asked(id)
    UNION
    SELECT down.asked, {CANONICAL.format("far")}
    FROM down JOIN sources_article near ON near.id = down.at OR near.merged_into_id = down.at {BELOW}
)
SELECT asked, at FROM down LIMIT %(most)s
"""  # noqa: S608 (as above)
MOST_BELOW = 20_000  # pairs; more only says “very many”


def below_each(articles: Iterable[int], kept: Any = ()) -> dict[int, set[int]]:
    """For each of some (canonical) articles, itself and everything taken from it, directly or not.

    As if what is ``kept`` from the reader (``kept_from``) had never come: what was taken from it only by way of that is
    left out.
    """
    wanted = sorted(set(articles))
    found: dict[int, set[int]] = {article: {article} for article in wanted}
    with connection.cursor() as cursor:
        query, named = _without(BELOW_EACH, kept)
        cursor.execute(query, {"articles": wanted, "most": MOST_BELOW, **named})
        for asked, at in cursor.fetchall():
            found[asked].add(at)
    return found


def ancestors_of(articles: Iterable[int], kept: Any = ()) -> list[Tie]:
    """Every tie upward from some (canonical) articles to their roots, none through what is ``kept`` from the reader."""
    return _ties(ANCESTORS, articles, kept)


def family_of(articles: Iterable[int], kept: Any = ()) -> list[Tie]:
    """Every tie of the whole family: up to the roots, and down again to all that was taken from them.

    Whoever belongs to it by way of what is ``kept`` from the reader alone is none of it.
    """
    return _ties(FAMILY, articles, kept)


def _ties(query: str, articles: Iterable[int], kept: Any) -> list[Tie]:
    with connection.cursor() as cursor:
        query, named = _without(query, kept)
        cursor.execute(query, {"articles": sorted(articles), **named})
        return [Tie(*row) for row in cursor.fetchall()]


def _without(query: str, kept: Any) -> tuple[str, dict[str, Any]]:
    """The question with the subquery of what is kept from the reader in its place, and that one's parameters."""
    if not kept:
        return query, {}
    named = {f"kept{at}": value for at, value in enumerate(kept.params)}
    inner = kept.sql % tuple(f"%({name})s" for name in named)
    return query.replace(NONE_KEPT, f"ARRAY({inner})"), named
