"""What the pages show on which events are merged, or a claim is moved to another event: which there are, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.models import Claim, Event, EventMerger
from claims.models.event import EventQuerySet
from claims.pages.respelt import respelt
from sources.pages import wording
from sources.pages.search import said
from sources.visibility import Reader

EACH = 8  # events to choose from
LATEST = 6  # mergers that can be undone here
NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Choice:
    """An event to choose, with its days and how many claims are about it."""

    event: Event
    when: str
    claims: int


def choices(event: Event, words: str, reader: Reader | None, now: datetime) -> list[Choice]:
    """Events that may be the same: those of the kind in the same days, or those that hold the words asked for."""
    rows = Event.objects.visible_to(reader, now).current().exclude(pk=event.pk)
    if words:
        asked = respelt(words, reader, now)
        titled = said(Event.objects.all(), "title", asked.words, asked.spellings).order_by().values("pk")
        return _told(rows.filter(pk__in=titled)[:EACH], reader, now)
    rows = rows.filter(act=event.act)
    if event.when is not None:
        rows = rows.filter(when_first__lte=event.when.last + NEAR, when_last__gte=event.when.first - NEAR)
    return _told(rows[:EACH], reader, now)


def choice(event: Event, reader: Reader | None, now: datetime) -> Choice:
    """One event the person has named."""
    return _told([event], reader, now)[0]


def _told(events: Collection[Event] | EventQuerySet, reader: Reader | None, now: datetime) -> list[Choice]:
    found = list(events)
    rows = Claim.objects.visible_to(reader, now).current().filter(event__in=found).order_by()
    counts: dict[int, int] = {}
    for pk in rows.values_list("event", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    return [Choice(event, wording.period(event.when), counts.get(event.pk, 0)) for event in found]


def mergers_of(event: Event) -> list[EventMerger]:
    """Which events people have merged into this one, the latest first."""
    rows = EventMerger.objects.filter(into=event, split_at=None, one__merged_into=event)
    return list(rows.select_related("one", "merged_by")[:LATEST])
