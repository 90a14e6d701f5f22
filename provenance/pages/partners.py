"""Puts partners, their keys and what these did into rows and a picture: one column a day, with the table beneath it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q, Sum
from django.utils.translation import gettext

from provenance.partners.models import Key, Partner, Usage
from provenance.partners.vocabulary import Scope
from sources.pages import wording
from sources.pages.paging import Key as Column
from sources.pages.paging import Page, page

BY_NAME = (Column("name"), Column("pk"))
DAYS = 30
"""Days drawn and told, today included."""
DEEP = 130
"""Pixels from the highest column to the ground."""
LEFT = 0.06
MOST_KEYS = 100
"""Keys shown of one partner, the newest first: more are past use, and stand in the audit."""
NUMBERS = ("answered", "refused", "throttled", "failed", "sent")
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Row:
    """One partner of the list."""

    partner: Partner
    opening: int
    requests: int
    used_at: datetime | None
    soonest: datetime | None


def partners(after: str, now: datetime) -> tuple[Page[Partner], list[Row]]:
    """One page of the partners by name: two queries."""
    good = Q(keys__revoked_at=None, keys__expires_at__gt=now)
    told = Partner.objects.annotate(opening=Count("keys", filter=good), used_at=Max("keys__used_at"))
    found: Page[Partner] = page(told, BY_NAME, after)
    since = now.date() - timedelta(days=DAYS - 1)
    usage = Usage.objects.filter(key__partner__in=[each.pk for each in found.rows], day__gte=since)
    total = Sum("answered") + Sum("refused") + Sum("throttled") + Sum("failed")
    asked = dict(usage.order_by().values_list("key__partner").annotate(total=total))
    soon = Key.objects.filter(revoked_at=None, expires_at__gt=now, expires_at__lte=now + SOON)
    expiring = dict(soon.order_by("-expires_at").values_list("partner", "expires_at"))
    return found, [
        Row(each, each.opening, asked.get(each.pk, 0), each.used_at, expiring.get(each.pk))  # type: ignore[attr-defined]
        for each in found.rows
    ]


@dataclass(frozen=True, slots=True)
class Held:
    """One key as its keeper sees it."""

    key: Key
    now: datetime
    rotated: bool
    typed: bool

    @property
    def opens(self) -> bool:
        """Whether it still opens anything, its partner not being stopped."""
        return self.key.revoked_at is None and self.now < self.key.expires_at

    @property
    def soon(self) -> bool:
        """Whether it expires within a month."""
        return self.opens and self.key.expires_at < self.now + SOON

    @property
    def state(self) -> str:
        """How it stands, in a word."""
        if self.key.revoked_at is not None:
            return gettext("revoked")
        if not self.opens:
            return gettext("expired")
        return gettext("in its overlap") if self.rotated else gettext("open")

    @property
    def a_minute(self) -> str:
        """What it may spend, as people write it."""
        return wording.grouped(self.key.a_minute or settings.KEY_A_MINUTE)

    @property
    def networks(self) -> str:
        """Its networks, a line each."""
        return "\n".join(self.key.networks)

    @property
    def scopes(self) -> list[Scope]:
        """What it opens."""
        return [Scope(each) for each in self.key.scopes]


def keys(partner: Partner, now: datetime, typed: str = "") -> list[Held]:
    """The keys of a partner, those that open first, each followed by what it took the place of: one query.

    ``typed`` is the id of the one whose form was refused.
    """
    rows = list(partner.keys.order_by("-created_at", "-pk")[:MOST_KEYS])
    newest = {each.name: each.generation for each in reversed(rows)}
    held = [Held(each, now, each.generation < newest[each.name], each.public_id == typed) for each in rows]
    return sorted(held, key=lambda one: (not one.opens, one.key.name, -one.key.generation))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a column: how its answers are called, where it begins and how high it is, in pixels."""

    kind: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Day:
    """What a partner’s keys did on one day."""

    day: date
    numbers: dict[str, int]
    start: float
    width: float
    parts: Sequence[Part]

    @property
    def requests(self) -> int:
        """All of them, however they were answered."""
        return sum(self.numbers[name] for name in NUMBERS[:4])

    @property
    def when(self) -> str:
        """The day, in the reader’s language."""
        return wording.day(self.day)


@dataclass(frozen=True, slots=True)
class Did:
    """What one key did on one day."""

    day: date
    key: str
    numbers: dict[str, int]

    @property
    def when(self) -> str:
        """The day, in the reader’s language."""
        return wording.day(self.day)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The days of the picture, the rows of the table beneath it (the latest first), and the highest column."""

    days: list[Day]
    rows: list[Did]
    most: int
    total: int


def usage(partner: Partner, today: date) -> Drawn:
    """What the keys of a partner did in the last days, drawn and told: one query."""
    since = today - timedelta(days=DAYS - 1)
    found: Any = Usage.objects.filter(key__partner=partner, day__gte=since, day__lte=today).order_by()
    told = found.values("day", "key__name", "key__generation").annotate(
        **{f"n_{name}": Sum(name) for name in NUMBERS}
    )
    rows = [
        Did(
            each["day"],
            f"{each['key__name']} · {each['key__generation']}",
            {name: each[f"n_{name}"] for name in NUMBERS},
        )
        for each in told.order_by("-day", "key__name", "-key__generation")
    ]
    every = [since + timedelta(days=step) for step in range(DAYS)]
    sums = {
        day: {name: sum(row.numbers[name] for row in rows if row.day == day) for name in NUMBERS}
        for day in every
    }
    most = max(1, *(sum(numbers[name] for name in NUMBERS[:4]) for numbers in sums.values()))
    days = [_day(place, day, sums[day], most) for place, day in enumerate(every)]
    return Drawn(days, rows, most, sum(day.requests for day in days))


def _day(place: int, day: date, numbers: dict[str, int], most: int) -> Day:
    """A column of stretches, what was answered at the ground."""
    step, ground, parts = (1 - LEFT) / DAYS, 10.0 + DEEP, []
    for kind in NUMBERS[:4]:
        height = round(numbers[kind] / most * DEEP, 1)
        if numbers[kind]:
            ground -= max(height, 1.0)
            parts.append(Part(kind, round(ground, 1), max(height, 1.0)))
    return Day(day, numbers, LEFT + place * step, step * 0.8, parts)
