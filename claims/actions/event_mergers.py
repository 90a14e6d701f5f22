"""Merging two events that are one, splitting them again, and moving a single claim to the event it speaks of."""

from collections.abc import Collection

from django.utils import timezone

from claims.actions import claims, comparing, dues
from claims.actions.events import BY_HAND
from claims.models import Claim, Event, EventMerger, Measure
from sources.actions import versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.rules.names import fold
from sources.vocabulary import Publication


def merge(*, event: Event, into: Event, by: Person, why: str, version: int, into_version: int) -> EventMerger:
    """Let an event lead to another from now on: its address redirects, and its claims are held against the other's.

    The machine keeps to it: what it would put into the merged event goes into the other. ``version`` and
    ``into_version`` are those the person saw. Raises ``Stale`` if either has been changed since, ``Refused`` where the
    two tell of different kinds of happening, whose figures would be taken for one another.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        dues.ask(claims=_claims_of(event, into), acts=[event.act_id, into.act_id])
        comparing.ask(events=[event.pk, into.pk])
        event.refresh_from_db()
        into.refresh_from_db()
        _refuse_nonsense(event, into)
        versions.change(row=event, seen=version, merged_into=into)
        versions.change(row=into, seen=into_version)
        brought = {"claims": sorted(event.claims.values_list("public_id", flat=True))}
        _move(event.claims.values_list("pk", flat=True), into)
        return EventMerger.objects.create(
            one=event, into=into, merged_by_id=by.pk, merged_at=timezone.now(), why=why, brought=brought
        )


def split(*, event: Event, by: Person, why: str, version: int) -> Event:
    """Undo the merging of an event: its address is its own again, and the claims that went along come back.

    Claims that somebody has since put into another event stay there.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        event.refresh_from_db()
        into = event.merged_into
        if into is None:
            raise Refused("This event is not merged into another: there is nothing to split", field="one")
        dues.ask(claims=_claims_of(event, into), acts=[event.act_id, into.act_id])
        comparing.ask(events=[event.pk, into.pk])
        event = versions.change(row=event, seen=version, merged_into=None)
        versions.change(row=into, seen=into.version)
        merger = event.mergers.filter(split_at=None).first()
        names = merger.brought["claims"] if merger else []
        _move(Claim.objects.filter(public_id__in=names, event=into).values_list("pk", flat=True), event)
        marks = {"split_by_id": by.pk, "split_at": timezone.now(), "split_why": why}
        event.mergers.filter(split_at=None).update(**marks)
        return event


def move(*, claim: Claim, event: Event, by: Person, why: str, version: int) -> Claim:
    """Put one claim into another event, seen at ``version``; the machine leaves it there. Raises ``Stale``."""
    with signed(user=by, why=reason_given(why)):
        if event.merged_into is not None:
            raise Refused(
                f"That event has been merged into “{event.merged_into}”: choose that one", field="event"
            )
        if claim.event_id == event.pk:
            raise Refused("The claim is about this event already: choose another", field="event")
        dues.ask(claims=[claim.pk], acts=[event.act_id])
        comparing.ask(events=[claim.event_id, event.pk])
        _refuse_mixing([claim.measure], event)
        return claims.edit(
            claim=claim, by=by, why=why, version=version, measure=_measure(claim.measure, event)
        )


def _claims_of(*events: Event) -> Collection[int]:
    return set(Claim.objects.filter(event__in=events).order_by().values_list("pk", flat=True))


def _move(keys: Collection[int], event: Event) -> None:
    """Put claims into an event, each under the measure of the same population there."""
    for claim in Claim.objects.select_related("measure").filter(pk__in=list(keys)).order_by("pk"):
        Claim.objects.filter(pk=claim.pk).update(event=event, measure=_measure(claim.measure, event))


def _measure(measure: Measure, event: Event) -> Measure:
    return Measure.objects.get_or_create(
        event=event, population=measure.population, defaults={"label": measure.label}
    )[0]


def _refuse_nonsense(event: Event, into: Event) -> None:
    if event.pk == into.pk:
        raise Refused("An event cannot be merged into itself: choose another", field="other")
    if event.merged_into is not None:
        raise Refused(
            f"This event already is merged into “{event.merged_into}”: split it first", field="other"
        )
    if into.merged_into is not None:
        raise Refused(f"“{into}” is itself merged into “{into.merged_into}”: choose that one", field="other")
    if event.publication == Publication.PUBLISHED and into.publication != Publication.PUBLISHED:
        raise Refused(
            f"Readers see “{event}” and not “{into}”: keep the one they see, or publish the other first",
            field="keep",
        )
    _refuse_mixing(event.measures.all(), into)


def _refuse_mixing(measures: Collection[Measure], event: Event) -> None:
    """The dead and the injured of one population are not one measure, though their events may be told as one."""
    there = {measure.population: measure.label for measure in event.measures.select_related("event")}
    for measure in measures:
        acts = {measure.event.act_id, event.act_id}
        label = there.get(measure.population, measure.label)
        if len(acts) > 1 and (_read(measure.event, event) or fold(label) != fold(measure.label)):
            raise Refused(
                f"“{measure.label}” is another kind of happening than “{event}” tells of: figures would be mixed up. "
                "Choose an event of the same kind",
                field="event",
            )


def _read(*events: Event) -> bool:
    """Whether the machine reads for all of them, and would go on mixing them up."""
    return all(event.act.key != BY_HAND for event in events)
