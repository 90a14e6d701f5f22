"""The lists of claims and of events, searched and filtered, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Max

from claims.models import Claim, Corroboration, Event
from claims.models.corroboration import CONTESTED
from claims.pages import figures, narrowing, seen
from claims.pages.narrowing import Narrowed
from sources.pages import wording
from sources.pages.paging import Key, Page, page
from sources.pages.search import NO_OTHER, Spellings, said
from sources.visibility import Reader

ORDERS = {
    "carried": (Key("corroboration__articles", descending=True, nullable=True), Key("pk", descending=True)),
    "backed": (Key("corroboration__score", descending=True, nullable=True), Key("pk", descending=True)),
    "newest": (Key("pk", descending=True),),
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


def listed(claims: list[Claim], reader: Reader | None, now: datetime) -> list[Row]:
    """Claims as rows of a list."""
    backings = seen.backings(claims, reader, now)
    return [Row(claim, backings.get(claim.pk)) for claim in claims]


def claims(found: Narrowed, answers: Mapping[str, str]) -> Page[Claim]:
    """One page of the claims found; the most carried first unless the address says otherwise, unscored ones last."""
    return page(found.rows.for_page(), keys(answers), answers["after"])


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
    rows = Claim.objects.visible_to(reader, now).current().filter(event__in=found).order_by().values("event")
    counted = rows.annotate(
        figures=Count("pk"),
        contested=Count("pk", filter=CONTESTED),
        articles=Max("corroboration__articles"),
    )
    counts = {row["event"]: row for row in counted}
    return [_happening(event, counts.get(event.pk, {})) for event in found]


def _happening(event: Event, counts: Mapping[str, Any]) -> Happening:
    numbers = (counts.get(name) or 0 for name in ("figures", "contested", "articles"))
    return Happening(event, wording.period(event.when), *numbers)
