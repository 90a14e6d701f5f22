"""Finds the known claims that share enough words with an article’s sentences, and the sentences they are known by."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db import connection
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.onward import onward
from claims.rules.lookup import pruning
from claims.rules.lookup.linking import Saying
from claims.rules.lookup.tongues import tongue
from sources.vocabulary import Judgement

MOST = 50
"""Claims a sentence is held against at most: those of whose words it has the largest part."""

# The words articles put a claim in lead to it only where a person asks: they are no sentence of the claim's own.
# A sentence's rarest words are read first, and no more entries for it, nor for all of its capture, than “pruning” says.
SHARED = f"""
    WITH told AS MATERIALIZED (
        SELECT p.id, c.word, sum(c.claims) OVER (PARTITION BY p.id ORDER BY c.claims, c.word) - c.claims AS before,
            sum(c.claims) OVER (PARTITION BY p.capture_id ORDER BY c.claims, c.word, p.start) - c.claims AS around
        FROM claims_passage p CROSS JOIN LATERAL unnest(p.terms) AS asked(word)
        JOIN claims_termcount c ON c.word = asked.word
        WHERE p.capture_id = ANY (%(captures)s)
    ), shared AS MATERIALIZED (
        SELECT told.id, t.claim_id, count(*) AS both FROM told
        CROSS JOIN LATERAL (SELECT claim_id FROM claims_term WHERE word = told.word AND own > 0 OFFSET 0) AS t
        WHERE told.before < %(most)s AND told.around < %(whole)s GROUP BY told.id, t.claim_id HAVING count(*) >= 2
    )
    SELECT ranked.id, ranked.claim_id FROM (
        SELECT s.id, s.claim_id, row_number() OVER (
            PARTITION BY s.id ORDER BY s.both::float8 / whole.terms DESC, s.both DESC, c.public_id) AS place
        FROM shared s JOIN claims_claim c ON c.id = s.claim_id
        CROSS JOIN LATERAL (
            SELECT count(*) AS terms FROM claims_term t WHERE t.claim_id = s.claim_id AND t.own > 0
        ) AS whole
        WHERE s.both * 2 >= whole.terms
    ) AS ranked WHERE ranked.place <= {MOST}
"""  # noqa: S608 (made of constants)


def sharing(captures: Collection[int]) -> dict[int, set[int]]:
    """For each passage of some captures the claims (by primary key) half of whose terms stand in it."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        limits = {"most": pruning.MOST_READ, "whole": pruning.MOST_READ_WHOLE}
        cursor.execute(SHARED, {"captures": list(captures), **limits})
        for passage, claim in cursor.fetchall():
            found[passage].add(claim)
    return dict(found)


def sayings(claims: Collection[int]) -> tuple[dict[int, Saying], dict[str, Claim]]:
    """The own sentences of some claims (by primary key), and the claims they stand for now by public id.

    What a person has merged is known by both sentences; what the machine has folded into another is not, nor what
    somebody has rejected.
    """
    by_hand = Q(merged_into=None) | Q(mergers__split_at=None, mergers__isnull=False)
    asked = Claim.objects.filter(by_hand, pk__in=claims).exclude(judgement=Judgement.REJECTED).distinct()
    rows = {row.pk: row for row in asked}
    current = _current(rows)
    kept = {pk: current[pk] for pk in rows if current[pk].judgement != Judgement.REJECTED}
    told = {pk: _saying(rows[pk], claim) for pk, claim in kept.items()}
    return told, {claim.public_id: claim for claim in kept.values()}


def _saying(row: Claim, claim: Claim) -> Saying:
    return Saying(claim.public_id, row.text, tongue(row.language), claim.event.when)


def _current(rows: Mapping[int, Claim]) -> dict[int, Claim]:
    """What each claim has been merged into in the end, with its event and measure."""
    into = onward([pk for pk, row in rows.items() if row.merged_into_id is not None])
    leads = {pk: into.get(pk, pk) for pk in rows}
    met = Claim.objects.select_related("event__act", "measure").in_bulk(leads.values())
    return {pk: met[at] for pk, at in leads.items()}
