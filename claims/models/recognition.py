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
from claims.rules.lookup.rarity import TermRarity
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
    contrary of the claim; ``passage`` is that sentence.
    """

    claim: int
    wording: str
    score: float
    features: Mapping[str, float]
    reason: Reason
    figures: Agreement
    opposed: Opposed | None = None
    passage: str = ""

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


@dataclass(frozen=True, slots=True)
class Sought:
    """A text that is looked up, and its language."""

    text: str
    language: str


def recognised(
    text: str, *, language: str, reader: Reader | None, now: datetime, most: int, guarded: bool = True
) -> list[Recognised]:
    """The claims ``text`` may repeat, likeliest first, at most ``most``: only current ones the reader may see.

    Each by the likeliest of its wordings. Takes five queries, seven where a claim found was merged into another.
    ``guarded`` as for ``LookUp``.
    """
    (found,) = recognised_each([Sought(text, language)], reader=reader, now=now, most=most, guarded=guarded)
    return found


def recognised_each(
    texts: Sequence[Sought], *, reader: Reader | None, now: datetime, most: int, guarded: bool = True
) -> list[list[Recognised]]:
    """The same for each of some texts, in as many queries as for one."""
    looked = LookUp(reader, now, guarded=guarded)
    asked = [terms_of(each.text, tongue(each.language)) for each in texts]
    found = [[claim for claim, _ in some] for some in looked.candidates_each(asked, most=CANDIDATES)]
    every = sorted({claim for some in found for claim in some})
    claims, lent = _claims(every, reader, now), _lent(every, reader, now, looked.guarded)
    known = [_known(claims, some, lent, terms) for some, terms in zip(found, asked, strict=True)]
    rarity = looked.rarity({*(term for some in asked for term in some), *_terms(known)})
    return [_best(each, some, claims, rarity, most) for each, some in zip(texts, known, strict=True)]


def _terms(known: Sequence[Sequence[Known]]) -> set[str]:
    return {term for some in known for each in some for term in each.terms}


def _best(
    sought: Sought, known: Sequence[Known], claims: Mapping[int, _Claim], rarity: TermRarity, most: int
) -> list[Recognised]:
    """The likeliest of the claims known for one text, each once, with what its nearest sentence says of it."""
    spoken = tongue(sought.language)
    passages = Passages.of(sought.text, spoken)
    best: dict[int, Recognised] = {}
    for each in ranked(sought.text, known, rarity, language=spoken):
        own = claims[int(each.id)]
        if own.claim is not None and own.claim not in best and len(best) < most:
            passage = passages.nearest(words_of(own.said, own.language).terms)
            figures = agreement(own.said, passage, spoken, own.language)
            against = _opposed(own, passage, spoken)
            best[own.claim] = Recognised(
                own.claim,
                each.reason.quote,
                each.score,
                each.features,
                each.reason,
                figures,
                against,
                passage,
            )
    return list(best.values())


def _opposed(own: _Claim, passage: str, spoken: str) -> Opposed | None:
    """By which words a sentence says the contrary of a claim; nothing is told of two languages."""
    pack = pack_for(spoken)
    return opposed(own.said, passage, pack) if pack and own.language == spoken else None


def _known(
    claims: Mapping[int, _Claim],
    found: Sequence[int],
    lent: Mapping[int, Sequence[Wording]],
    terms: Collection[str],
) -> list[Known]:
    """The claims found for a text in their own sentences, then in the wordings lent to them that come nearest to it."""
    own = {
        key: Known(key, each.said, words_of(each.said, each.language).terms, language=each.language)
        for key, each in sorted((key, claims[key]) for key in found if key in claims)
    }
    nearest = [(key, _nearest(lent.get(key, ()), terms)) for key in own]
    others = [
        Known(key, row.text, Counter(row.terms), language=row.language, own=own[key])
        for key, row in nearest
        if row is not None
    ]
    return [*own.values(), *others]


def _nearest(rows: Sequence[Wording], terms: Collection[str]) -> Wording | None:
    """The wording with most of these terms, the shortest of equals; none where none has any."""
    shared = [(len(set(row.terms) & set(terms)), -len(row.terms), -row.place, row) for row in rows]
    best = max(shared, key=lambda each: each[:3], default=None)
    return best[3] if best is not None and best[0] else None


def _lent(
    found: Sequence[int], reader: Reader | None, now: datetime, guarded: bool
) -> dict[int, list[Wording]]:
    """For each claim the wordings lent to it, as far as the reader may see them."""
    rows = Wording.objects.filter(claim__in=found).order_by("claim", "place")
    lent: dict[int, list[Wording]] = {}
    for row in rows.visible_to(reader, now) if guarded else rows:
        lent.setdefault(row.claim_id, []).append(row)
    return lent


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
