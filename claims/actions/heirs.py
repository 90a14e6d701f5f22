"""What a person judged in one article holds for the same words in its copies: judged once, and taken back with it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from claims.actions import twins
from claims.actions.lineages import Family, families
from claims.models import Appearance
from sources.actions import lineages as taken
from sources.models import Article, Derivation
from sources.vocabulary import Judgement

OWN = ~Q(judgement=Judgement.SUGGESTED) & Q(inherited_from=None)
"""What a person has judged herself, there and nowhere else."""
FREE = Q(judgement=Judgement.SUGGESTED) | Q(inherited_from__isnull=False)
"""What nobody has judged there."""
NOBODY = {
    "judgement": Judgement.SUGGESTED.value,
    "judged_by_id": None,
    "judged_at": None,
    "judged_why": "",
    "inherited_from_id": None,
}


@dataclass(frozen=True, slots=True)
class Heir:
    """An appearance in a copy, and the columns that bring it in line with what was judged above it."""

    row: Appearance
    columns: Mapping[str, Any]


def told(row: Appearance) -> None:
    """Have the copies of an appearance's article brought in line with a judgement just given or taken back there.

    The article itself too: what its own judgement stood in the way of holds again. Runs inside the caller's
    transaction.
    """
    piece = row.capture.article.canonical_pk
    articles = Article.objects.of_piece(piece).order_by().values("pk")
    ties = Derivation.objects.order_by()
    if ties.filter(upstream__in=articles).exists() or ties.filter(downstream__in=articles).exists():
        taken.moved(articles=[piece])


def planned(*, article: Article) -> list[Heir]:
    """What has to change in an article's piece for it to have the judgements of the articles above it, and no others.

    Only the same statement in the same words inherits, along derivations nobody has rejected, and of a part taken over
    only what was taken. Where the same words tell of other days, a person looks again. Of several judgements
    above the last counts. What a person has judged here stands.
    """
    piece = article.canonical_pk
    family = families([article])
    judged = _judged(set(family.articles) - {piece})
    held = Appearance.objects.of_piece(piece)
    if not judged and not held.exclude(inherited_from=None).exists():
        return []
    rows = list(_rows(held))
    own = {
        twins.name(row) for row in rows if row.judgement != Judgement.SUGGESTED and not row.inherited_from_id
    }
    free = [row for row in rows if row.judgement == Judgement.SUGGESTED or row.inherited_from_id]
    heirs = [
        Heir(row, _columns(row, None if twins.name(row) in own else _source(row, judged, family)))
        for row in free
    ]
    return [
        heir
        for heir in heirs
        if any(getattr(heir.row, name) != value for name, value in heir.columns.items())
    ]


def claims_of(heirs: Iterable[Heir]) -> set[int]:
    """The claims (by primary key) in which they stand, and those in which they are to stand."""
    claims = {claim for heir in heirs for claim in (heir.row.claim_id, heir.columns.get("claim_id"))}
    return {claim for claim in claims if claim is not None}


def write(heirs: Iterable[Heir]) -> set[int]:
    """Write down what was planned, but for what a person has judged meanwhile; returns the claims it touched."""
    written = []
    for heir in heirs:
        rows = Appearance.objects.filter(FREE, pk=heir.row.pk)
        if rows.update(version=F("version") + 1, **heir.columns):
            written.append(heir)
    return claims_of(written)


def _judged(articles: Collection[int]) -> Mapping[str, Sequence[Appearance]]:
    """What people have judged themselves in some pieces (by primary key), by what makes other words the same."""
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    if articles:
        within = Article.objects.of_pieces(articles)
        for row in _rows(Appearance.objects.filter(OWN, capture__article__in=within)):
            found[twins.name(row)].append(row)
    return found


def _rows(rows: Any) -> Any:
    """Without what a person has put there: no machine read it, so that no copy has been read so either."""
    beside = rows.exclude(method=twins.BY_HAND).select_related("attributed_to", "capture__article")
    return beside.defer("capture__text", "capture__fingerprint", "capture__hints").order_by("public_id")


def _source(row: Appearance, judged: Mapping[str, Sequence[Appearance]], family: Family) -> Appearance | None:
    same = judged.get(twins.name(row), ())
    above = family.above(row) if same else frozenset()
    held = [
        one
        for one in same
        if family.articles[one.capture.article.canonical_pk].public_id in above and _same_days(one, row)
    ]
    return max(held, key=lambda one: (str(one.judged_at), one.public_id), default=None)


def _same_days(one: Appearance, other: Appearance) -> bool:
    """Whether both may speak of one day: "yesterday" in a copy printed a week later is another, till a person looks."""
    days, others = one.when, other.when
    return days is None or others is None or days.overlaps(others)


def _columns(row: Appearance, source: Appearance | None) -> Mapping[str, Any]:
    if source is None:
        return NOBODY
    columns = {
        name: getattr(source, name) for name in ("judgement", "judged_by_id", "judged_at", "judged_why")
    }
    placed = twins.placed(source, row) if source.judgement == Judgement.CONFIRMED else {}
    return {**columns, **placed, "inherited_from_id": source.pk}
