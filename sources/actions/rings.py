"""Keeping the graph of copies free of rings: of ties that close one, the least sure is set aside, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F

from sources.actions import lineages
from sources.actions.explaining import STAND_IN
from sources.models import Article, Derivation
from sources.rules import precedence, rings
from sources.rules.reason import Reason
from sources.rules.rings import Tie
from sources.vocabulary import Judgement

RULE = "ring"
ONE_AT_A_TIME = 5_410_217_701
"""Names the lock under which ties are written and compared with all others."""

MOST_REVISITED = 200
"""Ties set aside that are looked at again when a tie above them has changed. More stand aside only under attack, and
each is looked at again whenever one of its own articles is traced."""

# Everything upward from an article, what was set aside included; merged captures stand for one article.
UPWARD = """
WITH RECURSIVE upward AS (
    SELECT d.id, coalesce(down.merged_into_id, down.id) AS down, coalesce(up.merged_into_id, up.id) AS up
    FROM sources_article down
    JOIN sources_derivation d ON d.downstream_id = down.id
    JOIN sources_article up ON up.id = d.upstream_id
    WHERE (down.id = %(piece)s OR down.merged_into_id = %(piece)s)
        AND d.judgement <> 'rejected' AND d.kind <> 'same_article'
    UNION
    SELECT d.id, coalesce(down.merged_into_id, down.id), coalesce(up.merged_into_id, up.id)
    FROM upward
    JOIN sources_article down ON down.id = upward.up OR down.merged_into_id = upward.up
    JOIN sources_derivation d ON d.downstream_id = down.id
    JOIN sources_article up ON up.id = d.upstream_id
    WHERE d.judgement <> 'rejected' AND d.kind <> 'same_article'
)
SELECT id, down, up FROM upward WHERE down <> up
"""


# The ties set aside that lead to what was taken, by however many steps, from some articles: what was believed in place
# of such a tie led over these, and may be gone. The ties of all others stand as they stood.
ASIDE = """
WITH RECURSIVE below AS (
    SELECT unnest(%(pieces)s::bigint[]) AS id
    UNION
    SELECT coalesce(down.merged_into_id, down.id)
    FROM below
    JOIN sources_article up ON up.id = below.id OR up.merged_into_id = below.id
    JOIN sources_derivation d ON d.upstream_id = up.id AND d.judgement <> 'rejected' AND d.kind <> 'same_article'
    JOIN sources_article down ON down.id = d.downstream_id
)
SELECT d.id, coalesce(down.merged_into_id, down.id)
FROM sources_derivation d
JOIN sources_article down ON down.id = d.downstream_id
JOIN sources_article up ON up.id = d.upstream_id
WHERE d.ring AND coalesce(up.merged_into_id, up.id) IN (SELECT id FROM below)
ORDER BY d.id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class _Ends:
    derivation: int
    downstream: int
    upstream: int


def take_turn() -> None:
    """Wait until nobody else writes ties, and keep others waiting until the transaction ends.

    Whoever writes ties takes this lock before any row: of two tracers that close a ring between them the second sees
    what the first has written, and a tracer and a person, who both lock articles here and there in the graph, never
    wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def settle(*, pieces: Iterable[int]) -> None:
    """Bring the ties above some pieces (by primary key), and those set aside before, in line: none may close a ring.

    Runs in the caller's turn, whenever their ties have changed. A piece of which a tie is set aside, or counts again,
    is traced anew: it may need another in its place. What was set aside below them is looked at once for all of them.
    """
    take_turn()
    changed = set(pieces)
    for piece in sorted(changed):
        changed |= _settle(piece)
    for piece in _aside_below(changed):
        _settle(piece)


def _aside_below(pieces: Iterable[int]) -> list[int]:
    """The pieces, each once, of which a tie is set aside that leads to anything below these (by primary key)."""
    with connection.cursor() as cursor:
        cursor.execute(ASIDE, {"pieces": sorted(pieces), "most": MOST_REVISITED})
        return list(dict.fromkeys(piece for _, piece in cursor.fetchall()))


def confirmed(*, downstream: Article, upstream: Article) -> bool:
    """Whether people have confirmed, step by step, that one article was taken from another."""
    ends = _upward(downstream.canonical_pk)
    sure = set(
        Derivation.objects.filter(
            pk__in=[one.derivation for one in ends], judgement=Judgement.CONFIRMED
        ).values_list("pk", flat=True)
    )
    ties = [
        Tie(str(one.derivation), one.downstream, one.upstream, (1.0,))
        for one in ends
        if one.derivation in sure
    ]
    closing = Tie("closing", upstream.canonical_pk, downstream.canonical_pk, (0.0,))
    return "closing" in rings.cut([*ties, closing])


def _settle(piece: int) -> set[int]:
    """Bring the ties above a piece in line; the pieces (by primary key) of which a tie changed."""
    ends = _upward(piece)
    if (
        not _closed(ends)
        and not Derivation.objects.filter(pk__in=[one.derivation for one in ends], ring=True).exists()
    ):
        return set()
    rows = {
        row.pk: row for row in Derivation.objects.for_page().filter(pk__in=[one.derivation for one in ends])
    }
    left_out = rings.cut(
        Tie(rows[one.derivation].public_id, one.downstream, one.upstream, _strength(rows[one.derivation]))
        for one in ends
    )
    moved = {row.downstream_id for row in rows.values() if _set_aside(row, aside=row.public_id in left_out)}
    lineages.moved(articles=moved)
    Article.objects.filter(pk__in=moved, unseen=False).update(trace_due=F("trace_due") + 1)
    return {each.downstream for each in ends if rows[each.derivation].downstream_id in moved}


def _upward(piece: int) -> list[_Ends]:
    with connection.cursor() as cursor:
        cursor.execute(UPWARD, {"piece": piece})
        return [_Ends(*row) for row in cursor.fetchall()]


def _closed(ends: list[_Ends]) -> bool:
    """Whether there is any ring among the ties: then the rule leaves at least one out, however sure they are."""
    return bool(rings.cut(Tie(str(one.derivation), one.downstream, one.upstream, ()) for one in ends))


def _strength(row: Derivation) -> tuple[float, ...]:
    """A person's word first, then a credit, then time, then the text itself: time never outweighs a credit.

    What only stands in for a tie set aside comes last, so that it never sets another aside.
    """
    return (
        float(row.judgement == Judgement.CONFIRMED),
        float(all(reason.get("rule") != STAND_IN for reason in row.reasons)),
        float(row.credited),
        float(_later(row)),
        float(row.containment is not None),
        row.containment or 0.0,
    )


def _later(row: Derivation) -> bool:
    """Whether time speaks for the tie, as it was weighed when it was found; else by the dates alone."""
    said = [float(reason["weight"]) for reason in row.reasons if reason.get("rule") in precedence.RULES]
    return sum(said) > 0 if said else row.downstream.rank > row.upstream.rank


def _set_aside(row: Derivation, *, aside: bool) -> bool:
    if row.ring == aside:
        return False
    reasons: list[dict[str, Any]] = [reason for reason in row.reasons if reason.get("rule") != RULE]
    if aside:
        reasons.append(
            Reason(
                RULE,
                0.0,
                "set aside: surer ties already lead from that piece to this one, the other way round",
            ).as_json()
        )
    Derivation.objects.filter(pk=row.pk).update(ring=aside, reasons=reasons)
    return True
