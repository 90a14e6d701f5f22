"""What the desk shows of an endpoint: its lists, what waits, what was given up, and every attempt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q

from provenance.partners.models import Partner
from provenance.webhooks.models import Attempt, Delivery, Endpoint
from provenance.webhooks.rules.message import SINGULAR
from sources.pages.paging import Key, page

ORDER = (Key("sequence", descending=True),)
SHOWN = ("waiting", "given-up", "taken")
"""What the list of messages may be narrowed to."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many messages of an endpoint wait, were given up and were taken, of those still kept."""

    waiting: int = 0
    given_up: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One message in the list: what it is about, and what has come of it."""

    delivery: Delivery
    attempts: list[Attempt]

    @property
    def state(self) -> str:
        """Whether it was taken, waits, or was given up."""
        if self.delivery.delivered_at:
            return "taken"
        return "waiting" if self.delivery.due_at else "given-up"


def listed(partner: Partner) -> list[tuple[Endpoint, Numbers]]:
    """The endpoints of a partner, each with its numbers, in two queries."""
    rows = list(partner.endpoints.all())
    numbers = _numbers(rows)
    return [(row, numbers.get(row.pk, Numbers())) for row in rows]


def shown(endpoint: Endpoint, show: str, after: str, now: datetime) -> dict[str, Any]:
    """Everything the page of one endpoint is drawn from."""
    rows = Delivery.objects.filter(endpoint=endpoint)
    narrowed = {
        "waiting": rows.filter(due_at__isnull=False),
        "given-up": rows.given_up(),
        "taken": rows.filter(delivered_at__isnull=False),
    }.get(show, rows)
    attempts = Prefetch("attempts", queryset=Attempt.objects.order_by("-pk"))
    found = page(narrowed.prefetch_related(attempts).defer("body"), ORDER, after)
    return {
        "endpoint": endpoint,
        "numbers": _numbers([endpoint]).get(endpoint.pk, Numbers()),
        "two_secrets": endpoint.former_until is not None and endpoint.former_until > now,
        "page": found,
        "rows": [Row(row, list(row.attempts.all())) for row in found.rows],
        "lists": choices(endpoint.resources),
    }


def choices(ticked: Iterable[str]) -> list[tuple[str, bool]]:
    """The lists an endpoint may be told of, and whether it is."""
    return [(each, each in set(ticked)) for each in SINGULAR]


def _numbers(rows: Iterable[Endpoint]) -> dict[int, Numbers]:
    waits, taken = Q(due_at__isnull=False), Q(delivered_at__isnull=False)
    kept = Delivery.objects.filter(endpoint__in=[row.pk for row in rows]).order_by()
    counted = kept.values_list("endpoint").annotate(
        waiting=Count("pk", filter=waits),
        given_up=Count("pk", filter=~waits & ~taken),
        taken=Count("pk", filter=~waits & taken),
    )
    return {endpoint: Numbers(*numbers) for endpoint, *numbers in counted}
