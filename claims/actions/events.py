"""Writing events by hand: what happened, where and when, where no machine has read it."""

from typing import Any

from claims.actions import dues
from claims.models import Act, Event
from sources.actions import judging
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.publicid import public_id
from sources.rules.names import fold
from sources.rules.period import Period
from sources.vocabulary import Publication

BY_HAND = "by hand"
"""The act of an event in whose words the reader finds no happening: nothing is ever sorted into it by itself."""


def propose(
    *,
    title: str,
    by: Person,
    why: str,
    act: str = "",
    when: Period | None = None,
    place: str = "",
    publication: Publication = Publication.DRAFT,
) -> Event:
    """Write an event down by hand; the same title and days are the same event, and proposing it again changes nothing.

    ``act`` is the kind of happening as the reader names it ("killed"), where it has found one.
    """
    title, place = _title(title), _place(place)
    days = f"{when.first}/{when.last}" if when else ""
    key = f"by hand|{public_id(act, fold(title), days)}"
    with signed(user=by, why=judging.reason_given(why)):
        held, _ = Act.objects.get_or_create(key=act or BY_HAND)
        dues.ask(claims=[], acts=[held.pk])
        event, _ = Event.objects.get_or_create(
            natural_key=key,
            defaults={
                "public_id": public_id("event", key),
                "act": held,
                "title": title,
                "place_label": place,
                "publication": publication,
                "version": 2,  # an event at its first version is the machine's to reword
                **_days(when),
            },
        )
        return event.merged_into or event


def _title(title: str) -> str:
    written = " ".join(title.split())
    if not fold(written):
        raise Refused("Say what happened, as in “Four killed at Olmari”", field="title")
    if len(written) > 300:
        raise Refused(f"The title has {len(written)} characters; 300 are the most: shorten it", field="title")
    return written


def _place(place: str) -> str:
    written = " ".join(place.split())
    if len(written) > 300:
        raise Refused(f"The place has {len(written)} characters; 300 are the most: shorten it", field="place")
    return written


def _days(when: Period | None) -> dict[str, Any]:
    if when is None:
        return {}
    return {"when_first": when.first, "when_last": when.last, "when_precision": when.precision}
