"""Writing a grouping down: events, measures and claims by their natural keys, and each statement's place in them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef

from claims.actions import corroboration, stood
from claims.actions.emptied import RESTING
from claims.actions.stood import Stood
from claims.models import Act, Appearance, Claim, Event, Measure
from claims.rules.grouping.matching import ClaimGroup, EventGroup
from sources.publicid import public_id
from sources.rules.period import Period
from sources.vocabulary import Judgement


@dataclass(slots=True)
class Moves:
    """What a regrouping of ``rows`` (by public id) moved, from claim to claim, and the claims and events it touched."""

    rows: dict[str, Appearance]
    moved: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    claims: set[int] = field(default_factory=set)
    events: set[int] = field(default_factory=set)


def apply(*, act: Act, rows: Sequence[Appearance], events: Iterable[EventGroup]) -> None:
    """Bring events, claims and statements in line with a grouping; runs inside the caller's transaction.

    Only what differs is written. A claim or event left without statements is merged into the one that took them, so
    that its address keeps working; one that a person has touched keeps its words.
    """
    moves = Moves({row.public_id: row for row in rows})
    for group, known in stood.each(list(events)):
        if all(part.held for part in group.claims):
            # All of it stands where people have put it: no event has to be made for it.
            for part in group.claims:
                _place(known.held[part.held], part, moves)
            continue
        if _stays(group, known, moves):
            continue
        event = _event(act, group, known, moves)
        measures = _measures(event, group, known)
        for part in group.claims:
            claim = _claim(event, measures[part.population[:200]], part, known, moves)
            _place(claim, part, moves)
    _fold_emptied(act, moves)
    corroboration.ask(claims=moves.claims)
    Event.objects.filter(pk__in=moves.events).update(compare_due=F("compare_due") + 1)


def _stays(group: EventGroup, known: Stood, moves: Moves) -> bool:
    """Whether a group that is none of the known is all sorted into one claim that a person has touched.

    Merged into it, or moved with it to another event, it is a part of what it was among, by which its event is named.
    """
    rows = [moves.rows.get(key) for part in group.claims for key, _ in part.members]
    claims = {row.claim if row and row.match_reasons else None for row in rows}
    claim = claims.pop()
    return group.key not in known.events and not claims and claim is not None and claim.version > 1


def join(*, act: Act, rows: Sequence[Appearance], events: Iterable[EventGroup]) -> None:
    """Place statements beside others that stand already, as a grouping of all has them; runs inside the transaction.

    Where it puts them with some that stand, they go to those' claim, or to a claim of their own in those' event.
    Nothing of what stands is moved or renamed.
    """
    moves = Moves({row.public_id: row for row in rows})
    brought = [
        group
        for group in events
        if any(key in moves.rows for part in group.claims for key, _ in part.members)
    ]
    for group, known in stood.each(brought):
        held = [known.held[part.held] for part in group.claims if part.held]
        beside = min(held, key=lambda claim: claim.pk, default=None)
        event = beside.event if beside else _event(act, group, known, moves)
        measures = {} if beside else _measures(event, group, known)
        for part in group.claims:
            if part.held:
                claim = known.held[part.held]
            else:
                measure = measures.get(part.population[:200]) or _measure(
                    event, part.population, part.measure, known
                )
                claim = _claim(event, measure, part, known, moves)
            _place(claim, part, moves)
    _fold_emptied(act, moves)
    corroboration.ask(claims=moves.claims)
    Event.objects.filter(pk__in=moves.events).update(compare_due=F("compare_due") + 1)


def _when(period: Period | None, name: str) -> dict[str, Any]:
    columns: dict[str, Any] = {
        f"{name}_first": period.first if period else None,
        f"{name}_last": period.last if period else None,
    }
    if name == "when":
        columns |= {
            "when_precision": period.precision if period else "",
            "when_inferred": period.inferred if period else False,
        }
    return columns


def _event(act: Act, group: EventGroup, known: Stood, moves: Moves) -> Event:
    columns = {
        "title": group.title[:300],
        "place_label": group.place_label[:300],
        "places": list(group.places),
        "merged_into_id": None,
        **_when(group.when, "when"),
    }
    event, made = known.events.get(group.key), False
    if event is None:
        new = {"public_id": public_id("event", group.key), "act": act, **columns}
        event, made = Event.objects.get_or_create(natural_key=group.key, defaults=new)
    if made or (event.version == 1 and _differs(event, columns)):
        moves.events.add(event.pk)
    if not made and event.version == 1:
        _write(event, columns)
    # A person has merged it: what would be put into it now is put into the other.
    return _last(event) if event.version > 1 and event.merged_into_id is not None else event


def _last(event: Event) -> Event:
    """The event that stands for one that was merged, however often."""
    while event.merged_into is not None:
        event = event.merged_into
    return event


def _measures(event: Event, group: EventGroup, known: Stood) -> dict[str, Measure]:
    """One measure for each population; of several wordings the shortest, then the first in the alphabet, labels it."""
    labels: dict[str, str] = {}
    for part in group.claims:
        shortest = labels.get(part.population[:200], part.measure)
        labels[part.population[:200]] = min(shortest, part.measure, key=lambda words: (len(words), words))
    measures: dict[str, Measure] = {}
    for population, label in sorted(labels.items()):
        measure = _measure(event, population, label, known)
        if measure.label != label[:300]:
            measure.label = label[:300]
            Measure.objects.filter(pk=measure.pk).update(label=measure.label)
        measures[population] = measure
    return measures


def _measure(event: Event, population: str, label: str, known: Stood) -> Measure:
    """The measure of an event for a population; ``label`` names one that is new."""
    if measure := known.measures.get((event.pk, population[:200])):
        return measure
    named = {"label": label[:300]}
    return Measure.objects.get_or_create(event=event, population=population[:200], defaults=named)[0]


def _claim(event: Event, measure: Measure, part: ClaimGroup, known: Stood, moves: Moves) -> Claim:
    if part.held:
        return known.held[part.held]
    first = next(moves.rows[key] for key, _ in part.members if key in moves.rows)
    columns = {
        "event_id": event.pk,
        "measure_id": measure.pk,
        "text": part.text[:600],
        "language": first.language,
        "low": part.value.low,
        "high": part.value.high,
        "unit": part.value.unit[:60],
        "approximate": part.value.approximate,
        "polarity": part.value.polarity,
        "running": part.running,
        "merged_into_id": None,
        **_when(part.as_of, "as_of"),
    }
    claim, made = known.claims.get(part.key), False
    if claim is None:
        new = {"public_id": public_id("claim", part.key), **columns}
        claim, made = Claim.objects.get_or_create(natural_key=part.key, defaults=new)
    untouched = claim.judgement == Judgement.SUGGESTED and claim.version == 1
    other = None if untouched else claim.merged_into
    if other is not None:
        # A person has merged it: what would make it now makes the other.
        return other
    if made or (untouched and _differs(claim, columns)):
        moves.claims.add(claim.pk)
        moves.events.update({claim.event_id, event.pk})
    if not made and untouched:
        if claim.merged_into_id is not None:
            Claim.objects.filter(pk=claim.pk).update(terms_due=F("terms_due") + 1)
        _write(claim, columns)
    return claim


def _place(claim: Claim, part: ClaimGroup, moves: Moves) -> None:
    for key, reasons in part.members:
        told = [reason.as_json() for reason in reasons]
        row = moves.rows.get(key)
        if row is None:
            continue
        if row.judgement != Judgement.SUGGESTED or (row.claim_id == claim.pk and row.match_reasons == told):
            continue
        if row.claim_id != claim.pk:
            moves.claims.add(claim.pk)
            moves.events.add(claim.event_id)
            if row.claim_id is not None:
                moves.moved[row.claim_id][claim.pk] += 1
                moves.claims.add(row.claim_id)
        if Appearance.objects.filter(pk=row.pk, judgement=Judgement.SUGGESTED).update(
            claim=claim, match_reasons=told
        ):
            row.claim, row.match_reasons = claim, told


def _fold_emptied(act: Act, moves: Moves) -> None:
    """Merge what lost all its statements into what took most of them."""
    said = Appearance.objects.filter(claim=OuterRef("pk")).exclude(RESTING)
    emptied = Claim.objects.filter(~Exists(said), pk__in=moves.moved, version=1).select_related("event")
    for claim in emptied:
        taker, _ = min(moves.moved[claim.pk].items(), key=lambda taken: (-taken[1], taken[0]))
        Claim.objects.filter(pk=claim.pk).update(merged_into=taker, terms_due=F("terms_due") + 1)
        moves.events.add(claim.event_id)
    for event in Event.objects.filter(pk__in={claim.event_id for claim in emptied}, version=1):
        if not event.claims.filter(merged_into=None).exists():
            heirs = Claim.objects.filter(pk__in=event.claims.values("merged_into")).exclude(event=event)
            heir = heirs.order_by("event__public_id").first()
            if heir is not None:
                Event.objects.filter(pk=event.pk).update(merged_into=heir.event)


def _differs(row: Event | Claim, columns: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in columns.items())


def _write(row: Event | Claim, columns: dict[str, Any]) -> None:
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    if changed:
        type(row).objects.filter(pk=row.pk).update(**changed)
        for name, value in changed.items():
            setattr(row, name, value)
