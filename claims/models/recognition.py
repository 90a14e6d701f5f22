"""Recognises the known claims that a text repeats: found by their rarest words, ranked by all, each with its reason."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.models.claim import Claim
from claims.models.lookup import LookUp
from claims.models.onward import onward
from claims.models.wording import Wording
from claims.rules.bearings.agreement import Agreement, Upshot, agreement
from claims.rules.bearings.polarity import Opposed, opposed
from claims.rules.language import pack_for
from claims.rules.lookup.passages import Passages
from claims.rules.lookup.ranking import Known, ranked
from claims.rules.lookup.terms import terms_of
from claims.rules.lookup.tongues import tongue
from claims.rules.lookup.weights import LINK, SUGGEST
from claims.rules.lookup.words import words_of
from claims.vocabulary import Stance
from sources.rules.reason import Reason
from sources.visibility import Reader

CANDIDATES = 50
"""Claims that are ranked by all their words and figures, of those that share the text's rarest words."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """One claim (by primary key) that the text may repeat, and by which wording.

    That is its own sentence, that of a claim merged into it, or the words in which an article puts it.

    ``score`` runs from 0 to 1; ``features`` are what it was made from; ``figures`` says which figures of the text's
    nearest sentence the claim bears out, leaves open or clashes with; ``opposed`` by which words that sentence says the
    contrary of the claim.
    """

    claim: int
    wording: str
    score: float
    features: Mapping[str, float]
    reason: Reason
    figures: Agreement
    opposed: Opposed | None = None

    @property
    def suggests(self) -> bool:
        """Whether it is likely enough to be shown to a person as the same claim."""
        return self.score >= SUGGEST

    @property
    def stance(self) -> Stance:
        """What the text does with the claim if it is about it: by its words and figures it disputes or repeats it."""
        against = self.opposed is not None or self.figures.upshot is Upshot.CONTRADICTS
        return Stance.DISPUTES if against else Stance.REPEATS

    @property
    def links(self) -> bool:
        """Whether it is so likely that nobody needs to be asked: never where the text disputes it."""
        return self.score >= LINK and self.stance is not Stance.DISPUTES


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim that was found: its sentence, and the claim (by primary key) it stands for now, if that is in sight."""

    said: str
    language: str
    claim: int | None


def recognised(
    text: str, *, language: str, reader: Reader | None, now: datetime, most: int, guarded: bool = True
) -> list[Recognised]:
    """The claims ``text`` may repeat, likeliest first, at most ``most``: only current ones the reader may see.

    Each by the likeliest of its wordings. Takes five queries, seven where a claim found was merged into another.
    ``guarded`` as for ``LookUp``.
    """
    spoken = tongue(language)
    looked = LookUp(reader, now, guarded=guarded)
    terms = terms_of(text, spoken)
    found = [claim for claim, _ in looked.candidates(terms, most=CANDIDATES)]
    claims = _claims(found, reader, now)
    known = _known(claims, _lent(found, terms, reader, now, looked.guarded))
    rarity = looked.rarity({*terms, *(term for each in known for term in each.terms)})
    passages = Passages.of(text, spoken)
    best: dict[int, Recognised] = {}
    for each in ranked(text, known, rarity, language=spoken):
        own = claims[int(each.id)]
        if own.claim is not None and own.claim not in best and len(best) < most:
            passage = passages.nearest(words_of(own.said, own.language).terms)
            figures = agreement(own.said, passage, spoken, own.language)
            against = _opposed(own, passage, spoken)
            best[own.claim] = Recognised(
                own.claim, each.reason.quote, each.score, each.features, each.reason, figures, against
            )
    return list(best.values())


def _opposed(own: _Claim, passage: str, spoken: str) -> Opposed | None:
    """By which words a sentence says the contrary of a claim; nothing is told of two languages."""
    pack = pack_for(spoken)
    return opposed(own.said, passage, pack) if pack and own.language == spoken else None


def _known(claims: Mapping[int, _Claim], lent: Mapping[int, Wording]) -> list[Known]:
    """The claims in their own sentences, then in the wordings lent to them."""
    own = {
        key: Known(key, each.said, words_of(each.said, each.language).terms, language=each.language)
        for key, each in claims.items()
    }
    others = [
        Known(key, each.text, Counter(each.terms), language=each.language, own=own[key])
        for key, each in sorted(lent.items())
        if key in own
    ]
    return [*own.values(), *others]


def _lent(
    found: Sequence[int], terms: Collection[str], reader: Reader | None, now: datetime, guarded: bool
) -> dict[int, Wording]:
    """For each claim the wording with most of these terms, the shortest of equals, as far as the reader may see it."""
    rows = Wording.objects.filter(claim__in=found).order_by("claim", "place")
    best: dict[int, tuple[int, int, Wording]] = {}
    for row in rows.visible_to(reader, now) if guarded else rows:
        shared = len(set(row.terms) & set(terms))
        held = best.get(row.claim_id)
        if shared and (held is None or (shared, -len(row.terms)) > held[:2]):
            best[row.claim_id] = (shared, -len(row.terms), row)
    return {claim: row for claim, (_, _, row) in best.items()}


def _claims(found: Sequence[int], reader: Reader | None, now: datetime) -> dict[int, _Claim]:
    """The sentences of the claims found, each with the claim it stands for now, as far as the reader may see that."""
    rows = Claim.objects.filter(pk__in=found).values_list("pk", "text", "language", "merged_into")
    read = sorted(rows)
    into = _current([pk for pk, *_, merged in read if merged is not None], reader, now)
    return {
        pk: _Claim(said, tongue(language), pk if merged is None else into.get(pk))
        for pk, said, language, merged in read
    }


def _current(merged: Sequence[int], reader: Reader | None, now: datetime) -> dict[int, int]:
    into = onward(merged)
    if not into:
        return {}
    shown = Claim.objects.visible_to(reader, now).filter(pk__in=set(into.values()))
    seen = set(shown.values_list("pk", flat=True))
    return {first: claim for first, claim in into.items() if claim in seen}
