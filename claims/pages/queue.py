"""The fact-checker's queue: contradictions nobody has judged, the gravest first, each with both quotes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy

from claims.models import Contradiction, Corroboration
from claims.pages import seen
from claims.pages.pairs import Pair, pairs
from claims.rules.comparing import severity
from claims.rules.comparing.severity import Severity
from claims.vocabulary import ContradictionKind, Outcome
from sources.actions.signature import Person
from sources.pages.ranking import RANKED, QueuePage, following, ranked, unranked
from sources.visibility import Reader
from sources.vocabulary import Judgement

# The formula stands in the rule; the database only multiplies, so that one query ranks and cuts. Inside one claim the
# second side are those who deny it, a party or a reader counting as nobody; two voices that give other days or places
# both stand for it. A claim that no independent origin stands behind any more is nobody's too, but for what an outlet
# changed or says against itself. A piece that carries both claims is counted once. To know that, every quote of both is
# read: so it is asked only where the page may turn on it. With such pieces counted twice a row is as high as it can be,
# with those of the one claim alone as low: a row as high as that is off the page all the same, or as low before it.
# What is counted in a ledger is written down (MATERIALIZED): it would be counted again wherever a height names it.
HEIGHT = f"""round((100
        * CASE WHEN unfounded THEN {severity.UNFOUNDED}
            ELSE 1 + {severity.GRADED} * least(one_graded, other_graded)
              + CASE WHEN least(one_origins, other_origins) > least(one_graded, other_graded)
                THEN {severity.UNGRADED} ELSE 0 END END
        * ({severity.NEAR} + {1 - severity.NEAR} * apart)
        * ln(1 + greatest({{}}, 1)) / ln(2)
        * CASE WHEN reviewed THEN {severity.RELIED_ON} ELSE 1 END)::numeric)::bigint"""
RANKING = f"""
WITH latest AS MATERIALIZED (
    SELECT id, one_id, other_id, one_appearance_id, other_appearance_id, kind, apart FROM claims_contradiction
    WHERE judgement = 'suggested' AND outcome = 'contradicts' AND kind = ANY(%(kinds)s)
    ORDER BY id DESC LIMIT {RANKED}
), voiced AS MATERIALIZED (
    SELECT l.*, l.one_id = l.other_id AND (l.kind = 'party' OR EXISTS (
            SELECT FROM claims_appearance p WHERE p.id IN (l.one_appearance_id, l.other_appearance_id)
                AND (p.stance = 'disputes' OR l.kind IN ('time', 'place')) AND (p.party OR p.section = 'comment')
        )) AS nobody
    FROM latest l
), sides AS (
    SELECT l.id, l.apart, CASE WHEN l.one_id = l.other_id AND l.kind NOT IN ('time', 'place') THEN 'against' ELSE 'for'
        END AS way, l.nobody, l.one_id, l.other_id, l.kind, a.ledger AS one_ledger, b.ledger AS other_ledger,
        coalesce(a.origins_for, 0) AS one_origins, coalesce(b.origins_for, 0) AS other_for,
        coalesce(b.origins_against, 0) AS other_against,
        greatest(a.articles, b.articles, 0) AS fewest, coalesce(a.articles, 0)
            + CASE WHEN l.one_id = l.other_id THEN 0 ELSE coalesce(b.articles, 0) END AS most
    FROM voiced l
    JOIN claims_claim c ON c.id = l.one_id AND c.merged_into_id IS NULL
    JOIN claims_claim d ON d.id = l.other_id AND d.merged_into_id IS NULL
    LEFT JOIN claims_corroboration a ON a.claim_id = l.one_id
    LEFT JOIN claims_corroboration b ON b.claim_id = l.other_id
), weighed AS MATERIALIZED (
    SELECT id, one_id, other_id, apart, fewest, most, one_origins,
        nobody OR (one_id <> other_id AND kind NOT IN ('self', 'edited') AND one_ledger IS NOT NULL
            AND other_ledger IS NOT NULL AND least(one_origins, other_for) = 0) AS unfounded,
        CASE WHEN nobody THEN 0 WHEN way = 'for' THEN other_for ELSE other_against END AS other_origins,
        (SELECT count(*) FROM jsonb_array_elements(one_ledger) e
         WHERE e->>'role' = 'origin' AND e->>'side' = 'for' AND e->>'grade' NOT IN ('F', '')) AS one_graded,
        (SELECT count(*) FROM jsonb_array_elements(other_ledger) e
         WHERE NOT nobody AND e->>'role' = 'origin' AND e->>'side' = way AND e->>'grade' NOT IN ('F', '')
        ) AS other_graded,
        EXISTS (SELECT FROM claims_review r WHERE r.claim_id IN (one_id, other_id)
            AND r.stage IN ('published', 'corrected') AND NOT EXISTS (
                SELECT FROM claims_review s WHERE s.claim_id = r.claim_id AND s.number > r.number
                    AND s.stage IN ('published', 'corrected', 'withdrawn'))) AS reviewed
    FROM sides
), bounded AS MATERIALIZED (
    SELECT *, {HEIGHT.format("fewest")} AS low, {HEIGHT.format("most")} AS high FROM weighed
), near AS MATERIALIZED (
    SELECT * FROM bounded WHERE low <= %(height)s AND high >= coalesce((
        SELECT low FROM bounded WHERE high < %(height)s ORDER BY low DESC OFFSET %(size)s - 1 LIMIT 1), 0)
), pieces AS (
    SELECT DISTINCT p.claim_id AS claim, coalesce(a.merged_into_id, a.id) AS piece
    FROM claims_appearance p JOIN sources_capture c ON c.id = p.capture_id JOIN sources_article a ON a.id = c.article_id
    WHERE p.judgement <> 'rejected' AND p.superseded_at IS NULL
        AND p.claim_id IN (SELECT one_id FROM near UNION SELECT other_id FROM near)
), held AS MATERIALIZED (
    SELECT claim, array_agg(piece) AS pieces FROM pieces GROUP BY claim
), counted AS (
    SELECT n.*, CASE WHEN n.one_id = n.other_id THEN n.most ELSE greatest(n.fewest, n.most
        - (SELECT count(*) FROM unnest(f.pieces) s WHERE s = ANY(g.pieces))) END AS articles
    FROM near n LEFT JOIN held f ON f.claim = n.one_id LEFT JOIN held g ON g.claim = n.other_id
), ranked AS (
    SELECT *, {HEIGHT.format("articles")} AS height FROM counted
)
SELECT id, one_graded, other_graded, one_origins, other_origins, apart, articles, reviewed, unfounded, height
FROM ranked WHERE (height, id) < (%(height)s, %(id)s) ORDER BY height DESC, id DESC LIMIT %(size)s
"""  # noqa: S608 (made of constants; every value is a parameter)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One contradiction in the queue, and how much it matters."""

    pair: Pair
    severity: Severity
    height: int
    following: str = ""


@dataclass(frozen=True, slots=True)
class BackedPage(QueuePage[Waiting]):
    """One page of the queue, and by claim what stands behind both sides of its rows."""

    backed: dict[int, Corroboration]


def waiting(kind: str, reader: Reader | None, now: datetime, *, after: str) -> BackedPage:
    """One page of the queue, in six queries however many rows wait."""
    kinds = [kind] if kind else [each.value for each in ContradictionKind]
    shown, cursor = ranked(RANKING, {"kinds": kinds}, after)
    rows = _rows(shown, reader, now)
    claims = [side.claim for row in rows for side in (row.pair.one, row.pair.other)]
    suggested = Contradiction.objects.filter(
        judgement=Judgement.SUGGESTED, outcome=Outcome.CONTRADICTS, kind__in=kinds
    )
    backed = dict(seen.backings(claims, reader, now))
    return BackedPage(rows, cursor, not after, unranked(suggested), backed)


def _rows(shown: Sequence[tuple[Any, ...]], reader: Reader | None, now: datetime) -> list[Waiting]:
    found = pairs(Contradiction.objects.filter(pk__in=[row[0] for row in shown]), reader, now)
    by_key = {pair.row.pk: pair for pair in found}
    told = [row for row in shown if row[0] in by_key]
    names = [by_key[row[0]].row.public_id for row in told]
    return [
        Waiting(
            by_key[row[0]],
            Severity((row[1], row[2]), (row[3], row[4]), row[5], row[6], row[7], row[8]),
            row[9],
            then,
        )
        for row, then in zip(told, following(names), strict=True)
    ]


def decided_by(person: Person) -> QuerySet[Contradiction]:
    """What somebody decided about contradictions, to be paged by ``DECIDED``."""
    rows = Contradiction.objects.exclude(judgement=Judgement.SUGGESTED).filter(judged_by_id=person.pk)
    return rows.select_related("one__event", "other", "judged_by").order_by(F("judged_at").desc(), "-pk")


USUAL = (
    gettext_lazy("Both may stand: they count other people"),
    gettext_lazy("Both may stand: they speak for other moments"),
    gettext_lazy("Not the same event"),
    gettext_lazy("One of them was misread"),
    gettext_lazy("Read both quotes: they cannot both stand"),
)
"""Reasons offered to whoever has given none yet."""
