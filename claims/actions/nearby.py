"""Finding the events near which a large act has to be sorted again: where something moved, and beside what came."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from claims.actions.lineages import families
from claims.models import Act, Appearance
from claims.rules.grouping.happenings import VAGUE_WITHIN
from claims.rules.grouping.neighbours import COMMON_WORD, SHORTLIST
from claims.rules.grouping.rarity import Rarity
from sources.models import Article, Derivation

COPIES = 1_000
"""Copies of what an article was taken from, among which events are looked for: the latest."""


def events(
    *, act: Act, came: Sequence[Appearance], rarity: Rarity, without: Collection[int] = ()
) -> set[int]:
    """The events (by primary key) with which statements that came, or moved, have to be sorted.

    They are those that a sorting of the whole act would compare with them (``claims.rules.grouping.neighbours``): in
    the same places about the same time, sharing rare words, accusing the same party; and what else is said in articles
    of their lineage. Of many the ones that share most, so that it takes as long in an act of any size. ``without`` some
    articles, as if these had never come.
    """
    if not came:
        return set()
    denied = Appearance.objects.filter(denied_by__in=[row.pk for row in came]).exclude(claim=None)
    return {
        *denied.values_list("claim__event", flat=True),
        *_of_lineage(act, came, without),
        *_alike(act, came, rarity, without),
    }


def _of_lineage(act: Act, came: Sequence[Appearance], without: Collection[int]) -> set[int]:
    """The events told in whatever the articles were taken from, and in other copies of that."""
    above = families([row.capture.article for row in came], without=without).articles
    copies = Derivation.objects.standing().filter(upstream__in=above).order_by("-pk")
    pieces = {*above, *copies.values_list("downstream", flat=True)[:COPIES]} - {*without}
    told = Appearance.objects.filter(act=act, capture__article__in=Article.objects.of_pieces(pieces))
    told = told.exclude(claim=None).exclude(capture__article__in=without)
    return set(told.order_by().values_list("claim__event", flat=True).distinct())


def _alike(act: Act, came: Sequence[Appearance], rarity: Rarity, without: Collection[int]) -> set[int]:
    """The events that share places, rare words or an accused party with a statement."""
    # Copies ask for the same: once is enough.
    told = {json.dumps(_told(row, rarity)) for row in came}
    asked: dict[str, Any] = {
        "came": f"[{','.join(sorted(told))}]",
        "act": act.pk,
        "without": sorted(without),
        "most": SHORTLIST,
        "days": VAGUE_WITHIN,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, asked)
        return {event for (event,) in cursor.fetchall()}


def _told(row: Appearance, rarity: Rarity) -> dict[str, Any]:
    published = row.capture.article.published
    days = row.when or (published.period() if published else None)
    return {
        "words": [word for word in row.terms if rarity.terms.count(word) <= COMMON_WORD],
        "parties": row.accused,
        "places": row.places,
        "day": days.first.isoformat() if days else None,
    }


# Each statement asks for itself, so that what it finds is bounded, however many the act has: by an index on words and
# parties, and by one on the places of events. The order decides alone which of many are taken.
_KNOWN = """
    article.id <> ALL(%(without)s::bigint[])
        AND coalesce(article.merged_into_id, article.id) <> ALL(%(without)s::bigint[])
"""
_ALIKE = f"""
WITH came AS (
    SELECT words::varchar[] AS words, parties::varchar[] AS parties, places::varchar[] AS places, day
    FROM jsonb_to_recordset(%(came)s::jsonb) AS told(words text[], parties text[], places text[], day date)
)
SELECT DISTINCT near.event_id FROM came CROSS JOIN LATERAL (
    (
        SELECT claim.event_id FROM claims_appearance AS said
        JOIN claims_claim AS claim ON claim.id = said.claim_id
        JOIN sources_capture AS capture ON capture.id = said.capture_id
        JOIN sources_article AS article ON article.id = capture.article_id
        WHERE said.act_id = %(act)s AND (said.terms && came.words OR said.accused && came.parties) AND {_KNOWN}
        ORDER BY cardinality(ARRAY(SELECT unnest(said.terms) INTERSECT SELECT unnest(came.words))) DESC,
            abs(came.day - said.when_first) NULLS LAST, said.id DESC
        LIMIT %(most)s
    ) UNION ALL (
        SELECT event.id FROM claims_event AS event
        WHERE event.act_id = %(act)s AND event.merged_into_id IS NULL AND event.places && came.places
            AND (event.when_first IS NULL OR came.day IS NULL
                OR came.day BETWEEN event.when_first - %(days)s AND event.when_last + %(days)s)
            AND EXISTS (
                SELECT FROM claims_claim AS claim JOIN claims_appearance AS said ON said.claim_id = claim.id
                JOIN sources_capture AS capture ON capture.id = said.capture_id
                JOIN sources_article AS article ON article.id = capture.article_id
                WHERE claim.event_id = event.id AND {_KNOWN}
            )
        ORDER BY cardinality(ARRAY(SELECT unnest(event.places) INTERSECT SELECT unnest(came.places))) DESC,
            abs(came.day - event.when_first) NULLS LAST, event.id DESC
        LIMIT %(most)s
    )
) AS near
"""  # noqa: S608 (made of the constant above; every value is a parameter)
