"""The lists of claims and of events, searched and filtered, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Max

from claims.models import Claim, Corroboration, Event
from claims.models.claim import ClaimQuerySet
from claims.models.corroboration import CONTESTED
from claims.pages import figures, narrowing, seen
from claims.pages.narrowing import Narrowed
from claims.pages.worded import Worded
from sources.models.among import among
from sources.pages import wording
from sources.pages.paging import SIZE, Key, Page, merged, page, values_of
from sources.pages.search import NO_OTHER, Spellings, said
from sources.visibility import Reader

ORDERS = {
    "carried": (Key("corroboration__articles", descending=True, nullable=True), Key("pk", descending=True)),
    "backed": (Key("corroboration__score", descending=True, nullable=True), Key("pk", descending=True)),
    "newest": (Key("corroboration__first_told", descending=True, nullable=True), Key("pk", descending=True)),
}
BY_TIME = (Key("when_first", descending=True, nullable=True), Key("pk", descending=True))
FILTERS = (*narrowing.FILTERS, "order", "after")


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in a list, backed as the reader may see it."""

    claim: Claim
    backing: Corroboration | None

    @property
    def figure(self) -> str:
        """The figure alone, empty where the claim has none."""
        return figures.short(self.claim.value) if self.claim.value.numeric else ""


def listed(
    claims: list[Claim],
    reader: Reader | None,
    now: datetime,
    anew: Mapping[int, Corroboration] | None = None,
) -> list[Row]:
    """Claims as rows of a list; ``anew``: those that are backed otherwise for the reader, where they are known."""
    backings = seen.backings(claims, reader, now, anew)
    return [Row(claim, backings.get(claim.pk)) for claim in claims]


def claims(found: Narrowed, answers: Mapping[str, str]) -> Page[Claim]:
    """One page of the claims found; the most carried first unless the address says otherwise, unscored ones last.

    Those backed otherwise for the reader stand where they belong by what the reader may know.
    """
    return _page(found.rows, keys(answers), answers["after"], found.anew, worded=found.worded)


def foremost(
    rows: ClaimQuerySet, most: int, anew: Mapping[int, Corroboration], worded: Worded | None = None
) -> list[Claim]:
    """The first few of some claims, the most carried first as far as the reader may know; ``anew``: ``seen.apart``.

    ``worded`` tells by which words they were found, if by any.
    """
    return _page(rows, ORDERS["carried"], "", anew, most, worded=worded).rows


def _page(
    rows: ClaimQuerySet,
    order: Sequence[Key],
    after: str,
    anew: Mapping[int, Corroboration],
    size: int = SIZE,
    *,
    worded: Worded | None,
) -> Page[Claim]:
    whole = Claim.objects.for_page()
    if not anew:
        return page(_likely(rows, worded, order, after, size), order, after, size, whole=whole)
    apart = list((worded.among(anew) if worded else rows.filter(among("pk", anew))).for_page())
    for claim in apart:
        claim.corroboration = anew[claim.pk]
    rows = _likely(rows.exclude(among("pk", anew)), worded and worded.without(anew), order, after, size)
    return merged(rows, apart, order, after, size, whole=whole)


def _likely(
    rows: ClaimQuerySet, worded: Worded | None, order: Sequence[Key], after: str, size: int
) -> ClaimQuerySet:
    """Those of the claims among which a page is: not all that hold the words, where many do."""
    held = worded.first(order, size + 1, values_of(Claim, order, after)) if worded else None
    return rows if held is None else Claim.objects.filter(among("pk", held))


def keys(answers: Mapping[str, str]) -> tuple[Key, ...]:
    """The order asked for; a filter that lets only scored claims through leaves it to the index of the scores."""
    wanted = ORDERS[answers["order"] or "carried"]
    scored = answers["contested"] or answers["origins"]
    return tuple(replace(key, nullable=False) for key in wanted) if scored else wanted


def events(
    words: str, reader: Reader | None, now: datetime, after: str, also: Spellings = NO_OTHER
) -> Page[Event]:
    """Events, the latest first, those without a date last."""
    rows = Event.objects.visible_to(reader, now).current()
    if words:
        rows = rows.filter(pk__in=said(Event.objects.all(), "title", words, also).order_by().values("pk"))
    return page(rows, BY_TIME, after)


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in a list: how many figures we hold of it, and how many of them are contested."""

    event: Event
    when: str
    figures: int
    contested: int
    articles: int


def happenings(found: list[Event], reader: Reader | None, now: datetime) -> list[Happening]:
    """Events as rows of a list, counted in one query."""
    every = Claim.objects.visible_to(reader, now).current().filter(event__in=found).order_by()
    anew = seen.apart(reader, now)
    counted = (
        every.exclude(among("pk", anew))
        .values("event")
        .annotate(
            figures=Count("pk"),
            contested=Count("pk", filter=CONTESTED),
            articles=Max("corroboration__articles"),
        )
    )
    counts: dict[int, dict[str, Any]] = {row["event"]: dict(row) for row in counted}
    for pk, event in every.filter(among("pk", anew)).values_list("pk", "event") if anew else ():
        _count(counts.setdefault(event, {}), anew[pk])
    return [_happening(event, counts.get(event.pk, {})) for event in found]


def _count(row: dict[str, Any], backing: Corroboration) -> None:
    """Add a claim that is backed otherwise for the reader to what is counted of its event."""
    row["figures"] = row.get("figures", 0) + 1
    row["contested"] = row.get("contested", 0) + backing.contested
    row["articles"] = max(row.get("articles") or 0, backing.articles)


def _happening(event: Event, counts: Mapping[str, Any]) -> Happening:
    numbers = (counts.get(name) or 0 for name in ("figures", "contested", "articles"))
    return Happening(event, wording.period(event.when), *numbers)
