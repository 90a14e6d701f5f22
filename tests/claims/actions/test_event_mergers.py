"""Merging events and moving claims between them: what contradicts what follows, and comes back as it was."""

import pytest
from django.db.models import F

from claims.actions import appearances, event_mergers
from claims.models import Claim, Contradiction, Event
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.errors import Refused, Stale
from sources.models import Article
from tests.claims.actions.test_divisions import read, scores
from tests.factories import make_act, make_capture, make_claim, make_event, make_measure

pytestmark = pytest.mark.django_db
TEXTS = (
    "Four ferrymen drowned at Olmari on 27 February 2026. The quay was shut by noon.",
    "Nine ferrymen drowned off Quarrel Point on 3 March 2026. Nobody was warned.",
)


def newsroom() -> tuple[Event, Event]:
    """Two events as the machine reads them, four dead in one and nine in the other."""
    for text in TEXTS:
        make_capture(text)
    read()
    one, other = (Claim.objects.get(low=low).event for low in (4, 9))
    assert one != other
    return one, other


def compared() -> int:
    """How many pairs of claims are held against each other, whatever comes of it."""
    return Contradiction.objects.exclude(one=F("other")).count()


def merge(one: Event, into: Event, by: User, **given: object) -> None:
    one.refresh_from_db()
    into.refresh_from_db()
    seen = {"version": one.version, "into_version": into.version, "why": "One storm."}
    event_mergers.merge(event=one, into=into, by=by, **{**seen, **given})  # type: ignore[arg-type]


def placed() -> list[tuple[object, ...]]:
    return list(
        Claim.objects.order_by("pk").values_list("public_id", "event", "measure", "merged_into", "text")
    )


def test_merged_events_claims_are_held_against_each_other_until_they_are_split(ana: User) -> None:
    one, other = newsroom()
    before, stood = scores(), placed()
    assert compared() == 0

    merge(one, other, ana)
    line.drain()
    assert compared() == 1
    assert {claim.event for claim in Claim.objects.all()} == {other}
    for article in Article.objects.all():
        appearances.read(article_id=article.pk)
    line.drain()
    assert (compared(), Event.objects.current().count(), Claim.objects.current().count()) == (1, 1, 2)

    one.refresh_from_db()
    event_mergers.split(event=one, by=ana, why="Two storms.", version=one.version)
    line.drain()
    assert (compared(), scores(), placed()) == (0, before, stood)


def test_a_moved_claim_is_held_against_the_claims_there_and_stays(ana: User) -> None:
    one, other = newsroom()
    before, claim = scores(), Claim.objects.get(low=4)

    event_mergers.move(claim=claim, event=other, by=ana, why="Same storm.", version=1)
    line.drain()
    assert compared() == 1
    claim.refresh_from_db()
    assert (claim.event, claim.measure.event) == (other, other)

    event_mergers.move(claim=claim, event=one, by=ana, why="No.", version=claim.version)
    line.drain()
    assert (compared(), scores()) == (0, before)


def test_what_cannot_be_related_is_refused_and_nothing_moves(ana: User) -> None:
    dead = make_measure(population="people").event
    hurt = make_measure(make_event(act=make_act("injured")), population="people").event
    claim = make_claim(event=dead)
    gone = make_event(merged_into=make_event())
    hidden = make_event(publication="draft")
    cases: list[tuple[Event, dict[str, object], type[Refused], str]] = [
        (dead, {}, Refused, "other"),
        (gone, {}, Refused, "other"),
        (hidden, {}, Refused, "keep"),
        (hurt, {}, Refused, "event"),
        (make_event(), {"version": 7}, Stale, "version"),
        (make_event(), {"into_version": 7}, Stale, "version"),
        (make_event(), {"why": " "}, Refused, "why"),
    ]

    for into, given, kind, field in cases:
        with pytest.raises(kind) as refused:
            merge(dead, into, ana, **given)
        assert refused.value.field == field, into
    for event, version, field in (
        (dead, 1, "event"),
        (gone, 1, "event"),
        (hurt, 1, "event"),
        (make_event(), 7, "version"),
    ):
        with pytest.raises(Refused) as refused:
            event_mergers.move(claim=claim, event=event, by=ana, why="There.", version=version)
        assert refused.value.field == field
    with pytest.raises(Refused, match="nothing to split"):
        event_mergers.split(event=dead, by=ana, why="No.", version=1)

    claim.refresh_from_db()
    assert (claim.event, claim.version) == (dead, 1)


def test_merging_in_a_chain_comes_apart_in_any_order(ana: User) -> None:
    events = [make_event() for _ in range(3)]
    claims = [make_claim(event=event) for event in events]
    first, second, third = events
    merge(first, second, ana)
    merge(second, third, ana)
    assert {claim.event for claim in Claim.objects.all()} == {third}

    for event in (second, first):
        event.refresh_from_db()
        event_mergers.split(event=event, by=ana, why="No.", version=event.version)

    assert [Claim.objects.get(pk=claim.pk).event for claim in claims] == events


def test_an_event_goes_into_one_other_alone(ana: User) -> None:
    one, other, third = (make_event(title) for title in ("A storm", "A gale", "A squall"))
    merge(one, other, ana)

    with pytest.raises(Refused, match="already is merged into “A gale”"):
        merge(one, third, ana)
