"""Asking for the claims of events to be held against each other again."""

from collections.abc import Collection, Iterable

from django.db.models import Count, F

from claims.models import Claim, Event

LOOKED_THROUGH = 100
"""Claims of one event up to which every pair is held against each other and kept, different groups included."""


def ask(*, events: Iterable[int]) -> None:
    """Raise what is due for some events (by primary key), locked in one order."""
    asked = set(events)
    list(Event.objects.select_for_update().filter(pk__in=asked).order_by("pk").values_list("pk"))
    Event.objects.filter(pk__in=asked).update(compare_due=F("compare_due") + 1)


def events_of(*, claims: Collection[int]) -> set[int]:
    """The events (by primary key) of some claims."""
    return set(Claim.objects.filter(pk__in=claims).order_by().values_list("event", flat=True))


def crowded(*, claims: Collection[int]) -> set[int]:
    """The events of some claims (by primary key) that are too large for every pair.

    Who is foremost there is told by how well each claim is founded: where that moves, the event is compared again.
    """
    if not claims:
        return set()
    events = Claim.objects.filter(pk__in=claims).order_by().values("event")
    rows = Claim.objects.filter(event__in=events, merged_into=None).order_by().values("event")
    large = rows.annotate(claims=Count("pk")).filter(claims__gt=LOOKED_THROUGH)
    return set(large.values_list("event", flat=True))
