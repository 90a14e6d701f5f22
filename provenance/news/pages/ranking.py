"""Reads what has happened to claims since somebody looked, from the lines of news, ranked by what it could change."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from claims.pages.review_queue import in_work
from claims.pages.review_turns import Asker, Wait
from provenance.news.rules import stakes
from provenance.news.rules.stakes import RANKS, Rests, Stakes
from provenance.news.vocabulary import Kind
from sources.pages.paging import SIZE
from sources.pages.ranking import END, place_of

# A line is news for somebody while their look at its claim does not reach it and what it tells still stands. All lines
# of claims they follow or have, or on which a review rests, are read; of all others the latest. Whatever stands beside
# a line or a claim is looked up by its key, one by one: joined as tables, all claims of the newsroom would be read.
# What a followed source is heard in is found from the source, by each way it is heard, and not from the claims’ quotes.
SINCE = f"""
WITH chosen AS MATERIALIZED (
    SELECT c.claim FROM news_follow f CROSS JOIN LATERAL (
        SELECT coalesce(c.merged_into_id, c.id) AS claim FROM claims_claim c WHERE c.id = f.claim_id LIMIT 1
    ) AS c WHERE f.person_id = %(me)s
    UNION SELECT c.id FROM news_follow f CROSS JOIN LATERAL (
        SELECT c.id FROM claims_claim c WHERE c.event_id = f.event_id OFFSET 0
    ) AS c WHERE f.person_id = %(me)s
), near AS MATERIALIZED (
    SELECT claim FROM chosen WHERE %(deep)s > 0
    UNION SELECT claim_id FROM news_assignment WHERE holder_id = %(me)s AND %(deep)s > 0
    UNION SELECT claim_id FROM claims_review WHERE stage IN ('signed', 'published', 'corrected') AND %(deep)s > 0
), latest AS MATERIALIZED (
    SELECT * FROM news_news WHERE at >= %(since)s ORDER BY at DESC, id DESC LIMIT %(reach)s
), lines AS (
    SELECT * FROM latest
    UNION ALL
    SELECT older.* FROM near CROSS JOIN LATERAL (
        SELECT * FROM news_news n WHERE n.claim_id = near.claim AND n.at >= %(since)s
            AND (n.at, n.id) < (SELECT at, id FROM latest ORDER BY at, id LIMIT 1)
        ORDER BY n.at DESC LIMIT %(deep)s
    ) AS older
), unseen AS MATERIALIZED (
    SELECT n.*, s.upto IS NULL OR n.xid >= s.upto OR n.xid = ANY(s.running) AS wakes
    FROM lines n
    LEFT JOIN LATERAL (
        SELECT upto, running FROM news_look WHERE person_id = %(me)s AND claim_id = n.claim_id LIMIT 1
    ) AS l ON true
    LEFT JOIN news_snooze s ON s.person_id = %(me)s AND s.claim_id = n.claim_id
    WHERE l.upto IS NULL OR n.xid >= l.upto OR n.xid = ANY(l.running)
    LIMIT %(most)s
), standing AS (
    SELECT u.*, u.told AS became FROM unseen u WHERE u.told = 'scored'
    UNION ALL
    SELECT u.*, u.told FROM unseen u CROSS JOIN LATERAL (
        SELECT FROM claims_contradiction p
        WHERE p.id = u.row AND p.outcome = 'contradicts' AND p.judgement <> 'rejected' LIMIT 1
    ) AS stands WHERE u.told IN ('contradiction', 'edited')
    UNION ALL
    SELECT u.*, 'correction' FROM unseen u CROSS JOIN LATERAL (
        SELECT FROM claims_appearance q
        WHERE q.id = u.row AND q.stale_at IS NOT NULL AND q.judgement <> 'rejected' LIMIT 1
    ) AS stands WHERE u.told = 'stale'
    UNION ALL
    SELECT u.*, changed.became FROM unseen u CROSS JOIN LATERAL (
        SELECT q.superseded_by_id FROM claims_appearance q
        WHERE q.id = u.row AND q.superseded_at IS NOT NULL AND q.judgement <> 'rejected' LIMIT 1
    ) AS q CROSS JOIN LATERAL (
        SELECT CASE WHEN q.superseded_by_id IS NULL OR a.kinds && '{{correction,withdrawn}}' THEN 'correction'
            ELSE 'edited' END AS became
        FROM (SELECT 1) AS once LEFT JOIN sources_alteration a ON a.later_id = q.superseded_by_id
        WHERE q.superseded_by_id IS NULL OR a.kinds && '{{correction,withdrawn,figure}}' LIMIT 1
    ) AS changed
    WHERE u.told = 'superseded'
    UNION ALL
    SELECT u.*, u.told FROM unseen u CROSS JOIN LATERAL (
        SELECT FROM claims_bearing b WHERE b.id = u.row AND b.difference <> '' LIMIT 1
    ) AS stands WHERE u.told = 'halves'
    UNION ALL
    SELECT u.*, u.told FROM unseen u JOIN news_assignment a ON a.id = u.row
    WHERE u.told = 'assignment' AND a.holder_id = %(me)s AND a.given_by_id <> %(me)s
), told AS MATERIALIZED (
    SELECT claim_id, max(at) AS at, bool_or(wakes) AS wakes,
        array_agg(DISTINCT became) AS happened,
        (array_agg(entry ORDER BY id) FILTER (WHERE became = 'scored'))[1] AS entry,
        (array_agg(score_before ORDER BY id) FILTER (WHERE score_before IS NOT NULL))[1] AS score,
        (array_agg(origins_before ORDER BY id) FILTER (WHERE origins_before IS NOT NULL))[1] AS origins,
        (array_agg(against_before ORDER BY id) FILTER (WHERE against_before IS NOT NULL))[1] AS against,
        (array_agg(articles_before ORDER BY id) FILTER (WHERE articles_before IS NOT NULL))[1] AS articles,
        (array_agg(row ORDER BY id DESC) FILTER (WHERE told = 'contradiction'))[:9] AS pairs,
        (array_agg(row ORDER BY id DESC) FILTER (WHERE told = 'superseded'))[:9] AS superseded,
        (array_agg(row ORDER BY id DESC) FILTER (WHERE told = 'stale'))[:60] AS stale,
        (array_agg(row ORDER BY id DESC) FILTER (WHERE told = 'edited'))[:9] AS edited,
        (array_agg(row ORDER BY id DESC) FILTER (WHERE told = 'halves'))[:9] AS halves
    FROM standing GROUP BY claim_id
), turns AS ({{turns}}),
concerned AS MATERIALIZED (
    SELECT claim_id FROM told UNION SELECT claim_id FROM turns
    UNION SELECT claim_id FROM news_assignment WHERE holder_id = %(me)s
), relied AS MATERIALIZED (
    SELECT concerned.claim_id, best.rests FROM concerned CROSS JOIN LATERAL (
        SELECT max(CASE WHEN r.written_by_id = %(me)s OR EXISTS (
            SELECT FROM claims_reviewsignature g WHERE g.review_id = r.id AND g.person_id = %(me)s
        ) THEN 3 ELSE 2 END) AS rests
        FROM claims_review r
        WHERE r.claim_id = concerned.claim_id AND r.stage IN ('signed', 'published', 'corrected') AND NOT EXISTS (
            SELECT FROM claims_review w WHERE w.claim_id = r.claim_id AND w.number > r.number AND w.stage = 'withdrawn')
    ) AS best
), voices AS MATERIALIZED (
    SELECT source_id AS id FROM news_follow WHERE person_id = %(me)s AND source_id IS NOT NULL
), heard AS (
    SELECT q.claim_id FROM claims_appearance q
    WHERE q.attributed_to_id IN (SELECT id FROM voices) AND q.judgement <> 'rejected'
    UNION SELECT q.claim_id FROM claims_appearance q
    WHERE q.origin_source_id IN (SELECT id FROM voices) AND q.judgement <> 'rejected'
    UNION SELECT q.claim_id FROM sources_article o JOIN sources_capture k ON k.article_id = o.id
    JOIN claims_appearance q ON q.capture_id = k.id
    WHERE o.source_id IN (SELECT id FROM voices) AND q.judgement <> 'rejected'
), followed AS MATERIALIZED (
    SELECT claim FROM chosen
    UNION SELECT heard.claim_id FROM heard WHERE heard.claim_id IN (SELECT claim_id FROM concerned)
), weighed AS MATERIALIZED (
    SELECT c.id, t.at, t.happened, t.entry, t.score, t.origins, t.against, t.articles, t.pairs, t.superseded, t.stale,
        t.edited, t.halves, b.score AS score_now, coalesce(b.origins_for, 0) AS origins_now,
        coalesce(b.origins_against, 0) AS against_now, coalesce(b.articles, 0) AS articles_now,
        coalesce(b.contradictions > 0 OR b.origins_against > 0, false) AS contested,
        coalesce(v.rests, CASE WHEN w.claim_id IS NOT NULL THEN 1 ELSE 0 END) AS rests, w.claim_id IS NOT NULL AS turn,
        a.holder_id = %(me)s AS mine,
        s.id IS NOT NULL AND CASE WHEN s.until IS NULL THEN NOT coalesce(t.wakes, false) ELSE s.until > %(now)s END
            AS asleep,
        l.claim IS NOT NULL AS followed
    FROM concerned
    LEFT JOIN told t ON t.claim_id = concerned.claim_id
    LEFT JOIN turns w ON w.claim_id = concerned.claim_id
    LEFT JOIN followed l ON l.claim = concerned.claim_id
    LEFT JOIN relied v ON v.claim_id = concerned.claim_id
    CROSS JOIN LATERAL (
        SELECT c.id FROM claims_claim c WHERE c.id = concerned.claim_id AND c.merged_into_id IS NULL LIMIT 1
    ) AS c
    LEFT JOIN LATERAL (SELECT * FROM claims_corroboration b WHERE b.claim_id = c.id LIMIT 1) AS b ON true
    LEFT JOIN LATERAL (SELECT * FROM news_assignment a WHERE a.claim_id = c.id LIMIT 1) AS a ON true
    LEFT JOIN LATERAL (
        SELECT * FROM news_snooze s WHERE s.person_id = %(me)s AND s.claim_id = c.id LIMIT 1
    ) AS s ON true
), sorted AS MATERIALIZED (
    SELECT *, coalesce(abs(coalesce(score_now, 0) - score), 0) AS moved, array_remove(ARRAY[
        CASE WHEN 'contradiction' = ANY(happened) THEN 'contradiction' END,
        CASE WHEN 'correction' = ANY(happened) THEN 'correction' END,
        CASE WHEN 'edited' = ANY(happened) THEN 'figure' END,
        CASE WHEN origins <> origins_now OR against <> against_now THEN 'origin' END,
        CASE WHEN 'halves' = ANY(happened) THEN 'halves' END,
        CASE WHEN turn THEN 'review' END,
        CASE WHEN 'assignment' = ANY(happened) THEN 'assignment' END,
        CASE WHEN articles < articles_now AND (followed OR rests > 1) THEN 'appearance' END,
        CASE WHEN abs(coalesce(score_now, 0) - score) >= {stakes.MOVED} THEN 'score' END
    ], NULL) AS kinds
    FROM weighed
), ranked AS (
    SELECT *, rests * 100000 + floor(moved / {stakes.STEP} + 1e-9)::bigint * 1000 + contested::int * 100
        + coalesce({len(Kind)} + 1 - array_position(%(kinds)s::text[], kinds[1]), 0) AS height
    FROM sorted WHERE kinds <> '{{}}' OR mine
)
"""  # noqa: S608 (made of constants; every value is a parameter)
COLUMNS = (
    "id, at, kinds, rests, score, score_now, origins, origins_now, against, against_now, articles, articles_now, "
    "contested, followed, asleep, entry, pairs, superseded, stale, edited, halves, height"
)
SHOWN = {
    "": "NOT asleep AND kinds <> '{}'",
    "mine": "NOT asleep AND mine",
    "snoozed": "asleep",
    **{kind.value: f"NOT asleep AND '{kind.value}' = ANY(kinds)" for kind in Kind},
}
"""By the name of a filter, which rows it shows."""
HIGHEST = "ORDER BY height DESC, id DESC"
COUNTED = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in SHOWN.values())
PAGED = f"""
(SELECT {COUNTED} FROM ranked) AS numbers LEFT JOIN (
    SELECT {COLUMNS} FROM ranked WHERE {{shown}} AND (height, id) < (%(height)s, %(pk)s) {HIGHEST} LIMIT %(size)s
) AS page ON true {HIGHEST}
"""  # noqa: S608 (as above)


@dataclass(frozen=True, slots=True)
class Changed:
    """One claim (by primary key) that has changed since somebody looked; figures as they knew them, and as they are.

    ``entry`` is the first entry of its scores they do not know; the rest are keys of the rows that tell what happened,
    the latest first.
    """

    claim: int
    at: datetime | None
    stakes: Stakes
    origins: tuple[int | None, int]
    against: tuple[int | None, int]
    articles: tuple[int | None, int]
    followed: bool
    asleep: bool
    entry: int | None
    pairs: Sequence[int]
    superseded: Sequence[int]
    stale: Sequence[int]
    edited: Sequence[int]
    halves: Sequence[int]
    height: int

    @property
    def kinds(self) -> Sequence[Kind]:
        """What happened, the weightiest first."""
        return self.stakes.kinds


def changed(
    asker: Asker, now: datetime, *, only: str = "", after: str = "", size: int = SIZE
) -> tuple[list[Changed], str, dict[str, int]]:
    """One page of what changed since somebody looked, ranked, the cursor of the next, empty on the last one, and how
    many rows each filter shows, by its name; "" is the whole list.

    ``only`` is the name of a filter. One query, whatever has happened: what happened is read once for both.
    """
    height, pk = place_of(after) if after else END
    query = PAGED.replace("{shown}", SHOWN[only])
    found = _asked("numbers.*, page.*", query, asker, now, {"height": height, "pk": pk, "size": size + 1})
    numbers = dict(zip(SHOWN, found[0], strict=False))
    told = [row[len(SHOWN) :] for row in found if row[len(SHOWN)] is not None]
    rows = [_row(row) for row in told[:size]]
    return rows, f"{rows[-1].height}.{rows[-1].claim}" if len(told) > size else "", numbers


def of_claims(asker: Asker, now: datetime, claims: Sequence[int]) -> list[Changed]:
    """The rows of some claims (by primary key), for whoever has ticked them; snoozed or not."""
    query = f"ranked WHERE id = ANY(%(claims)s) {HIGHEST}"
    return [_row(row) for row in _asked(COLUMNS, query, asker, now, {"claims": list(claims)})]


def counts(asker: Asker, now: datetime) -> dict[str, int]:
    """How many rows each filter shows, by its name; "" is the whole list."""
    (found,) = _asked(COUNTED, "ranked", asker, now, {})
    return dict(zip(SHOWN, found, strict=True))


def glance(asker: Asker, now: datetime) -> int:
    """How many claims changed since somebody looked, among the latest news alone: as dear in any newsroom."""
    near = {"reach": stakes.GLANCE, "deep": 0, "most": stakes.UNSEEN}
    ((found,),) = _asked("count(*)", f"ranked WHERE {SHOWN['']}", asker, now, near)
    return int(found)


def _asked(
    columns: str, query: str, asker: Asker, now: datetime, asked: Mapping[str, Any]
) -> list[tuple[Any, ...]]:
    turns, named = _turns(asker, now)
    since = now - timedelta(days=stakes.DAYS)
    kinds = [kind.value for kind in Kind]
    reach = {"reach": stakes.REACH, "deep": stakes.DEEP, "most": None}
    told = {"me": asker.key, "now": now, "since": since, "kinds": kinds, **reach, **asked, **named}
    with connection.cursor() as cursor:
        cursor.execute(f"{SINCE.replace('{turns}', turns)} SELECT {columns} FROM {query}", told)  # noqa: S608 (as above)
        return list(cursor.fetchall())


def _turns(asker: Asker, now: datetime) -> tuple[str, dict[str, Any]]:
    """The reviews that wait for somebody, as the queue of reviews has it: a query, and its values by name."""
    rows = in_work(now).filter(_theirs(asker)).order_by().values("claim_id")
    text, values = rows.query.sql_with_params()
    named = {f"turn{place}": value for place, value in enumerate(values)}
    names = iter(named)
    return re.sub(r"%s", lambda _: f"%({next(names)})s", text), named


def _theirs(asker: Asker) -> Q:
    """Whose turn it is: the rule of ``claims.pages.review_turns.turn_of``, told to the database."""
    theirs = Q(waits=Wait.WRITING, written_by=asker.key)
    if "add_review" in asker.rights:
        theirs |= Q(waits=Wait.REVIEW)
    if "second_review" in asker.rights:
        theirs |= Q(waits=Wait.SECOND) & ~Q(signers__contains=[asker.key])
    if "publish_review" in asker.rights:
        theirs |= Q(waits=Wait.PUBLICATION)
    return theirs


def _row(row: tuple[Any, ...]) -> Changed:
    claim, at, kinds, rests, score, score_now, *figures, contested, followed, asleep, entry = row[:16]
    pairs, superseded, stale, edited, halves, height = row[16:]
    known: Rests = RANKS[rests]
    told = Stakes(known, score, score_now, contested, [Kind(kind) for kind in kinds])
    return Changed(
        claim, at, told, (figures[0], figures[1]), (figures[2], figures[3]), (figures[4], figures[5]), followed, asleep,
        entry, pairs or (), superseded or (), stale or (), edited or (), halves or (), height,
    )  # fmt: skip
