"""Events as partners meet them: what happened, where, when, and what claims about it give values for."""

from typing import Annotated, TypedDict

from django.db.models import OuterRef, Q

from claims.api import narrowing
from claims.api.claims import contested
from claims.api.shapes import WHEN, When, when
from claims.models import Claim, Event, Measure
from sources.api.audience import Audience
from sources.api.parameters import MOMENT, TRUTH, Parameter, text
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import Id, listed


class EventTold(TypedDict):
    """What happened, where and when."""

    id: Id
    title: str
    act: Annotated[str, "the kind of happening"]
    when: When | None
    place: Annotated[str, "where, as a reader would say it"]
    places: Annotated[list[str], "where, as folded names"]
    measures: Annotated[list[str], "what claims about it give values for"]


def tell(row: Row) -> EventTold:
    return {
        "id": row["public_id"],
        "title": row["title"],
        "act": row["act__key"],
        "when": when(row),
        "place": row["place_label"],
        "places": row["places"],
        "measures": row["labels"],
    }


def rows(audience: Audience) -> Rows:
    """Current events the audience may see, each with the measures of which it may see a claim."""
    counted = Measure.objects.filter(event=OuterRef("pk"))
    if not audience.newsroom:
        shown = Claim.objects.visible_to(audience.reader, audience.now).order_by().values("measure")
        counted = counted.filter(pk__in=shown)
    seen = Event.objects.visible_to(audience.reader, audience.now)
    return seen.current().annotate(labels=listed(counted, "label"))


def former(audience: Audience) -> Rows:
    """Events that were merged into another."""
    return Event.objects.visible_to(audience.reader, audience.now).exclude(merged_into=None)


def _contested(wanted: bool, audience: Audience) -> Q:
    """Keep events by whether the audience may see a claim about them that is contested."""
    seen = Claim.objects.current().visible_to(audience.reader, audience.now).filter(contested(True, audience))
    disputed = Q(pk__in=seen.order_by().values("event"))
    return disputed if wanted else ~disputed


SHAPE = Shape(EventTold, ("public_id", "title", "act__key", *WHEN, "place_label", "places", "labels"), tell)

EVENTS = Resource(
    name="events",
    about="What happened, where and when; groups the claims that answer about the same thing.",
    rows=rows,
    former=former,
    brief=SHAPE,
    full=SHAPE,
    parameters=(
        Parameter.on("after", "events that ended on this day or later", MOMENT, "when_last__gte"),
        Parameter.on("before", "events that began before this day", MOMENT, "when_first__lt"),
        Parameter(
            "place",
            "events in a place with all these words, each whole or as its beginning",
            text(),
            narrowing.placed("pk"),
        ),
        Parameter(
            "q",
            "events with all these words in their title, in any form of English ones",
            text(),
            narrowing.worded(Event, "title"),
        ),
        Parameter("contested", "whether a claim about it is contested", TRUTH, _contested),
    ),
)
