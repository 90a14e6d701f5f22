"""Gathers what is told of claims in the forms of others: who carries them, whose word they are, what a review says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, Min, Q
from django.db.models.functions import Coalesce, Greatest

from claims.models import Appearance, Claim, Rating, Review
from claims.pages import lapsed, neighbours, seen
from claims.pages.claim import standing_where
from claims.pages.quotes import visible_origins
from claims.pages.signed import signed_words
from claims.vocabulary import GOES_OUT, Stance
from sources.models import Article, Source


@dataclass(frozen=True, slots=True)
class Concluded:
    """A review that stands: since when it is out, who signed it, and how far the newsroom’s scale reaches."""

    review: Review
    since: datetime
    signers: Sequence[str]
    best: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """One claim with the articles that carry it, the first out first, and the voices it goes back to."""

    claim: Claim
    carriers: Sequence[Article]
    dropped: frozenset[int]
    voices: Sequence[Source]
    concluded: Concluded | None


def gather(claims: Sequence[Claim], now: datetime) -> list[Gathered]:
    """Claims that everybody may see, as everybody may see them; as many queries for some as for one."""
    rows = list(standing_where(Q(claim__in=claims), None, now))
    lapsed.withhold(rows, None, now)
    seen.tell_origins(rows, None, now)
    neighbours.give(rows)
    by_claim: defaultdict[int, list[Appearance]] = defaultdict(list)
    for row in rows:
        by_claim[row.claim_id or 0].append(row)
    visible = visible_origins(rows, None, now)
    reviews = concluded(claims, now)
    return [told(claim, by_claim[claim.pk], visible, reviews.get(claim.pk)) for claim in claims]


def told(claim: Claim, rows: Iterable[Appearance], visible: set[int], review: Concluded | None) -> Gathered:
    """The same from appearances that a page has read already, with the origins that may be ``visible``."""
    said = [row for row in rows if row.stance != Stance.DISPUTES]
    pieces = {row.capture.article.canonical.pk: row.capture.article.canonical for row in said}
    present = {row.capture.article.canonical.pk for row in said if row.superseded_at is None}
    voices = {source.pk: source for row in said if (source := _voice(row, visible)) is not None}
    return Gathered(
        claim, list(pieces.values()), frozenset(pieces.keys() - present), list(voices.values()), review
    )


def _voice(row: Appearance, visible: set[int]) -> Source | None:
    """Where the words entered the news: a named source, else the outlet of the article above all others."""
    if row.origin_source is not None:
        return row.origin_source
    article = row.origin_article
    return article.source if article is not None and article.pk in visible else None


def concluded(claims: Sequence[Claim], now: datetime) -> Mapping[int, Concluded]:
    """By claim, the review that stands, where one does; five queries, and one where there is none."""
    rows = {
        row.claim_id: row for row in Review.objects.out(now).filter(claim__in=claims).select_related("rating")
    }
    if not rows:
        return {}
    out = Review.objects.public(now).filter(claim__in=rows, stage__in=GOES_OUT).order_by().values("claim")
    seen_at = Greatest("written_at", Coalesce(F("embargo_until"), F("written_at")))
    since = dict(out.annotate(first=Min(seen_at)).values_list("claim", "first"))
    signed = signed_words((row.claim_id, row.number) for row in rows.values())
    best = Rating.objects.aggregate(best=Max("rank"))["best"]
    return {
        pk: Concluded(row, since[pk], [str(one.person) for one in signed[pk, row.number]], best)
        for pk, row in rows.items()
    }
