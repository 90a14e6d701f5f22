"""What stands already of a grouping: its events, measures and claims, read for many events at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.models import Claim, Event, Measure
from claims.rules.grouping.mention import EventGroup

STRETCH = 500
"""Events whose rows are read at once: four questions, and some thousand rows in memory."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Events and claims by natural key, measures by event and population, claims people keep by public id."""

    events: dict[str, Event]
    measures: dict[tuple[int, str], Measure]
    claims: dict[str, Claim]
    held: dict[str, Claim]


def each(groups: Sequence[EventGroup]) -> Iterator[tuple[EventGroup, Stood]]:
    """Every group with what stood of it, and of its neighbours, before the first of its stretch was written.

    Two groups of one act write to no row in common but claims that people hold, which are never rewritten: so what is
    read for a whole stretch is as good as read for each.
    """
    for start in range(0, len(groups), STRETCH):
        stretch = groups[start : start + STRETCH]
        stood = _stood(stretch)
        for group in stretch:
            yield group, stood


def _stood(groups: Sequence[EventGroup]) -> Stood:
    parts = [part for group in groups for part in group.claims]
    events = list(Event.objects.filter(natural_key__in=[group.key for group in groups]))
    measured = {event.merged_into_id or event.pk for event in events} | {event.pk for event in events}
    held = {part.held for part in parts} - {""}
    claims = Claim.objects.filter(natural_key__in=[part.key for part in parts if not part.held])
    return Stood(
        {event.natural_key: event for event in events},
        {(row.event_id, row.population): row for row in Measure.objects.filter(event__in=measured)},
        {claim.natural_key: claim for claim in claims},
        {claim.public_id: claim for claim in Claim.objects.filter(public_id__in=held)} if held else {},
    )
