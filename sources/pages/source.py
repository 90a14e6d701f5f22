"""What the page of one source shows: its names, grades, relations, articles, and who takes from whom."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from sources.models import Alias, Article, Capture, Grade, Source
from sources.models.source import SourceQuerySet
from sources.pages.flows import Flow, counted, standing
from sources.rules.names import fold
from sources.rules.outlets import CALLS_ITSELF
from sources.visibility import Reader
from sources.vocabulary import Reliability

MOST_RELATED = 60  # relations and commenters shown by name
MOST_ASKED = 200  # newest pages of which it is told what they call their outlet
MOST_NAMES = 5
SCALE = (Reliability.A, Reliability.B, Reliability.C, Reliability.D, Reliability.E, Reliability.F)


@dataclass(frozen=True, slots=True)
class Own:
    """How many of its articles the reader may see: all, those taken from somebody, and those only named by others."""

    articles: int
    taken: int
    unseen: int

    @property
    def originated(self) -> int:
        """Held articles above which nothing is known."""
        return self.articles - self.taken - self.unseen


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


def related(source: Source, known: SourceQuerySet) -> list[Relation]:
    """Of the ``known`` sources those not independent of this one: by owner, edition, merging or office."""
    shared = Q(owner=source) | Q(edition_of=source) | Q(merged_into=source)
    if source.owner_id:
        shared |= Q(owner=source.owner_id)
    shared |= Q(speaks_for=source) | Q(pk=source.speaks_for_id)
    if source.edition_of_id:
        shared |= Q(edition_of=source.edition_of_id)
    rows = known.filter(shared).exclude(pk=source.pk).order_by("name", "pk")[:MOST_RELATED]
    return [Relation(row, _shared(source, row)) for row in rows]


def _shared(source: Source, other: Source) -> str:
    if other.merged_into_id == source.pk:
        return gettext("merged into it")
    if other.owner_id == source.pk:
        return gettext("owned by it")
    if other.edition_of_id == source.pk:
        return gettext("an edition of it")
    if other.speaks_for_id == source.pk:
        return gettext("speaks for it")
    if source.speaks_for_id == other.pk:
        return gettext("it speaks for this one")
    return (
        gettext("same owner")
        if other.owner_id and other.owner_id == source.owner_id
        else gettext("another edition")
    )


def commenters(source: Source, known: SourceQuerySet) -> list[Source]:
    """Readers who comment under its articles: their word is never the outlet's."""
    return list(known.filter(within=source).current().order_by("name", "pk")[:MOST_RELATED])


def calls_itself(source: Source) -> list[tuple[str, Source | None]]:
    """What the newest pages of a source call their outlet, most often first, each with whom we know by that name.

    Nothing follows from it: whether a known name is rightly used is for a curator to say.
    """
    pages = Capture.objects.filter(article__source=source).order_by("-pk").values_list("hints", flat=True)
    said = Counter(value for hints in pages[:MOST_ASKED] for name, value in hints if name == CALLS_ITSELF)
    names = [name for name, _ in said.most_common(MOST_NAMES)]
    rows = Alias.objects.filter(scope="", folded__in=[fold(name) for name in names])
    known = {
        row.folded: row.source.merged_into or row.source for row in rows.select_related("source__merged_into")
    }
    told = [(name, known.get(fold(name))) for name in names]
    return [(name, bearer) for name, bearer in told if bearer != source]


def articles_of(source: Source, reader: Reader | None, now: datetime) -> QuerySet[Article]:
    """Its articles the reader may see, merged captures left out."""
    return Article.objects.visible_to(reader, now).current().for_page().filter(source__in=source.bearers)


def flows(source: Source, reader: Reader | None, now: datetime) -> tuple[list[Flow], list[Flow]]:
    """What it takes from others and what others take from it, the most frequent first, each in one query."""
    links = standing(reader, now)
    return (
        _shared_out(counted(links.filter(downstream__source__in=source.bearers))),
        _shared_out(counted(links.filter(upstream__source__in=source.bearers))),
    )


def _shared_out(flows: list[Flow]) -> list[Flow]:
    """The same with the length of each bar beside the longest."""
    return [replace(flow, share=flow.count / flows[0].count) for flow in flows]


def own(source: Source, reader: Reader | None, now: datetime) -> Own:
    """How much of what it publishes is its own, as far as we know, in one query."""
    links = standing(reader, now)
    taken = Exists(links.filter(downstream=OuterRef("pk"))) | Exists(
        links.filter(downstream__merged_into=OuterRef("pk"))
    )
    rows = articles_of(source, reader, now).order_by()
    counts = rows.aggregate(
        articles=Count("pk"),
        taken=Count("pk", filter=taken),
        unseen=Count("pk", filter=Q(unseen=True) & ~taken),
    )
    return Own(**counts)


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
