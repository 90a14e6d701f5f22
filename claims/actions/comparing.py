"""Asking for the claims of events to be held against each other again."""

from collections.abc import Iterable

from django.db.models import F

from claims.models import Claim, Event

LOOKED_THROUGH = 100
"""Claims of one event up to which every pair is held against each other and kept, different groups included."""


def ask(*, events: Iterable[int]) -> None:
    """Raise what is due for some events (by primary key), locked in one order."""
    asked = set(events)
    list(Event.objects.select_for_update().filter(pk__in=asked).order_by("pk").values_list("pk"))
    Event.objects.filter(pk__in=asked).update(compare_due=F("compare_due") + 1)


def ask_for(*, claims: Iterable[int]) -> None:
    """Raise what is due for the events of some claims (by primary key)."""
    ask(events=Claim.objects.filter(pk__in=set(claims)).values_list("event", flat=True))


def ask_where_crowded(*, claim: Claim) -> None:
    """Have a large event compared again: who is foremost there is told by how well each claim is founded."""
    if claim.event.claims.filter(merged_into=None).count() > LOOKED_THROUGH:
        ask(events=[claim.event_id])
