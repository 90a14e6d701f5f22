"""Which source stands for a household: itself, its editions, what is merged into it or owned, who speaks for it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce

from claims.models import Appearance
from sources.models import Source

SPEAKER = Coalesce("origin_source", "origin_article__source")
"""Of an appearance, the source that answers for it: the named one, else the outlet of the article at the root."""

UP = Coalesce("merged_into", "edition_of", "owner", "speaks_for")
"""Of a source, the one directly above it."""


@dataclass(frozen=True, slots=True)
class Heads:
    """For every source that stands under another (by primary key) the one directly above it."""

    above: dict[int, int]

    def head(self, source: int) -> int:
        """The source that stands for a household; as ``testimonies.household`` finds it."""
        met: set[int] = set()
        while source in self.above and source not in met:
            met.add(source)
            source = self.above[source]
        return source

    def household(self, heads: Collection[int]) -> dict[int, int]:
        """Everybody in the households of some heads, each with its head."""
        wanted = set(heads)
        below = {source: head for source in self.above if (head := self.head(source)) in wanted}
        return {**below, **{head: head for head in wanted}}


def heads() -> Heads:
    """Who stands above whom, in one query over the sources that stand under somebody."""
    under = Source.objects.exclude(merged_into=None, edition_of=None, owner=None, speaks_for=None).order_by()
    return Heads(dict(under.annotate(up=UP).values_list("pk", "up")))


def heads_of(sources: Iterable[int]) -> dict[int, int]:
    """Who stands for the household of each of some sources (by primary key), in one query for each storey above."""
    wanted, above, ahead = set(sources), Heads({}), set(sources)
    while ahead:
        rows = Source.objects.filter(pk__in=ahead).annotate(up=UP).exclude(up=None).order_by()
        fresh = dict(rows.values_list("pk", "up"))
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
    """The source that stands for the household of this one; a ring of owners ends where it began."""
    met: set[int] = set()
    while source.pk not in met:
        met.add(source.pk)
        source = source.merged_into or source.edition_of or source.owner or source.speaks_for or source
    return source


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
