"""Which source stands for a household: itself, its editions, what is merged into it or owned, who speaks for it."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from claims.models import Appearance
from sources.models import ABOVE, Source

SPEAKER = Coalesce("origin_source", "origin_article__source")
"""Of an appearance, the source that answers for it: the named one, else the outlet of the article at the root."""

UP = Coalesce(*ABOVE)
"""Of a source, the one directly above it."""

_Place = TypeVar("_Place", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Heads:
    """For every source that stands under another (by primary key) the one directly above it."""

    above: dict[int, int]

    def head(self, source: int) -> int:
        """The source that stands for the household of one of them; itself, where it stands under nobody."""
        return _top(source, self.above.get)

    def household(self, heads: Collection[int]) -> dict[int, int]:
        """Everybody in the households of some heads, each with its head."""
        wanted = set(heads)
        below = {source: head for source in self.above if (head := self.head(source)) in wanted}
        return {**below, **{head: head for head in wanted}}


def heads() -> Heads:
    """Who stands above whom, in one query over the sources that stand under somebody."""
    return Heads(_above(Source.objects.all()))


def heads_of(sources: Iterable[int]) -> dict[int, int]:
    """Who stands for the household of each of some sources (by primary key), in one query for each storey above."""
    wanted, above, ahead = set(sources), Heads({}), set(sources)
    while ahead:
        fresh = _above(Source.objects.filter(pk__in=ahead))
        above.above.update(fresh)
        ahead = set(fresh.values()) - above.above.keys() - ahead
    return {source: above.head(source) for source in wanted}


def below(source: int) -> set[int]:
    """A source (by primary key) with all that stand under it, at whatever remove, in one query for each storey."""
    met, ahead = {source}, {source}
    while ahead:
        under = (
            Q(merged_into__in=ahead) | Q(edition_of__in=ahead) | Q(owner__in=ahead) | Q(speaks_for__in=ahead)
        )
        ahead = set(Source.objects.filter(under).order_by().values_list("pk", flat=True)) - met
        met |= ahead
    return met


def head_of(source: Source) -> Source:
    """The source that stands for the household of this one."""
    return _top(
        source, lambda one: next((up for each in ABOVE if (up := getattr(one, each)) is not None), None)
    )


def _top(place: _Place, above: Callable[[_Place], _Place | None]) -> _Place:
    """The last one on the way up, as ``HOMES`` in ``claims.models.backings`` climbs; a ring ends where it began."""
    met: set[_Place] = set()
    while place not in met:
        met.add(place)
        up = above(place)
        place = place if up is None else up
    return place


def _above(sources: QuerySet[Source]) -> dict[int, int]:
    return dict(sources.annotate(up=UP).exclude(up=None).order_by().values_list("pk", "up"))


def spoken_on(pairs: Iterable[tuple[int, int]], known: Heads) -> set[int]:
    """The claims (by primary key) that entered the news with both of two households, for any of the pairs of heads."""
    wanted = list(pairs)
    members = known.household({head for pair in wanted for head in pair})
    rows = (
        Appearance.objects.standing()
        .annotate(speaker=SPEAKER)
        .filter(Q(origin_source__in=members) | Q(origin_article__source__in=members))
    )
    claims: dict[int, set[int]] = {}
    for claim, speaker in rows.order_by().values_list("claim", "speaker").distinct():
        claims.setdefault(members[speaker], set()).add(claim)
    return {claim for one, other in wanted for claim in claims.get(one, set()) & claims.get(other, set())}
