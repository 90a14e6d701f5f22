"""Recognises the known claims that a text repeats: found by their rarest words, ranked by all, each with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from claims.models.claim import Claim
from claims.models.lookup import LookUp
from claims.rules.bearings.agreement import Agreement, Upshot, agreement
from claims.rules.lookup.passages import Passages
from claims.rules.lookup.ranking import Known, ranked
from claims.rules.lookup.terms import terms_of
from claims.rules.lookup.tongues import tongue
from claims.rules.lookup.weights import LINK, SUGGEST
from sources.rules.reason import Reason
from sources.visibility import Reader

CANDIDATES = 50
"""Claims that are ranked by all their words and figures, of those that share the text's rarest words."""
# However often a claim was merged; nobody merges twenty times in a row.
CURRENT = """
    WITH RECURSIVE onward (first, claim, steps) AS (
        SELECT id, merged_into_id, 1 FROM claims_claim WHERE id = ANY (%s) AND merged_into_id IS NOT NULL
        UNION ALL
        SELECT onward.first, c.merged_into_id, onward.steps + 1
        FROM onward JOIN claims_claim c ON c.id = onward.claim
        WHERE c.merged_into_id IS NOT NULL AND onward.steps < 20
    )
    SELECT onward.first, onward.claim FROM onward
    JOIN claims_claim c ON c.id = onward.claim WHERE c.merged_into_id IS NULL
"""


@dataclass(frozen=True, slots=True)
class Recognised:
    """One claim (by primary key) that the text may repeat, and by which wording: its own or one merged into it.

    ``score`` runs from 0 to 1; ``features`` are what it was made from; ``figures`` says which figures of the text's
    nearest sentence the claim bears out, leaves open or clashes with.
    """

    claim: int
    wording: str
    score: float
    features: Mapping[str, float]
    reason: Reason
    figures: Agreement

    @property
    def suggests(self) -> bool:
        """Whether it is likely enough to be shown to a person as the same claim."""
        return self.score >= SUGGEST

    @property
    def links(self) -> bool:
        """Whether it is so likely that nobody needs to be asked: never where a figure clashes."""
        return self.score >= LINK and self.figures.upshot is not Upshot.CONTRADICTS


@dataclass(frozen=True, slots=True)
class _Wording:
    """A sentence by which a claim (by primary key) is known: its own, or that of one merged into it."""

    said: str
    language: str
    claim: int | None


def recognised(
    text: str, *, language: str, reader: Reader | None, now: datetime, most: int, guarded: bool = True
) -> list[Recognised]:
    """The claims ``text`` may repeat, likeliest first, at most ``most``: only current ones the reader may see.

    Takes four queries, six where a claim found was merged into another. ``guarded`` as for ``LookUp``.
    """
    spoken = tongue(language)
    looked = LookUp(reader, now, guarded=guarded)
    terms = terms_of(text, spoken)
    found = [claim for claim, _ in looked.candidates(terms, most=CANDIDATES)]
    wordings = _wordings(found, reader, now)
    known = [
        Known(key, each.said, terms_of(each.said, each.language), language=each.language)
        for key, each in wordings.items()
    ]
    rarity = looked.rarity({*terms, *(term for each in known for term in each.terms)})
    passages = Passages.of(text, spoken)
    best: dict[int, Recognised] = {}
    for each in ranked(text, known, rarity, language=spoken):
        wording = wordings[int(each.id)]
        if wording.claim is not None and wording.claim not in best and len(best) < most:
            passage = passages.nearest(terms_of(wording.said, wording.language))
            figures = agreement(wording.said, passage, spoken, wording.language)
            best[wording.claim] = Recognised(
                wording.claim, wording.said, each.score, each.features, each.reason, figures
            )
    return list(best.values())


def _wordings(found: Sequence[int], reader: Reader | None, now: datetime) -> dict[int, _Wording]:
    """The sentences of the claims found, each with the claim it stands for now, as far as the reader may see that."""
    rows = Claim.objects.filter(pk__in=found).values_list("pk", "text", "language", "merged_into")
    read = sorted(rows)
    into = _current([pk for pk, *_, merged in read if merged is not None], reader, now)
    return {
        pk: _Wording(said, tongue(language), pk if merged is None else into.get(pk))
        for pk, said, language, merged in read
    }


def _current(merged: Sequence[int], reader: Reader | None, now: datetime) -> dict[int, int]:
    if not merged:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(CURRENT, [list(merged)])
        into = dict(cursor.fetchall())
    shown = Claim.objects.visible_to(reader, now).filter(pk__in=set(into.values()))
    seen = set(shown.values_list("pk", flat=True))
    return {first: claim for first, claim in into.items() if claim in seen}
