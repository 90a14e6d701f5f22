"""What a hidden article hides with it: the pieces we know of only because it names them."""

from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from sources.visibility import SOME_DAY, Reader, asked_at, hidden, newsroom

# Upward from the few hidden articles, as long as the pieces are unseen; then without those that an article in sight
# names, itself or through another unseen piece. With nothing hidden there is nothing to walk.
VEILED = """
    WITH RECURSIVE hidden (id) AS ({hidden}),
    kept AS (
        SELECT id FROM hidden UNION SELECT a.id FROM hidden h JOIN sources_article a ON a.merged_into_id = h.id
    ),
    above AS (
        SELECT up.id FROM kept JOIN sources_derivation d ON d.downstream_id = kept.id
        JOIN sources_article up ON up.id = d.upstream_id AND up.unseen
        UNION
        SELECT up.id FROM above JOIN sources_derivation d ON d.downstream_id = above.id
        JOIN sources_article up ON up.id = d.upstream_id AND up.unseen
    ),
    named AS (
        SELECT above.id FROM above JOIN sources_derivation d ON d.upstream_id = above.id
        WHERE d.downstream_id NOT IN (SELECT id FROM kept) AND d.downstream_id NOT IN (SELECT id FROM above)
        UNION
        SELECT above.id FROM named JOIN sources_derivation d ON d.downstream_id = named.id
        JOIN above ON above.id = d.upstream_id
    )
    SELECT id FROM hidden UNION (SELECT id FROM above EXCEPT SELECT id FROM named)
"""
# Downward from these to whatever was taken from them, by whatever way: what is told of it may rest on them.
SHADED = f"""
    WITH RECURSIVE below (id) AS (
        SELECT id FROM ({VEILED}) AS veiled
        UNION
        SELECT next.id FROM below CROSS JOIN LATERAL (
            SELECT d.downstream_id AS id FROM sources_derivation d
            WHERE d.upstream_id = below.id AND d.judgement <> 'rejected' AND NOT d.ring
            UNION ALL SELECT a.merged_into_id FROM sources_article a
            WHERE a.id = below.id AND a.merged_into_id IS NOT NULL
            UNION ALL SELECT a.id FROM sources_article a WHERE a.merged_into_id = below.id
        ) AS next
    )
    SELECT id FROM below
"""  # noqa: S608 (made of constants)


def veiled(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of the articles kept from the reader and the unseen pieces only these name.

    The title of an unseen piece is the headline of the article that names it: while that article is a draft, under
    embargo or withdrawn, the piece would give it away.
    """
    if newsroom(reader):
        return []
    return _keys(VEILED, now)


def shaded(reader: Reader | None, now: datetime) -> Any:
    """The primary keys, as a subquery, of these articles and of all that were taken from them, at whatever remove."""
    if newsroom(reader):
        return []
    return _keys(SHADED, now)


def _keys(query: str, now: datetime) -> Any:
    inner, parameters = _hidden()
    # The inner condition is put together by the ORM and brings its own parameters.
    return RawSQL(query.format(hidden=inner), asked_at(parameters, now), output_field=BigIntegerField())  # noqa: S611


@cache
def _hidden() -> tuple[str, tuple[Any, ...]]:
    """The question for the articles kept from readers outside, in words, put once: every page asks it many times.

    ``SOME_DAY`` stands in its parameters where the moment of asking belongs.
    """
    rows = apps.get_model("sources", "Article").objects.filter(hidden(None, SOME_DAY)).order_by().values("pk")
    words, parameters = rows.query.sql_with_params()
    return words, tuple(parameters)
