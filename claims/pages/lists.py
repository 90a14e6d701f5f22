"""The lists of claims and of events, searched and filtered, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from claims.models import Appearance, Bearing, Claim, Corroboration, Event
from claims.models.corroboration import CONTESTED
from claims.pages import figures, seen
from sources.models import Article
from sources.pages import wording
from sources.pages.asked import Misasked
from sources.pages.lists import source_of
from sources.pages.paging import Key, Page, page
from sources.pages.search import NO_OTHER, Spellings, said
from sources.visibility import Reader

ORDERS = {
    "carried": (Key("corroboration__articles", descending=True, nullable=True), Key("pk", descending=True)),
    "backed": (Key("corroboration__score", descending=True, nullable=True), Key("pk", descending=True)),
    "newest": (Key("pk", descending=True),),
}
ORIGINS = {"none": Q(corroboration__origins_for=0), "one": Q(corroboration__origins_for=1),
           "several": Q(corroboration__origins_for__gte=2)}  # fmt: skip
BY_TIME = (Key("when_first", descending=True, nullable=True), Key("pk", descending=True))
FILTERS = ("q", "exact", "contested", "differing", "origins", "event", "source", "article", "order", "after")


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


def claims(
    answers: dict[str, str], reader: Reader | None, now: datetime, also: Spellings = NO_OTHER
) -> Page[Claim]:
    """The claims an address asks for; the most carried first unless it says otherwise, those not scored yet last."""
    rows = Claim.objects.visible_to(reader, now).current().for_page()
    if answers["q"]:
        rows = rows.filter(pk__in=matching(answers["q"], reader, now, also))
    if answers["contested"]:
        rows = rows.contested()
    if answers["differing"]:
        differing = Bearing.objects.differing().visible_to(reader, now)
        rows = rows.filter(Exists(differing.filter(claim=OuterRef("pk"))))
    if answers["origins"]:
        rows = rows.filter(ORIGINS[answers["origins"]])
    if answers["event"]:
        rows = rows.filter(event=_event(answers["event"], reader, now))
    carried = _carried(answers, reader, now)
    if carried is not None:
        rows = rows.filter(Exists(carried))
    return page(rows, _keys(answers), answers["after"])


def _keys(answers: Mapping[str, str]) -> tuple[Key, ...]:
    """The order asked for; a filter that lets only scored claims through leaves it to the index of the scores."""
    keys = ORDERS[answers["order"] or "carried"]
    scored = answers["contested"] or answers["origins"]
    return tuple(replace(key, nullable=False) for key in keys) if scored else keys


def matching(
    words: str, reader: Reader | None, now: datetime, also: Spellings = NO_OTHER
) -> QuerySet[Claim, int]:
    """The keys of claims whose sentence, or one of whose quotes, holds the words."""
    quoted = said(Appearance.objects.standing().visible_to(reader, now), "quote", words, also).order_by()
    own = said(Claim.objects.all(), "text", words, also).order_by()
    either = Q(pk__in=own.values("pk")) | Q(pk__in=quoted.values("claim"))
    return Claim.objects.filter(either).order_by().values_list("pk", flat=True)


def _carried(answers: dict[str, str], reader: Reader | None, now: datetime) -> QuerySet[Appearance] | None:
    rows = Appearance.objects.standing().visible_to(reader, now).filter(claim=OuterRef("pk"))
    if answers["source"]:
        source = source_of(answers["source"])
        rows = rows.filter(
            Q(attributed_to=source) | Q(origin_source=source) | Q(capture__article__source=source)
            | Q(origin_article__source=source)
        )  # fmt: skip
    if answers["article"]:
        article = _article(answers["article"], reader, now)
        rows = rows.of_piece(article.pk)
    return rows if answers["source"] or answers["article"] else None


def _event(public_id: str, reader: Reader | None, now: datetime) -> Event:
    found = Event.objects.visible_to(reader, now).filter(public_id=public_id).first()
    if found is None:
        raise Misasked("event", "no event has this address; choose one from the list of events")
    return found


def _article(public_id: str, reader: Reader | None, now: datetime) -> Article:
    found = Article.objects.visible_to(reader, now).filter(public_id=public_id).first()
    if found is None:
        raise Misasked("article", "no article has this address; choose one from the list of articles")
    return found


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
