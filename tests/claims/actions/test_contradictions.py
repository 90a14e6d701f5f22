"""A large event keeps the foremost contradictions that comparing all pairs finds, and counts the others."""

import random
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import comparing, contradictions, corroboration, foremost
from claims.models import Claim, Contradiction, Event, FurtherRivals
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.models import Source
from sources.vocabulary import Publication
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_corroboration,
    make_event,
    make_grade,
    make_measure,
    make_source,
)

pytestmark = pytest.mark.django_db
GROUPS = (
    "people",
    "civilians",
    "soldiers",
    "Pemon",
    "boats",
    "aid trucks",
    "Venezuelan soldiers",
    "Venezuelans",
)


def make_large_event(seed: int, claims: int = 24) -> Event:
    """Claims about different groups, with figures that meet and figures that do not."""
    chance = random.Random(seed)  # noqa: S311 (invented claims, the same for a seed)
    event, capture = make_event(), make_capture()
    for number in range(claims):
        low = chance.randint(1, 6)
        claim = make_claim(
            f"Claim {number}.", event=event, measure=make_measure(event, population=chance.choice(GROUPS)),
            low=low, high=chance.choice([low, low, low + 2, None]),
        )  # fmt: skip
        stance = chance.choice([Stance.ASSERTS, Stance.ASSERTS, Stance.DISPUTES])
        make_appearance(claim, capture=capture if chance.random() < 0.3 else make_capture(), stance=stance)
    return event


def found() -> set[tuple[object, ...]]:
    rows = Contradiction.objects.filter(outcome=Outcome.CONTRADICTS)
    return set(
        rows.values_list("public_id", "one", "other", "kind", "reason", "one_appearance", "other_appearance")
    )


def rivals(field: str = "number") -> Counter[int]:
    """How many claims contradict each, kept as a pair or only counted."""
    pairs = Contradiction.objects.filter(outcome=Outcome.CONTRADICTS)
    counted = Counter(end for pair in pairs.values_list("one", "other") for end in pair)
    counted.update(dict(FurtherRivals.objects.values_list("claim", field)))
    return counted


@pytest.mark.parametrize("seed", range(4))
def test_what_a_large_event_keeps_and_counts_is_what_comparing_every_pair_finds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_large_event(seed)
    contradictions.compare(event_id=event.pk)
    every, counted, looked_at = found(), rivals(), Contradiction.objects.count()

    monkeypatch.setattr(comparing, "LOOKED_THROUGH", 0)
    monkeypatch.setattr(foremost, "MOST", 1)
    contradictions.compare(event_id=event.pk)

    assert found() < every
    assert rivals() == counted
    assert Contradiction.objects.count() < looked_at


def test_an_event_that_is_large_no_longer_counts_nothing_beside_its_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event = make_large_event(1)
    with monkeypatch.context() as small:
        small.setattr(comparing, "LOOKED_THROUGH", 0)
        small.setattr(foremost, "MOST", 1)
        contradictions.compare(event_id=event.pk)

    contradictions.compare(event_id=event.pk)

    assert not FurtherRivals.objects.exists()


def contested(figures: int) -> tuple[Event, list[Claim]]:
    """An event of so many exact figures, none like another."""
    event = make_event()
    for low in range(1, figures + 1):
        said_by(make_source(), low, event)
    return event, list(Claim.objects.filter(event=event).order_by("low"))


def test_of_many_rivals_the_best_founded_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LOOKED_THROUGH", 0)
    monkeypatch.setattr(foremost, "MOST", 1)
    event, claims = contested(5)
    make_corroboration(claims[3])

    contradictions.compare(event_id=event.pk)

    kept = Contradiction.objects.values_list("one", "other")
    assert all(claims[3].pk in pair for pair in kept)
    assert len(kept) == 4


def test_claims_out_of_sight_are_counted_for_the_newsroom_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LOOKED_THROUGH", 0)
    monkeypatch.setattr(foremost, "MOST", 1)
    event, claims = contested(6)
    # The foremost, with every pair kept: without it any may be, by their articles' names.
    make_corroboration(claims[0])
    Claim.objects.filter(pk=claims[5].pk).update(publication=Publication.DRAFT)

    contradictions.compare(event_id=event.pk)

    one = FurtherRivals.objects.get(claim=claims[4])
    assert (one.number, one.in_sight) == (4, 3)


def test_a_claim_better_founded_than_before_has_a_large_event_compared_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event, claims = contested(3)
    make_grade(claims[0].appearances.get().capture.article.source)

    corroboration.refresh(claim_id=claims[0].pk)
    event.refresh_from_db()
    assert event.compare_due == event.compare_done

    monkeypatch.setattr(comparing, "LOOKED_THROUGH", 2)
    corroboration.refresh(claim_id=claims[1].pk)
    corroboration.refresh(claim_id=claims[1].pk)
    event.refresh_from_db()
    assert event.compare_due == event.compare_done + 1


def test_all_large_events_of_claims_weighed_together_are_asked_for_at_once_and_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One after the other they would be locked in the order of the claims, and before claims that are stirred."""
    monkeypatch.setattr(comparing, "LOOKED_THROUGH", 2)
    (one, first), (other, second), (small, third) = contested(3), contested(4), contested(2)

    with CaptureQueriesContext(connection) as queries:
        corroboration.refresh_all(claims=[claim.pk for claim in (*second, *third, *first)])

    locks = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert [lock for lock in locks if 'FROM "claims_event"' in lock] == locks[-1:]
    due = dict(Event.objects.values_list("pk", "compare_due"))
    assert (due[one.pk], due[other.pk], due[small.pk]) == (1, 1, 0)


def test_comparing_again_takes_the_same_few_queries_however_many_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    for claims in (6, 24):
        event = make_large_event(1, claims)
        contradictions.compare(event_id=event.pk)
        with CaptureQueriesContext(connection) as queries:
            contradictions.compare(event_id=event.pk)
        asked.append(len(queries))

    assert asked[0] == asked[1]


def said_by(outlet: Source, low: int, event: Event, **article: object) -> None:
    """The outlet gives a figure in an article of its own."""
    claim = Claim.objects.filter(event=event, low=low).first()
    claim = claim or make_claim(
        f"{low} were killed.", event=event, measure=make_measure(event), low=low, high=low
    )
    make_appearance(
        claim, capture=make_capture(f"{low} were killed.", article=make_article(source=outlet, **article))
    )


@pytest.mark.parametrize(
    "kept_back",
    [{"publication": Publication.DRAFT}, {"embargo_until": datetime(2999, 1, 1, tzinfo=UTC)}],
    ids=["a draft", "under embargo"],
)
def test_an_outlet_is_not_said_to_contradict_itself_by_what_readers_may_not_see(
    kept_back: dict[str, object],
) -> None:
    event, (post, echo) = make_event(), (make_source("Bay Post"), make_source("Lindt Echo"))
    said_by(post, 12, event)
    said_by(echo, 7, event)
    said_by(post, 7, event, **kept_back)

    contradictions.compare(event_id=event.pk)

    (pair,) = Contradiction.objects.visible_to(None, timezone.now())
    assert pair.kind == ContradictionKind.VALUE
    assert "Bay Post" not in pair.reason


def test_an_outlets_two_figures_are_shown_by_its_own_quotes_whoever_gave_them_first() -> None:
    event, (post, echo) = make_event(), (make_source("Bay Post"), make_source("Lindt Echo"))
    said_by(echo, 12, event, published_at=datetime(2026, 3, 4, tzinfo=UTC))
    said_by(post, 12, event, published_at=datetime(2026, 3, 5, tzinfo=UTC))
    said_by(post, 7, event, published_at=datetime(2026, 3, 6, tzinfo=UTC))

    contradictions.compare(event_id=event.pk)

    (pair,) = Contradiction.objects.all()
    assert pair.kind == ContradictionKind.SELF
    quoted = {row.capture.article.source for row in (pair.one_appearance, pair.other_appearance)}
    assert quoted == {post}


def test_the_quote_that_stands_for_a_claim_is_one_that_everybody_may_see() -> None:
    event = make_event()
    said_by(
        make_source(), 12, event, publication=Publication.DRAFT, published_at=datetime(2026, 3, 4, tzinfo=UTC)
    )
    said_by(make_source(), 12, event)
    said_by(make_source(), 7, event)

    contradictions.compare(event_id=event.pk)

    assert Contradiction.objects.visible_to(None, timezone.now()).count() == 1
