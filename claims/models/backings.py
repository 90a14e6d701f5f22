"""How well many claims are backed, added up by the database in one statement, from the origins stored with each quote.

The arithmetic is that of ``claims.rules.weighing.corroboration``, told a second time for sets of rows: a law of the
tests holds the two to the same figures, and so does the bench. It leaves out the ledger and what would change
a score, which only ``weigh`` can put into words. Claims in which voices that share mistakes lean on one another are
left to it altogether: whose voice counts first there is settled by more than is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from claims.rules.weighing import credibility, dependence, scale
from claims.vocabulary import ContradictionKind, Credibility, Outcome, Stance
from sources.vocabulary import Judgement, Reliability, SectionKind

FIGURES = (
    "score", "score_low", "score_high", "credibility", "origins_for", "origins_against", "parties_against",
    "articles", "asserts", "repeats", "disputes", "contradictions",
)  # fmt: skip
"""The columns of a corroboration that the statement works out."""

# Who stands behind the claims asked about, and behind the claims that contradict them.
ASKED = """
asked AS MATERIALIZED (SELECT unnest(%(claims)s::bigint[]) AS claim)"""
EVERYBODY = """
asked AS MATERIALIZED (SELECT id AS claim FROM claims_claim WHERE id BETWEEN %(first)s AND %(last)s)"""
PAIRS = """
contradicting AS NOT MATERIALIZED (
    SELECT one_id, other_id FROM claims_contradiction
    WHERE outcome = %(contradicts)s AND judgement <> %(rejected)s AND kind <> %(edited)s AND one_id <> other_id
),
pairs AS MATERIALIZED (
    SELECT beside.claim, beside.rival, rival.public_id
    FROM (
        SELECT one_id AS claim, other_id AS rival FROM contradicting JOIN asked ON claim = one_id
        UNION SELECT other_id, one_id FROM contradicting JOIN asked ON claim = other_id
    ) AS beside JOIN claims_claim AS rival ON rival.id = beside.rival AND rival.merged_into_id IS NULL
)"""
TOLD = """
told AS MATERIALIZED (
    SELECT said.claim_id AS claim, said.stance, said.stance = %(disputes)s AS disputes,
        said.party, said.section = %(comment)s AS comment,
        said.superseded_at IS NULL AS carried,
        said.superseded_at IS NOT NULL OR said.stale_at IS NOT NULL AS lapsed,
        coalesce(said.origin_source_id, root.source_id) AS source, -said.origin_article_id AS itself,
        coalesce(piece.merged_into_id, piece.id) AS piece
    FROM (SELECT claim FROM asked UNION SELECT rival FROM pairs) AS concerned
    JOIN claims_appearance AS said ON said.claim_id = concerned.claim AND said.judgement <> %(rejected)s
    JOIN sources_capture AS capture ON capture.id = said.capture_id
    JOIN sources_article AS piece ON piece.id = capture.article_id
    LEFT JOIN sources_article AS root ON root.id = said.origin_article_id
)"""
# A source, its editions, all with one owner and their spokespeople are one household; each step up as in ``heads``.
HOMES = """
behind AS MATERIALIZED (
    SELECT source.id AS source, coalesce(source.merged_into_id, source.id) AS behind
    FROM sources_source AS source WHERE source.id IN (SELECT source FROM told)
),
climb AS (
    SELECT DISTINCT behind AS start, behind AS place, ARRAY[]::bigint[] AS met FROM behind
    UNION ALL
    SELECT climb.start, coalesce(up.merged_into_id, up.edition_of_id, up.owner_id,
        up.speaks_for_id, up.id), met || climb.place FROM climb JOIN sources_source AS up
        ON up.id = climb.place WHERE NOT climb.place = ANY(met)
),
homes AS MATERIALIZED (
    SELECT behind.source, climb.place AS household, coalesce(
        (SELECT strpos(%(letters)s, reliability) FROM sources_grade AS grade
         WHERE grade.source_id = behind.behind ORDER BY graded_at DESC, id DESC LIMIT 1), %(ungraded)s) AS letter
    FROM behind JOIN climb ON climb.start = behind.behind AND climb.place = ANY(climb.met)
)"""
# A family counts once; one that speaks on both sides today, or takes back what it said, counts on neither.
STANDINGS = """
families AS (
    SELECT told.claim, coalesce(homes.household, told.itself) AS family, told.comment,
        CASE WHEN told.comment THEN %(ungraded)s ELSE min(coalesce(homes.letter, %(ungraded)s)) END AS letter,
        bool_or(told.party) AS party, bool_or(NOT told.lapsed) AS speaks,
        NOT bool_and(told.disputes) AS said_so,
        coalesce(bool_or(told.disputes) FILTER (WHERE NOT told.lapsed), bool_or(told.disputes)) AS against
    FROM told LEFT JOIN homes ON homes.source = told.source
    GROUP BY told.claim, family, told.comment
),
standings AS MATERIALIZED (
    SELECT claim, family, comment, letter < %(ungraded)s AS graded, letter < %(unreliable)s AS trusted,
        against AND said_so AS both_sides, against, party,
        speaks AND NOT party AND NOT (against AND said_so) AS counts,
        coalesce((%(weights)s::int[])[letter], 0) AS tenths,
        CASE WHEN letter = %(unreliable)s THEN 1 ELSE 0 END AS unreliable,
        CASE WHEN letter < %(ungraded)s THEN 0 WHEN comment THEN %(reader)s ELSE 100 END AS crowd
    FROM families
)"""
SUMS = """
sums AS MATERIALIZED (
    SELECT claim, bool_or(family IS NULL) AS homeless,
        coalesce(sum(tenths) FILTER (WHERE counts AND NOT against), 0) AS tenths_for,
        coalesce(sum(unreliable) FILTER (WHERE counts AND NOT against), 0) AS unreliable_for,
        coalesce(sum(crowd) FILTER (WHERE counts AND NOT against), 0) AS crowd_for,
        coalesce(sum(tenths) FILTER (WHERE counts AND against), 0) AS tenths_against,
        coalesce(sum(unreliable) FILTER (WHERE counts AND against), 0) AS unreliable_against,
        coalesce(sum(crowd) FILTER (WHERE counts AND against), 0) AS crowd_against,
        count(*) FILTER (WHERE counts AND NOT against AND NOT comment) AS origins_for,
        count(*) FILTER (WHERE counts AND against AND NOT comment) AS origins_against,
        count(*) FILTER (WHERE party AND against AND NOT both_sides) AS parties_against,
        count(*) FILTER (WHERE counts AND graded) AS graded,
        count(*) FILTER (WHERE counts AND NOT against AND trusted) AS trusted
    FROM standings GROUP BY claim
)"""
# An origin behind two rivals is charged to the stronger; one that disputes the claim outright is counted there.
RIVALS = """
charged AS (
    SELECT DISTINCT ON (pairs.claim, theirs.family, theirs.comment)
        pairs.claim, pairs.rival, theirs.tenths, theirs.unreliable, theirs.crowd, theirs.graded
    FROM pairs
    JOIN sums ON sums.claim = pairs.rival
    JOIN standings AS theirs ON theirs.claim = pairs.rival AND theirs.counts AND NOT theirs.against
    LEFT JOIN standings AS ours ON ours.claim = pairs.claim AND ours.family = theirs.family
        AND ours.comment = theirs.comment AND ours.counts AND ours.against
    WHERE ours.claim IS NULL
    ORDER BY pairs.claim, theirs.family, theirs.comment,
        sums.tenths_for + {unreliable_for} DESC, pairs.public_id COLLATE "C"
),
taken AS (
    SELECT claim, bool_or(graded) AS graded, sum(crowd) AS crowd,
        round({share} * (sum(tenths) + {rival_unreliable})) AS tenths
    FROM charged GROUP BY claim, rival
),
opposed AS MATERIALIZED (
    SELECT claim, sum(tenths) AS tenths, sum(crowd) * {share} AS crowd, bool_or(graded) AS graded
    FROM taken GROUP BY claim
),
rivals AS MATERIALIZED (SELECT claim, count(*) AS contradictions FROM pairs GROUP BY claim)"""
TIED = """
leaning AS (
    SELECT one.claim
    FROM claims_tie AS tie
    JOIN standings AS one ON one.family = tie.one_id AND one.counts AND NOT one.comment
    JOIN standings AS other ON other.family = tie.other_id AND other.counts AND NOT other.comment
        AND other.claim = one.claim AND other.against = one.against
    WHERE tie.judgement <> %(rejected)s AND tie.probability >= %(likely)s
),
tied AS MATERIALIZED (
    SELECT claim FROM leaning UNION SELECT pairs.claim FROM pairs JOIN leaning ON leaning.claim = pairs.rival
)"""
CARRIED = """
pieces AS (
    SELECT claim, piece, bool_or(stance = %(asserts)s) AS asserts, bool_or(stance = %(repeats)s) AS repeats,
        bool_or(disputes) AS disputes
    FROM told WHERE carried GROUP BY claim, piece
),
carried AS MATERIALIZED (
    SELECT claim, count(*) AS articles, count(*) FILTER (WHERE asserts) AS asserts,
        count(*) FILTER (WHERE repeats) AS repeats, count(*) FILTER (WHERE disputes) AS disputes
    FROM pieces GROUP BY claim
)"""
SCORED = """
totals AS (
    SELECT sums.*, coalesce(opposed.graded, false) AS graded_rival,
        greatest(-{bound}, least({bound},
            %(start)s + tenths_for + {unreliable_for} + {crowd_for}
            - tenths_against - {unreliable_against} - coalesce(opposed.tenths, 0) - {crowd_against})) / 10 AS points
    FROM asked JOIN sums USING (claim) LEFT JOIN opposed USING (claim)
),
read AS (
    SELECT totals.*, {score} AS score, {low} AS score_low, {high} AS score_high FROM totals
),
backings AS MATERIALIZED (
    SELECT read.claim, homeless, score, score_low, score_high,
        CASE
            WHEN graded = 0 AND NOT graded_rival THEN %(cannot_be_judged)s
            WHEN trusted >= 2 AND score >= %(confirmed_from)s AND origins_against = 0 AND NOT graded_rival
                THEN %(confirmed)s
            WHEN trusted > 0 AND score >= %(probable_from)s THEN %(probably_true)s
            WHEN trusted > 0 AND score >= %(possible_from)s THEN %(possibly_true)s
            WHEN score >= %(doubtful_from)s THEN %(doubtful)s
            ELSE %(improbable)s
        END AS credibility,
        origins_for, origins_against, parties_against, coalesce(articles, 0) AS articles,
        coalesce(asserts, 0) AS asserts, coalesce(repeats, 0) AS repeats, coalesce(disputes, 0) AS disputes,
        coalesce(contradictions, 0) AS contradictions
    FROM read LEFT JOIN carried USING (claim) LEFT JOIN rivals USING (claim)
)"""
DIFFERING = """
SELECT coalesce(found.claim, held.claim_id), tied.claim IS NOT NULL, {held}, {found}
FROM backings AS found
FULL JOIN (
    SELECT corroboration.* FROM claims_corroboration AS corroboration JOIN asked ON asked.claim = claim_id
) AS held ON held.claim_id = found.claim
JOIN claims_claim AS claim ON claim.id = coalesce(found.claim, held.claim_id) AND score_done >= score_due
LEFT JOIN tied ON tied.claim = claim.id
WHERE tied.claim IS NOT NULL OR found.homeless IS NOT FALSE OR ({found}) IS DISTINCT FROM ({held})
ORDER BY 1"""


def _pool(pool: scale.Pool, units: str) -> str:
    """Tenths that so many voices are worth together; past sixty nothing is added that a tenth could show."""
    return f"round({pool.cap} * (1 - power({pool.ratio}::float8, least({units}, 60)::float8)))"


def _crowd(*hundredths: str) -> str:
    return _pool(scale.UNGRADED, f"round(({' + '.join(hundredths)})::numeric / 100, 9)")


def _read(points: str) -> str:
    """A sum of points on the scale from 0 to 1, to six decimals."""
    return f"round((1 / (1 + power(10::float8, -({points}) / 10)))::numeric, 6)::float8"


HALF = f"{scale.SPREAD / 10}::float8 / power((1 + graded)::float8, 0.5::float8)"
CURVES = {
    "score": _read("points"),
    "low": _read(f"points - {HALF}"),
    "high": _read(f"points + {HALF}"),
    "share": f"{scale.RIVAL_SHARE}::float8",
    "bound": f"{scale.BOUND}::float8",
    "unreliable_for": _pool(scale.UNRELIABLE, "unreliable_for"),
    "unreliable_against": _pool(scale.UNRELIABLE, "unreliable_against"),
    "rival_unreliable": _pool(scale.UNRELIABLE, "sum(unreliable)"),
    "crowd_for": _crowd("crowd_for"),
    "crowd_against": _crowd("crowd_against", "coalesce(opposed.crowd, 0)"),
}
VALUES: dict[str, Any] = {
    "contradicts": Outcome.CONTRADICTS.value,
    "rejected": Judgement.REJECTED.value,
    "edited": ContradictionKind.EDITED.value,
    "comment": SectionKind.COMMENT.value,
    "asserts": Stance.ASSERTS.value,
    "repeats": Stance.REPEATS.value,
    "disputes": Stance.DISPUTES.value,
    "letters": "".join(letter.value for letter in Reliability),
    "unreliable": list(Reliability).index(Reliability.E) + 1,
    "ungraded": list(Reliability).index(Reliability.F) + 1,
    "weights": [scale.WEIGHTS.get(letter, 0) for letter in Reliability],
    "reader": round(scale.COMMENT_UNIT * 100),
    "start": scale.START,
    "likely": dependence.LIKELY,
    "confirmed_from": credibility.CONFIRMED_FROM,
    "probable_from": credibility.PROBABLE_FROM,
    "possible_from": credibility.POSSIBLE_FROM,
    "doubtful_from": credibility.DOUBTFUL_FROM,
    **{digit.name.lower(): digit.value for digit in Credibility},
}


def _statement(asked: str, rest: str) -> str:
    steps = f"{asked},{PAIRS},{TOLD},{HOMES},{STANDINGS},{SUMS},{RIVALS},{TIED},{CARRIED},{SCORED}"
    both = {name: ", ".join(f"{name}.{column}" for column in FIGURES) for name in ("held", "found")}
    return f"WITH RECURSIVE {steps}{rest}".format(**CURVES, **both)


ROOM = "SET LOCAL work_mem = '128MB'; SET LOCAL jit = off"
"""A stretch of claims fits into this: spilled to disk it takes twice as long; compiling takes longer than it saves."""
OF_SOME = _statement(ASKED, DIFFERING)
OF_A_STRETCH = _statement(EVERYBODY, DIFFERING)


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim (by primary key) whose stored figures are not those its stored origins add up to.

    Both are keyed by ``FIGURES``; ``held`` is empty where nothing is stored, ``found`` where nobody says the claim. Of
    a claim with ``tied`` voices nothing is known yet: ``found`` leaves out what they owe one another.
    """

    claim: int
    tied: bool
    held: dict[str, Any]
    found: dict[str, Any]


def differing_among(claims: Iterable[int]) -> list[Difference]:
    """Of some claims (by primary key) those whose stored figures differ, and those with tied voices.

    What waits to be weighed is left out.
    """
    return _differences(OF_SOME, {"claims": sorted(set(claims))})


def differing_between(first: int, last: int) -> list[Difference]:
    """The same of all claims from one primary key to another, both included."""
    return _differences(OF_A_STRETCH, {"first": first, "last": last})


def _differences(statement: str, values: dict[str, Any]) -> list[Difference]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ROOM)
        cursor.execute(statement, {**VALUES, **values})
        rows = cursor.fetchall()
    size = len(FIGURES)
    return [
        Difference(claim, tied, _figures(columns[:size]), _figures(columns[size:]))
        for claim, tied, *columns in rows
    ]


def _figures(columns: Iterable[Any]) -> dict[str, Any]:
    named = dict(zip(FIGURES, columns, strict=True))
    return named if named["score"] is not None else {}
