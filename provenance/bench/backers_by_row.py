"""The same scores worked out row by row, as a Django program usually would: prefetch, add up in Python, bulk update."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch, Q, QuerySet

from claims.actions.testimonies import household
from claims.models import Appearance, Claim, Contradiction, Corroboration
from claims.models.backings import FIGURES
from claims.rules.weighing.backing import Backing, Testimony
from claims.rules.weighing.corroboration import weigh
from claims.vocabulary import Outcome, Stance
from sources.models import Source
from sources.vocabulary import Judgement, Reliability, SectionKind

CHUNK = 500


def loop(claims: Sequence[int]) -> int:
    """Work out some claims (by primary key), a chunk at a time, and write those that moved; how many did."""
    letters = {source.pk: Reliability(source.reliability) for source in Source.objects.with_reliability()}  # type: ignore[attr-defined]
    moved = 0
    for start in range(0, len(claims), CHUNK):
        rows = []
        for claim, backing, contradictions in _weighed(claims[start : start + CHUNK], letters):
            row = claim.corroboration
            found = _figures(claim, backing, contradictions)
            if any(getattr(row, name) != value for name, value in found.items()):
                for name, value in found.items():
                    setattr(row, name, value)
                rows.append(row)
        moved += Corroboration.objects.bulk_update(rows, FIGURES) if rows else 0
    return moved


def _weighed(claims: Sequence[int], letters: dict[int, Reliability]) -> Iterator[tuple[Claim, Backing, int]]:
    between = Q(one__in=claims) | Q(other__in=claims)
    pairs = Contradiction.objects.standing().filter(between, outcome=Outcome.CONTRADICTS)
    beside: dict[int, set[int]] = {}
    for one, other in pairs.values_list("one", "other"):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    rows = Claim.objects.filter(pk__in={*claims, *beside}).select_related("corroboration")
    known = {claim.pk: claim for claim in rows.prefetch_related(Prefetch("appearances", _appearances()))}
    testimonies = {
        pk: [_testimony(row, letters) for row in claim.appearances.all()] for pk, claim in known.items()
    }
    for pk in claims:
        rivals = [weigh(testimonies[rival], claim=known[rival].public_id) for rival in beside.get(pk, ())]
        yield known[pk], weigh(testimonies[pk], rivals, claim=known[pk].public_id), len(rivals)


def _appearances() -> "QuerySet[Appearance]":
    return (
        Appearance.objects.exclude(judgement=Judgement.REJECTED)
        .select_related(
            "capture__article", "origin_source__owner", "origin_source__edition_of", "origin_source__merged_into",
            "origin_article__source__owner", "origin_article__source__edition_of",
            "origin_article__source__merged_into",
        )
        .defer("capture__text", "capture__fingerprint", "capture__hints")
    )  # fmt: skip


def _testimony(row: Appearance, letters: dict[int, Reliability]) -> Testimony:
    behind = row.origin_source or (row.origin_article.source if row.origin_article else None)
    behind = (behind.merged_into or behind) if behind else None
    origin = f"source:{row.origin_source_id}" if row.origin_source_id else f"article:{row.origin_article_id}"
    return Testimony(
        key=row.public_id,
        article=str(row.capture.article.canonical_pk),
        stance=Stance(row.stance),
        origin=origin,
        origin_label=behind.name if behind else "",
        family=household(behind) if behind else origin,
        reliability=letters[behind.pk] if behind else Reliability.F,
        party=row.party,
        comment=row.section == SectionKind.COMMENT,
        until="until then" if row.superseded_at or row.stale_at else "",
        stale=row.stale_at is not None,
    )


def _figures(claim: Claim, backing: Backing, contradictions: int) -> dict[str, object]:
    carried: dict[str, set[int]] = {stance.value: set() for stance in Stance}
    for row in claim.appearances.all():
        if row.superseded_at is None:
            carried[row.stance].add(row.capture.article.canonical_pk)
    return {
        "score": backing.score,
        "score_low": backing.low,
        "score_high": backing.high,
        "credibility": backing.credibility,
        "origins_for": backing.origins_for,
        "origins_against": backing.origins_against,
        "parties_against": backing.parties_against,
        "articles": backing.articles,
        **{word: len(articles) for word, articles in carried.items()},
        "contradictions": contradictions,
    }
