"""How well many claims are backed, from the origins stored with each quote: read as columns, added up at once.

One statement answers with whole columns in place of rows, all from one moment: who says each claim of a stretch, who is
behind them, which claims contradict them, and which figures are stored. The sums are those of
``claims.rules.weighing.columns``, which a law of the tests holds to the full arithmetic. Claims in which voices that
share mistakes lean on one another are left to that altogether: whose voice counts first there is settled by more than
is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection, transaction

from claims.models.arrays import Arrays, arrays, columns
from claims.models.claim import Claim
from claims.models.corroboration import Difference
from claims.rules.weighing import dependence
from claims.rules.weighing.columns import UNGRADED, Rivalries, figures, tied
from claims.rules.weighing.folding import IN_COMMENT, PARTY, STALE, STANCES, SUPERSEDED, Flags, Heard, Ints
from claims.vocabulary import ContradictionKind, Outcome
from sources.vocabulary import Judgement, Reliability, SectionKind

SHARES = ("score", "score_low", "score_high")
COUNTS = (
    "credibility", "origins_for", "origins_against", "parties_against", "articles", "asserts", "repeats",
    "disputes", "contradictions",
)  # fmt: skip
FIGURES = (*SHARES, *COUNTS)
"""The columns of a corroboration that are worked out here."""

ASKED = "SELECT unnest(%(claims)s::bigint[]) AS claim"
EVERYBODY = "SELECT id AS claim FROM claims_claim WHERE id BETWEEN %(first)s AND %(last)s"
AMONG_ASKED = "{} = ANY(%(claims)s::bigint[])"
AMONG_EVERYBODY = "{} BETWEEN %(first)s AND %(last)s"
PAIRS = """
contradicting AS NOT MATERIALIZED (
    SELECT one_id, other_id FROM claims_contradiction
    WHERE outcome = %(contradicts)s AND judgement <> %(rejected)s AND kind <> %(edited)s AND one_id <> other_id
),
pairs AS MATERIALIZED (
    SELECT beside.claim, beside.rival, row_number() OVER (ORDER BY rival.public_id COLLATE "C") AS rank
    FROM (
        SELECT one_id AS claim, other_id AS rival FROM contradicting JOIN asked ON claim = one_id
        UNION SELECT other_id, one_id FROM contradicting JOIN asked ON claim = other_id
    ) AS beside JOIN claims_claim AS rival ON rival.id = beside.rival AND rival.merged_into_id IS NULL
)"""
# What the claims asked about and their rivals rest on. An article counts as the piece it was merged into.
HEARD = """
said AS (
    SELECT * FROM claims_appearance WHERE {among_claims}
    UNION ALL SELECT * FROM claims_appearance WHERE claim_id IN (SELECT rival FROM pairs WHERE NOT {among_rivals})
),
heard AS MATERIALIZED (
    SELECT said.claim_id AS claim, {marks} AS marks,
        coalesce(said.origin_source_id, root.source_id, -said.origin_article_id, 0) AS source,
        coalesce(piece.merged_into_id, capture.article_id) AS piece
    FROM said
    JOIN sources_capture AS capture ON capture.id = said.capture_id
    LEFT JOIN sources_article AS piece ON piece.id = capture.article_id AND piece.merged_into_id IS NOT NULL
    LEFT JOIN sources_article AS root ON root.id = said.origin_article_id
    WHERE said.judgement <> %(rejected)s
)"""
# A source, its editions, all with one owner and their spokespeople are one household; each step up as in ``heads``.
HOMES = """
behind AS MATERIALIZED (
    SELECT source.id AS source, coalesce(source.merged_into_id, source.id) AS behind
    FROM sources_source AS source WHERE source.id IN (SELECT source FROM heard)
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
         WHERE grade.source_id = behind.behind ORDER BY graded_at DESC, id DESC LIMIT 1), %(ungraded)s) - 1 AS letter
    FROM behind JOIN climb ON climb.start = behind.behind AND climb.place = ANY(climb.met)
),
ties AS (
    SELECT one_id, other_id FROM claims_tie
    WHERE judgement <> %(rejected)s AND probability >= %(likely)s
        AND one_id IN (SELECT household FROM homes) AND other_id IN (SELECT household FROM homes)
)"""
HELD = """
held AS (
    SELECT claim.id AS claim, claim.score_done < claim.score_due AS waiting, stored.*
    FROM asked JOIN claims_claim AS claim ON claim.id = asked.claim
    LEFT JOIN claims_corroboration AS stored ON stored.claim_id = claim.id
)"""


def _marks() -> str:
    """The SQL of an appearance's marks, as the folding reads them."""
    stances = " ".join(f"WHEN '{stance.value}' THEN {bit}" for stance, bit in STANCES.items())
    flags = {
        "said.party": PARTY,
        f"said.section = '{SectionKind.COMMENT.value}'": IN_COMMENT,
        "said.superseded_at IS NOT NULL": SUPERSEDED,
        "said.stale_at IS NOT NULL": STALE,
    }
    return " + ".join(
        [
            f"CASE said.stance {stances} END",
            *(f"CASE WHEN {flag} THEN {bit} ELSE 0 END" for flag, bit in flags.items()),
        ]
    )


def _statement(asked: str, among: str) -> str:
    heard = HEARD.format(
        marks=_marks(), among_claims=among.format("claim_id"), among_rivals=among.format("rival")
    )
    stored = {name: f"coalesce({name}, -1)" for name in SHARES}
    stored |= {name: f"coalesce({name}::int, -1)" for name in COUNTS}
    answers = [
        columns("heard", of="heard", claim="claim", marks="marks", source="source", piece="piece"),
        columns("homes", of="homes", source="source", household="household", letter="letter"),
        columns("pairs", of="pairs", claim="claim", rival="rival", rank="rank"),
        columns("ties", of="ties", one="one_id", other="other_id"),
        columns("held", of="held", claim="claim", waiting="waiting::int", **stored),
    ]
    steps = f"asked AS MATERIALIZED ({asked}),{PAIRS},{heard},{HOMES},{HELD}"
    return f"WITH RECURSIVE {steps} SELECT * FROM {', '.join(answers)}"  # noqa: S608 (our own words)


VALUES: dict[str, Any] = {
    "contradicts": Outcome.CONTRADICTS.value,
    "rejected": Judgement.REJECTED.value,
    "edited": ContradictionKind.EDITED.value,
    "letters": "".join(letter.value for letter in Reliability),
    "ungraded": list(Reliability).index(Reliability.F) + 1,
    "likely": dependence.LIKELY,
}
ROOM = "SET LOCAL work_mem = '128MB'; SET LOCAL jit = off"
"""A stretch of claims fits into this: spilled to disk it takes twice as long; compiling takes longer than it saves."""
OF_SOME = _statement(ASKED, AMONG_ASKED)
OF_A_STRETCH = _statement(EVERYBODY, AMONG_EVERYBODY)


@dataclass(frozen=True, slots=True)
class Found:
    """What a look at some claims came to.

    ``differing`` are those whose stored figures are not what their stored origins add up to; ``tied`` those (by primary
    key) in which voices lean on one another, of which nothing is known yet. What waits to be weighed is in neither.
    """

    differing: list[Difference]
    tied: list[int]


def differing_among(claims: Iterable[int]) -> Found:
    """What is found among some claims (by primary key)."""
    return _found(OF_SOME, {"claims": sorted(set(claims))})


def differing_between(first: int, last: int) -> Found:
    """What is found among all claims from one primary key to another, both included."""
    return _found(OF_A_STRETCH, {"first": first, "last": last})


def _found(statement: str, values: dict[str, Any]) -> Found:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ROOM)
        cursor.execute(statement, {**VALUES, **values})
        read = arrays(cursor)
    if not len(read["held_claim"]):
        return Found([], [])
    claims = np.unique(np.concatenate([read["held_claim"], read["pairs_rival"]]))
    one, other = (np.searchsorted(claims, read[f"pairs_{side}"]) for side in ("claim", "rival"))
    heard, rivalries = _heard(read, claims), Rivalries(one, other, read["pairs_rank"])
    worked, voices = figures(heard, rivalries)
    leaning = tied(voices, rivalries, read["ties_one"], read["ties_other"])
    look = Look(read, worked, heard, np.searchsorted(claims, read["held_claim"]))
    return Found(
        look.differences(look.settled & look.differs & ~leaning[look.place]),
        sorted(read["held_claim"][look.settled & leaning[look.place]].tolist()),
    )


def _heard(read: Arrays, claims: Ints) -> Heard:
    """What was read as the folding takes it; where no outlet is known, an article is a family of its own."""
    source, homes = read["heard_source"], read["homes_source"]
    household = np.zeros(int(homes.max(initial=0)) + 1, np.int64)
    letter = np.full(len(household), UNGRADED)
    household[homes], letter[homes] = read["homes_household"], read["homes_letter"]
    behind = np.maximum(source, 0)
    family, alone = household[behind], source <= 0
    family[alone] = household.max() + 1 + np.unique(source[alone], return_inverse=True)[1]
    place = np.searchsorted(claims, read["heard_claim"])
    return Heard(len(claims), place, family, letter[behind], read["heard_marks"], read["heard_piece"])


@dataclass(frozen=True, slots=True)
class Look:
    """What is stored for the claims asked about beside what comes out for each, which stands at its ``place``."""

    read: Arrays
    worked: Arrays
    heard: Heard
    place: Ints

    @property
    def said(self) -> Flags:
        """Whether anybody says it."""
        return self._any(self.heard.claim)

    @property
    def kept(self) -> Flags:
        """Whether figures are stored."""
        found: Flags = self.read["held_score"] >= 0
        return found

    @property
    def settled(self) -> Flags:
        """Whether there are figures to compare, and no weighing is to come."""
        found: Flags = (self.said | self.kept) & (self.read["held_waiting"] == 0)
        return found

    @property
    def differs(self) -> Flags:
        """Whether one figure does, or somebody says it of whom no origin was told."""
        said = self.said
        other = (said != self.kept) | self._any(self.heard.claim[self.read["heard_source"] == 0])
        for name in FIGURES:
            other |= said & (self.worked[name][self.place] != self.read[f"held_{name}"])
        found: Flags = other
        return found

    def differences(self, chosen: Flags) -> list[Difference]:
        """Those of the chosen claims, by primary key."""
        if not chosen.any():
            return []
        claims = self.read["held_claim"]
        named = dict(Claim.objects.filter(pk__in=claims[chosen].tolist()).values_list("pk", "public_id"))
        stored = {name: self.read[f"held_{name}"] for name in FIGURES}
        worked = {name: self.worked[name][self.place] for name in FIGURES}
        said, kept = self.said, self.kept
        return [
            Difference(
                named[int(claims[at])],
                _row(stored, at) if kept[at] else {},
                _row(worked, at) if said[at] else {},
            )
            for at in sorted(np.flatnonzero(chosen).tolist(), key=claims.__getitem__)
        ]

    def _any(self, claims: Ints) -> Flags:
        found: Flags = np.bincount(claims, minlength=self.heard.claims)[self.place] > 0
        return found


def _row(columns: Arrays, at: int) -> dict[str, Any]:
    row = {name: column[at].item() for name, column in columns.items()}
    return row | {"credibility": str(row["credibility"])}
