"""Tells which events a person has taken a claim out of, from the history: so that it can be put back."""

from dataclasses import dataclass

from claims.models import Claim, Event
from provenance.history.models import Entry
from sources.pages import wording

LATEST = 3  # moves that are told


@dataclass(frozen=True, slots=True)
class Left:
    """An event the claim was taken out of: by whom, when and why."""

    event: Event
    who: str
    when: str
    why: str


def left_events(claim: Claim) -> list[Left]:
    """The latest first; the event the claim is about now is none of them."""
    rows = Entry.objects.about("claims", claim.public_id).decisions()
    moves = list(rows.filter(subject="claim", before__has_key="event_id")[:LATEST])
    events = Event.objects.in_bulk({move.before["event_id"] for move in moves if move.before})
    found: dict[int, Left] = {}
    for move in moves:
        event = events.get((move.before or {})["event_id"])
        if event is not None and event.pk != claim.event_id and event.merged_into_id is None:
            found.setdefault(event.pk, Left(event, move.actor, wording.moment(move.at), move.why))
    return list(found.values())
