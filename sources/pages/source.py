"""What the page of one source shows: its names, grades, relations, articles, and who takes from whom."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from sources.models import Article, Derivation, Grade, Source
from sources.pages import wording
from sources.visibility import Reader
from sources.vocabulary import DerivationKind, Reliability

MOST_FLOWS = 8  # partners shown by name
MOST_RELATED = 60  # relations and commenters shown by name
COUNTED = 5000  # derivations counted for one source; the newest ones where there are more
SCALE = (Reliability.A, Reliability.B, Reliability.C, Reliability.D, Reliability.E, Reliability.F)


@dataclass(frozen=True, slots=True)
class Flow:
    """How often one source takes from, or is taken by, this one; ``share`` is of the longest bar."""

    label: str
    public_id: str
    kinds: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of time under one letter: from and to as shares of the picture's width, and the height in pixels."""

    start: float
    end: float
    height: int
    letter: str
    drop: int | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A source that shares something with this one, and what it shares; the two count as one origin."""

    source: Source
    how: str


def related(source: Source) -> list[Relation]:
    """Sources that are not independent of this one: its household by owner, edition or merging."""
    shared = Q(owner=source) | Q(edition_of=source) | Q(merged_into=source)
    if source.owner_id:
        shared |= Q(owner=source.owner_id)
    if source.edition_of_id:
        shared |= Q(edition_of=source.edition_of_id)
    rows = Source.objects.filter(shared).exclude(pk=source.pk).order_by("name", "pk")[:MOST_RELATED]
    return [Relation(row, _shared(source, row)) for row in rows]


def _shared(source: Source, other: Source) -> str:
    if other.merged_into_id == source.pk:
        return "merged into it"
    if other.owner_id == source.pk:
        return "owned by it"
    if other.edition_of_id == source.pk:
        return "an edition of it"
    return "same owner" if other.owner_id and other.owner_id == source.owner_id else "another edition"


def commenters(source: Source) -> list[Source]:
    """Readers who comment under its articles: their word is never the outlet's."""
    return list(source.commenters.current().order_by("name", "pk")[:MOST_RELATED])


def articles_of(source: Source, reader: Reader | None, now: datetime) -> QuerySet[Article]:
    """Its articles the reader may see, merged captures left out."""
    return Article.objects.visible_to(reader, now).current().for_page().filter(source=source)


def flows(source: Source, reader: Reader | None, now: datetime) -> tuple[list[Flow], list[Flow]]:
    """What it takes from others and what others take from it, the most frequent first, each in one query."""
    links = Derivation.objects.standing().visible_to(reader, now).exclude(kind=DerivationKind.SAME_ARTICLE)
    taken = links.filter(downstream__source=source).exclude(upstream__source=source)
    given = links.filter(upstream__source=source).exclude(downstream__source=source)
    return _counted(taken, "upstream__source"), _counted(given, "downstream__source")


def _counted(links: QuerySet[Derivation], partner: str) -> list[Flow]:
    rows = links.order_by("-pk").values_list(f"{partner}__public_id", f"{partner}__name", "kind")[:COUNTED]
    counts: Counter[tuple[str, str]] = Counter()
    kinds: dict[tuple[str, str], Counter[str]] = {}
    for public_id, name, kind in rows:
        key = (public_id or "", name or "outlet unknown")
        counts[key] += 1
        kinds.setdefault(key, Counter())[DerivationKind(kind).label] += 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0][1], pair[0][0]))
    longest = ranked[0][1] if ranked else 1
    return [
        Flow(name, public_id, wording.listed(sorted(kinds[public_id, name])), count, count / longest)
        for (public_id, name), count in ranked[:MOST_FLOWS]
    ]


def steps(grades: list[Grade]) -> list[Step]:
    """The letters through time, oldest first, for a picture; empty while fewer than two were given."""
    dated = sorted(grades, key=lambda grade: (grade.graded_at, grade.pk))
    if len(dated) < 2:
        return []
    first, last = dated[0].graded_at, dated[-1].graded_at
    whole = (last - first).total_seconds() * 1.15 or 1.0
    places = [(one.graded_at - first).total_seconds() / whole for one in dated] + [1.0]
    heights = [8 + 12 * SCALE.index(Reliability(one.reliability)) for one in dated]
    return [
        Step(0.1 + 0.9 * start, 0.1 + 0.9 * end, height, one.reliability, following)
        for one, start, end, height, following in zip(
            dated, places[:-1], places[1:], heights, [*heights[1:], None], strict=True
        )
    ]
