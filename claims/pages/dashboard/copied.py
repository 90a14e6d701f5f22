"""The origins whose word articles of others carry most."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from claims.pages import clouds, seen
from claims.pages.dashboard.days import Days
from claims.pages.dashboard.said import PIECES, found_first, lately, said
from claims.rules import bars
from sources.models import Source
from sources.visibility import Reader, newsroom

SHOWN = 10
MOST_TOLD_ANEW = 25
"""Claims whose origins are told anew because of what is kept from the reader; quotes of others count for nobody."""
BEHIND = Coalesce(
    "origin_source__merged_into", "origin_source",
    "origin_article__source__merged_into", "origin_article__source",
)  # fmt: skip
"""Who answers for where a quote comes from: the source named, else the outlet of the root article."""
OWN = Coalesce("capture__article__source__merged_into", "capture__article__source")


@dataclass(frozen=True, slots=True)
class Copied:
    """A source, and how many articles of others rest on it; ``share`` is of the most."""

    source: Source
    number: int
    share: float


def most_copied(days: Days, reader: Reader | None, now: datetime) -> list[Copied]:
    """Sources by how many articles of these days, of other outlets, carry a word that entered the news with them.

    An article counts once for each origin it rests on, however much it takes. Of equals the source known first comes
    first. Where nobody knows the origin's outlet, it counts for no source.
    """
    return _ranked(resting(days, reader, now), SHOWN)


def copied_lately(reader: Reader | None, now: datetime, most: int) -> list[Copied]:
    """The same of the latest quotes, whenever their articles came out: the first so many."""
    return _ranked(_resting(lately(reader, now), reader, now), most)


def _ranked(rows: QuerySet[Any, Any], shown: int) -> list[Copied]:
    ranked = rows.values("behind").annotate(pieces=PIECES).order_by("-pieces", "behind")
    found = dict(ranked.values_list("behind", "pieces")[:shown])
    sources = Source.objects.with_reliability().in_bulk(found)
    most = max(found.values(), default=0)
    return [Copied(sources[pk], number, bars.share(number, most)) for pk, number in found.items()]


def resting(days: Days, reader: Reader | None, now: datetime) -> QuerySet[Any, Any]:
    """The quotes of these days that rest on somebody else, each with the source ``behind`` it (primary key)."""
    return _resting(said(days, reader, now), reader, now)


def _resting(rows: QuerySet[Any, Any], reader: Reader | None, now: datetime) -> QuerySet[Any, Any]:
    origin = BEHIND if newsroom(reader) else _told_anew(rows, reader, now)
    known: QuerySet[Any, Any] = found_first(rows).annotate(behind=origin, own=OWN).exclude(behind=None)
    return known.filter(Q(own=None) | ~Q(own=F("behind")))


def _told_anew(rows: QuerySet[Any, Any], reader: Reader | None, now: datetime) -> Case | Coalesce:
    """The same, where something is kept from the reader: its lineage told as if that had never come."""
    dim = rows.filter(clouds.rests_on_hidden(reader, now)).values_list("pk", "claim")
    quotes = dict(dim)
    if not quotes:
        return BEHIND
    claims = sorted({claim for claim in quotes.values() if claim})[:MOST_TOLD_ANEW]
    origins = seen.origins_seen(claims, reader, now)
    behind: dict[int | None, list[int]] = {}
    for quote in quotes:
        source = origins[quote].behind if quote in origins else None
        behind.setdefault((source.merged_into_id or source.pk) if source else None, []).append(quote)
    told = [When(pk__in=pks, then=Value(source)) for source, pks in behind.items()]
    return Case(*told, default=BEHIND, output_field=BigIntegerField())
