"""Which sources contradict which, pair by pair."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce, Greatest, Least

from claims.models import Contradiction
from claims.models.contradiction import ContradictionQuerySet
from claims.pages.dashboard.days import LENGTHS, Days, counted_days
from claims.vocabulary import ContradictionKind
from sources.models import Source
from sources.visibility import Reader

LISTED = 12  # pairs in the table
LATEST = 5_000
"""Contradictions counted where no days are asked for, the latest ones. Our choice."""
NAMED = 6  # sources in the picture
DEPTHS = 3
"""Steps in which a cell of the picture is tinted."""
WORDS = ("one_appearance", "other_appearance")


def _speaker(side: str) -> Coalesce:
    """Whose words stand for a side: the source they are put in the mouth of, else the outlet; merged ones are one."""
    voice, outlet = f"{side}__attributed_to", f"{side}__capture__article__source"
    return Coalesce(f"{voice}__merged_into", voice, f"{outlet}__merged_into", outlet)


def contradicting(days: Days, reader: Reader | None, now: datetime) -> ContradictionQuerySet:
    """The contradictions of these days: what makes a claim contested, where a quote that stands for one side is in an
    article that came out on one of them.

    They are found first, from the articles on and one side at a time, and looked at afterwards: asked for all of it at
    once, the database reads every contradiction there is with both its quotes.
    """
    sides = (
        Contradiction.objects.filter(days.at(f"{side}__capture__article__")).values("pk") for side in WORDS
    )
    one, other = sides
    found = [row["pk"] for row in one.union(other)]
    return Contradiction.objects.contesting().visible_to(reader, now).filter(pk__in=found).order_by()


def between(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The same with the two sources that stand against each other, ``low`` and ``high`` in the order of their keys."""
    told = rows.annotate(left=_speaker("one_appearance"), right=_speaker("other_appearance"))
    known = told.exclude(left=None).exclude(right=None)
    ends: QuerySet[Any, Any] = known.annotate(low=Least("left", "right"), high=Greatest("left", "right"))
    return ends


def days_of(length: str, last: date, reader: Reader | None, now: datetime) -> Days:
    """The days of a period that ends on a day; of the shortest with something to see where none is named."""
    return counted_days(length, last, reader, now) if length else shortest(last, reader, now)


def shortest(last: date, reader: Reader | None, now: datetime) -> Days:
    """The shortest period up to a day in which two statements contradict each other; a week where none does."""
    found = (counted_days(length, last, reader, now) for length in LENGTHS)
    clashing = (days for days in found if contradicting(days, reader, now).exists())
    return next(clashing, None) or counted_days("week", last, reader, now)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sources, how often they contradict each other, and in what respects; both may be the same."""

    one: Source
    other: Source
    number: int
    kinds: tuple[ContradictionKind, ...]

    @property
    def itself(self) -> bool:
        """Whether a source stands against itself."""
        return self.one.pk == self.other.pk


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the picture; ``depth`` names its tint, empty where there is nothing."""

    other: Source
    number: int
    depth: str


@dataclass(frozen=True, slots=True)
class Opposing:
    """The picture's rows (their sources are its columns too), the foremost pairs, and how many there are of each."""

    rows: tuple[tuple[Source, tuple[Cell, ...]], ...]
    pairs: tuple[Opposed, ...]
    number: int
    all_pairs: int

    @property
    def sources(self) -> list[Source]:
        """The sources of rows and columns, in their order."""
        return [source for source, _ in self.rows]


Ends = tuple[int, int]


def opposing(days: Days, reader: Reader | None, now: datetime) -> Opposing:
    """The contradictions of these days by the two sources whose words they are, the most frequent pair first.

    Of equals the pair of sources known first comes first. Words of which nobody knows whose they are belong to no pair.
    """
    return _drawn(contradicting(days, reader, now))


def opposing_lately(reader: Reader | None, now: datetime) -> Opposing:
    """The same of the latest contradictions, whenever the articles came out.

    They are found first: asked for with who stands against whom, the database reads every contradiction there is.
    """
    standing = Contradiction.objects.contesting().visible_to(reader, now)
    latest = list(standing.order_by("-pk").values_list("pk", flat=True)[:LATEST])
    return _drawn(Contradiction.objects.filter(pk__in=latest).order_by())


def _drawn(rows: QuerySet[Any, Any]) -> Opposing:
    counted, kinds = _counted(between(rows))
    ranked = sorted(counted, key=lambda ends: (-counted[ends], ends))
    drawn = _foremost(ranked)
    sources = Source.objects.in_bulk({pk for ends in ranked[:LISTED] for pk in ends} | drawn)
    pairs = tuple(
        Opposed(sources[one], sources[other], counted[one, other], tuple(kinds[one, other]))
        for one, other in ranked[:LISTED]
    )
    return Opposing(_square(counted, sources, drawn), pairs, counted.total(), len(ranked))


def _counted(rows: QuerySet[Any, Any]) -> tuple[Counter[Ends], dict[Ends, list[ContradictionKind]]]:
    counted: Counter[Ends] = Counter()
    kinds: dict[Ends, list[ContradictionKind]] = {}
    found = rows.values_list("low", "high", "kind").annotate(number=Count("pk"))
    for low, high, kind, number in found.order_by("low", "high", "-number", "kind"):
        counted[low, high] += number
        kinds.setdefault((low, high), []).append(ContradictionKind(kind))
    return counted, kinds


def _foremost(ranked: Sequence[Ends]) -> set[int]:
    """Both sides of the most frequent pairs, as many as fit: whoever is drawn, so is somebody they contradict."""
    chosen: set[int] = set()
    for ends in ranked:
        if len(chosen | set(ends)) <= NAMED:
            chosen.update(ends)
    return chosen


def _square(
    counted: Counter[Ends], sources: Mapping[int, Source], drawn: set[int]
) -> tuple[tuple[Source, tuple[Cell, ...]], ...]:
    totals = {one: sum(counted[_ends(one, other)] for other in drawn) for one in drawn}
    order = sorted(drawn, key=lambda pk: (-totals[pk], sources[pk].name, pk))
    most = max((counted[_ends(one, other)] for one in drawn for other in drawn), default=0)
    return tuple(
        (sources[one], tuple(_cell(sources[other], counted[_ends(one, other)], most) for other in order))
        for one in order
    )


def _ends(one: int, other: int) -> Ends:
    return (one, other) if one < other else (other, one)


def _cell(other: Source, number: int, most: int) -> Cell:
    return Cell(other, number, f"m{min(DEPTHS, 1 + DEPTHS * (number - 1) // most)}" if number else "")
