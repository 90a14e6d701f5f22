"""Suggesting that two claims say the same in other words, and what people decide about it."""

from collections.abc import Collection, Mapping

from django.db import connection
from django.db.models import Q

from claims.actions import mergers
from claims.models import Claim, PossibleMerger
from claims.rules.lookup import pruning
from claims.rules.lookup.same import APART, Stated, same
from claims.rules.lookup.tongues import tongue
from sources.actions import judging, versions
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.publicid import public_id
from sources.rules.reason import Reason
from sources.vocabulary import Judgement

FEW = 3
"""Words in common among a claim's rarest from which on all are counted: chance rarely gives two claims three."""
# Two claims that have half the words of each in common share some of any so many that too few are left, as in
# “claims.actions.passages”: candidates are read by a claim's rarest words alone, no more of them than “pruning” says,
# and all words are counted for each. Each part is worked out once, and rows are read by their keys one after another:
# left to the planner, a table it has not counted yet is read whole for every entry.
ALIKE = f"""
    WITH told AS MATERIALIZED (
        SELECT claim_id, array_agg(word ORDER BY claims, word) AS terms, count(*)::int AS whole,
            count(*) FILTER (
                WHERE before < %(listed)s OR (place <= {pruning.SURE} AND before < %(most)s)
            )::int AS cheap,
            greatest(2, (count(*)::int + 1) / 2) AS needed,
            least({FEW}, greatest(2, (count(*)::int + 1) / 2)) AS few
        FROM (
            SELECT t.claim_id, t.word, c.claims,
                sum(c.claims) OVER up - c.claims AS before, row_number() OVER up AS place
            FROM claims_term t JOIN claims_termcount c ON c.word = t.word
            WHERE t.claim_id = ANY (%(claims)s) AND t.own > 0
            WINDOW up AS (PARTITION BY t.claim_id ORDER BY c.claims, t.word ROWS UNBOUNDED PRECEDING)
        ) AS counted GROUP BY claim_id
    )
    SELECT a.id, b.id FROM told
    CROSS JOIN LATERAL (SELECT * FROM claims_claim WHERE id = told.claim_id OFFSET 0) AS a
    CROSS JOIN LATERAL (
        SELECT near.claim_id
        FROM unnest(told.terms[1 : least(told.cheap, told.whole - told.needed + told.few)]) AS rare(word)
        CROSS JOIN LATERAL (SELECT claim_id FROM claims_term WHERE word = rare.word AND own > 0 OFFSET 0) AS near
        WHERE near.claim_id <> told.claim_id GROUP BY near.claim_id HAVING count(*) >= told.few
    ) AS other
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE word = ANY (told.terms)) AS both, count(*) AS whole
        FROM claims_term WHERE claim_id = other.claim_id AND own > 0 OFFSET 0
    ) AS its
    CROSS JOIN LATERAL (SELECT * FROM claims_claim WHERE id = other.claim_id OFFSET 0) AS b
    CROSS JOIN LATERAL (SELECT when_first, when_last FROM claims_event WHERE id = a.event_id OFFSET 0) AS d
    CROSS JOIN LATERAL (SELECT when_first, when_last FROM claims_event WHERE id = b.event_id OFFSET 0) AS e
    WHERE its.both >= told.needed AND its.both * 2 >= its.whole
        AND a.merged_into_id IS NULL AND b.merged_into_id IS NULL
        AND a.polarity = b.polarity AND a.language = b.language
        AND a.low IS NOT DISTINCT FROM b.low AND a.high IS NOT DISTINCT FROM b.high
        AND coalesce(d.when_first - {APART.days} <= e.when_last AND e.when_first - {APART.days} <= d.when_last, true)
"""  # noqa: S608 (made of constants)
Pair = tuple[int, int]
Seen = tuple[int, int]
"""The versions of the two claims as a person saw them."""


def suggest(*, claims: Collection[int]) -> None:
    """Bring the possible mergers of some claims (by primary key) in line with what they say now.

    A function of the claims alone; runs inside the caller's transaction, their terms just written down. What a person
    has judged stays.
    """
    asked = set(claims)
    held = {
        (row.one_id, row.other_id): row
        for row in PossibleMerger.objects.filter(Q(one__in=asked) | Q(other__in=asked))
    }
    wanted = _pairs(asked)
    gone = [
        row.pk for pair, row in held.items() if pair not in wanted and row.judgement == Judgement.SUGGESTED
    ]
    if gone:
        # A person may have said no since they were read.
        PossibleMerger.objects.waiting().filter(pk__in=gone).delete()
    new = [row for pair, row in wanted.items() if pair not in held]
    PossibleMerger.objects.bulk_create(new, ignore_conflicts=True)


def _pairs(asked: Collection[int]) -> Mapping[Pair, PossibleMerger]:
    """The pairs that say the same, in the order of their public ids."""
    with connection.cursor() as cursor:
        limits = {"listed": pruning.LISTED_READ, "most": pruning.MOST_READ}
        cursor.execute(ALIKE, {"claims": list(asked), **limits})
        found = {frozenset(pair) for pair in cursor.fetchall()}
    if not found:
        return {}
    rows = Claim.objects.current().exclude(judgement=Judgement.REJECTED).select_related("event")
    claims = rows.in_bulk({pk for pair in found for pk in pair})
    told: dict[Pair, PossibleMerger] = {}
    for pair in found:
        if pair <= claims.keys():
            one, other = sorted((claims[pk] for pk in pair), key=lambda claim: claim.public_id)
            reason = same(_stated(one), _stated(other))
            if reason is not None:
                told[one.pk, other.pk] = _new(one, other, reason)
    return told


def _stated(claim: Claim) -> Stated:
    return Stated(claim.text, tongue(claim.language), claim.value, claim.event.when)


def _new(one: Claim, other: Claim, reason: Reason) -> PossibleMerger:
    return PossibleMerger(
        public_id=public_id("possible merger", one.public_id, other.public_id),
        one=one,
        other=other,
        score=reason.weight,
        reasons=[reason.as_json()],
    )


def merge(
    *, possible: PossibleMerger, keep: Claim, by: Person, why: str, version: int, seen: Seen
) -> PossibleMerger:
    """Say that the two are one claim: the other is merged into the one kept, and can be split off again there.

    ``seen`` are the versions of the two, ``one`` before ``other``, as the person saw them. Raises ``Stale`` if the pair
    has been judged, or one of the two reworded or merged, since.
    """
    sides = {possible.one_id: possible.one, possible.other_id: possible.other}
    if keep.pk not in sides:
        raise Refused("Keep one of the two: the other is merged into it", field="keep")
    one, other = (possible.one, seen[0]), (possible.other, seen[1])
    (goes, going), (stays, staying) = (other, one) if keep.pk == possible.one_id else (one, other)
    with signed(user=by, why=judging.reason_given(why)):
        mergers.merge(claim=goes, into=stays, by=by, why=why, version=going, into_version=staying)
        return judging.settle(row=possible, judgement=Judgement.CONFIRMED, by=by, why=why, version=version)


def refuse(*, possible: PossibleMerger, by: Person, why: str, version: int, seen: Seen) -> PossibleMerger:
    """Say that they are two claims: the pair is not suggested again. Raises ``Stale`` as ``merge`` does."""
    with signed(user=by, why=judging.reason_given(why)):
        for claim, held in sorted(
            zip((possible.one, possible.other), seen, strict=True), key=lambda each: each[0].pk
        ):
            versions.hold(row=claim, seen=held)
        return judging.settle(row=possible, judgement=Judgement.REJECTED, by=by, why=why, version=version)


def take_back(*, possible: PossibleMerger, by: Person, version: int) -> PossibleMerger:
    """Take a "no" back, so that the pair waits again; a merger is undone by splitting the claim off."""
    if possible.judgement == Judgement.CONFIRMED:
        raise Refused("The two have been merged: split them on the desk", field="possible")
    with signed(user=by, why=""):
        return judging.settle(row=possible, judgement=Judgement.SUGGESTED, by=by, why="", version=version)
